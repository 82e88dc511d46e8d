import { expect, test } from "vitest";
import { lengthInWords, unitOf } from "./lengths";

test.each([
  [0, "minutes"],
  [30, "minutes"],
  [60, "hours"],
  [90, "minutes"],
  [2880, "days"],
  [1500, "hours"],
] as const)("%d minutes are given in %s", (minutes, unit) => {
  expect(unitOf(minutes)).toBe(unit);
});

test("a unit that is not on offer is not used", () => {
  expect(unitOf(1440, ["minutes", "hours"])).toBe("hours");
  expect(unitOf(0, ["hours", "days"])).toBe("hours");
});

test.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 hour"],
  [150, "2 hours 30 min"],
  [1440, "1 day"],
  [2890, "2 days 10 min"],
])("%d minutes are %s", (minutes, said) => {
  expect(lengthInWords(minutes)).toBe(said);
});
