import { expect, test } from "vitest";
import { daysIn, daysOfWeek, monthsOf, plusDays, weekOf } from "./days";

test("days are counted over the ends of months and years", () => {
  expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(plusDays("2028-03-01", -1)).toBe("2028-02-29");
});

test("a week begins on its Monday", () => {
  expect(weekOf("2026-11-23")).toBe("2026-11-23");
  expect(weekOf("2026-11-29")).toBe("2026-11-23");
  expect(daysOfWeek("2026-11-30").at(-1)).toBe("2026-12-06");
});

test("a week that spans two months needs both", () => {
  expect(monthsOf(daysOfWeek("2026-11-30"))).toEqual(["2026-11", "2026-12"]);
});

test("months have their days", () => {
  expect([daysIn("2026-02"), daysIn("2028-02"), daysIn("2026-11"), daysIn("2026-12")]).toEqual([28, 29, 30, 31]);
});
