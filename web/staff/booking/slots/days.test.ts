import { expect, test } from "vitest";
import { daysIn, monthsOf, plusDays, weekOf } from "./days";

test("days are counted over the ends of months and years", () => {
  expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(plusDays("2028-03-01", -1)).toBe("2028-02-29");
});

test("a week begins with the day that it is said to", () => {
  expect(weekOf("2026-11-23", 1)[0]).toBe("2026-11-23");
  expect(weekOf("2026-11-29", 1)[0]).toBe("2026-11-23");
  expect(weekOf("2026-11-29", 0)[0]).toBe("2026-11-29");
  expect(weekOf("2026-11-30", 6).at(-1)).toBe("2026-12-04");
});

test("a week that spans two months needs both", () => {
  expect(monthsOf(weekOf("2026-11-30", 1))).toEqual(["2026-11", "2026-12"]);
});

test("months have their days", () => {
  expect([daysIn("2026-02"), daysIn("2028-02"), daysIn("2026-11"), daysIn("2026-12")]).toEqual([28, 29, 30, 31]);
});
