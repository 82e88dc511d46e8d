import { expect, test } from "vitest";
import type { Slot } from "../../api/types";
import { byPartOfDay, chooseSlot, isSame, loseSlot, NO_TIME, offerWalkIns, wishedAmong } from "./choice";

function slotAt(clock: string): Slot {
  return { starts_at: `2026-11-24T${clock}:00-05:00`, ends_at: `2026-11-24T${clock}:30-05:00`, providers_available: 1 };
}

const TEN = slotAt("10:00");

test("slots are told apart by the instant they start at", () => {
  expect(isSame(TEN, { ...TEN, starts_at: "2026-11-24T15:00:00Z" })).toBe(true);
  expect(isSame(TEN, slotAt("10:30"))).toBe(false);
  expect(isSame(null, null)).toBe(false);
});

test("a slot that is lost is named, with what is free instead", () => {
  const lost = loseSlot(chooseSlot(NO_TIME, TEN), "Taken.", [slotAt("11:00")]);
  expect(lost).toEqual({
    slot: null,
    walkIn: false,
    lost: { slot: TEN, sentence: "Taken.", choices: [slotAt("11:00")] },
  });
  expect(chooseSlot(lost, slotAt("11:00")).lost).toBeNull();
});

test("nothing is lost where nothing was chosen", () => {
  expect(loseSlot(NO_TIME, "Taken.", [])).toBe(NO_TIME);
});

test("a wish is granted where it is free, and gives way to what was chosen or lost", () => {
  const [slots, wish] = [[slotAt("09:30"), TEN], "2026-11-24T15:00:00Z"];
  expect(wishedAmong(NO_TIME, slots, wish)).toBe(TEN);
  expect(wishedAmong(NO_TIME, slots, "2026-11-24T15:10:00Z")).toBeUndefined();
  expect(wishedAmong(NO_TIME, slots, undefined)).toBeUndefined();
  expect(wishedAmong(chooseSlot(NO_TIME, slotAt("09:30")), slots, wish)).toBeUndefined();
  expect(wishedAmong(loseSlot(chooseSlot(NO_TIME, TEN), "Taken.", []), slots, wish)).toBeUndefined();
});

test("without walk-ins, what was chosen among them is chosen no more", () => {
  expect(offerWalkIns(chooseSlot(NO_TIME, TEN), true).slot).toBe(TEN);
  expect(offerWalkIns(chooseSlot({ ...NO_TIME, walkIn: true }, TEN), false)).toEqual(NO_TIME);
});

test("slots are sorted by the part of their own day", () => {
  const slots = [slotAt("09:00"), slotAt("12:00"), slotAt("16:45"), slotAt("17:00")];
  expect(byPartOfDay(slots).map(([part, found]) => [part, found.length])).toEqual([
    ["morning", 1],
    ["afternoon", 2],
    ["evening", 1],
  ]);
  expect(byPartOfDay([slotAt("18:00")]).map(([part]) => part)).toEqual(["evening"]);
});
