import { expect, test } from "vitest";
import { layOut } from "./lines";
import type { Entry } from "./transcript";

const MINUTE = 60_000;
const NOON = new Date(2026, 10, 24, 12, 0).getTime();
const calm = { now: NOON, awaited: false, trouble: false };
const entry = (role: Entry["role"], minutes: number, more: Partial<Entry> = {}): Entry => ({
  key: `${role}${minutes}`,
  role,
  text: "…",
  at: NOON + minutes * MINUTE,
  ...more,
});

test("a day is named once, where it begins", () => {
  const lines = layOut(
    [entry("agent", -2 * 24 * 60), entry("agent", -24 * 60), entry("customer", -2), entry("agent", -1)],
    calm,
  );
  expect(lines.map((line) => line.day)).toEqual([expect.stringContaining("22"), "Yesterday", "Today", ""]);
});

test("lines of one speaker within minutes stand together", () => {
  const lines = layOut([entry("agent", 0), entry("agent", 1), entry("customer", 2), entry("customer", 20)], calm);
  expect(lines.map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test("a quick exchange is not cluttered with times; the last line always has one", () => {
  const lines = layOut(
    [entry("customer", 0), entry("agent", 1), entry("customer", 2), entry("agent", 9), entry("agent", 9.1)],
    calm,
  );
  expect(lines.map((line) => line.meta !== "")).toEqual([true, false, false, false, true]);
});

test("an arrived message says so only while nobody writes back", () => {
  const own = entry("customer", 0, { delivery: "sent" });
  expect(layOut([own], calm)[0]?.meta).toContain("Sent");
  expect(layOut([own], { ...calm, awaited: true })[0]?.meta).not.toContain("Sent");
});

test("a message that waits says so only when there is trouble", () => {
  const own = entry("customer", 0, { delivery: "queued" });
  expect(layOut([own], calm)[0]?.meta).not.toContain("ent");
  expect(layOut([own], { ...calm, trouble: true })[0]?.meta).toBe("Not sent yet");
});
