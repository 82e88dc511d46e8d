import { expect, test } from "vitest";
import type { Hours, Override } from "../api/managed";
import { chosen, isSoundPlace, placesOn, withDate } from "./overrides";

const HOURS: Hours[] = [{ location_id: "downtown", day: "thu", from: "12:00", to: "20:00" }];
const SHORT: Override = { location_id: "downtown", date: "2026-12-24", hours: [{ from: "09:00", to: "13:00" }] };
const CLOSED: Override = { location_id: "downtown", date: "2026-12-25", hours: [] };

const on = (date: string) => placesOn(date, HOURS, [SHORT, CLOSED], ["downtown"]);

test("a date is usual, closed or special", () => {
  expect(on("2026-12-23").map((each) => each.choice)).toEqual(["usual"]);
  expect(on("2026-12-24").map((each) => each.choice)).toEqual(["special"]);
  expect(on("2026-12-25").map((each) => each.choice)).toEqual(["closed"]);
});

test("special hours begin with the usual ones of that weekday", () => {
  const [thursday] = on("2026-12-31");
  const special = thursday && chosen(thursday, "special");
  expect(special?.openings.map(({ from, to }) => [from, to])).toEqual([["12:00", "20:00"]]);
});

test("special hours need hours", () => {
  const [place] = on("2026-12-24");
  expect(place && isSoundPlace(place)).toBe(true);
  expect(place && isSoundPlace({ ...place, openings: [] })).toBe(false);
  expect(place && isSoundPlace({ ...place, choice: "closed", openings: [] })).toBe(true);
});

test("one date changes, and all others stay", () => {
  const closed = on("2026-12-24").map((each) => chosen(each, "closed"));
  expect(withDate([SHORT, CLOSED], "2026-12-24", closed)).toEqual([CLOSED, { ...SHORT, hours: [] }]);
  const usual = on("2026-12-25").map((each) => chosen(each, "usual"));
  expect(withDate([SHORT, CLOSED], "2026-12-25", usual)).toEqual([SHORT]);
  const elsewhere = { ...CLOSED, location_id: "harbour" };
  expect(withDate([elsewhere, CLOSED], "2026-12-25", usual)).toEqual([elsewhere]);
});
