import { expect, test } from "vitest";
import { addMonths, beginningOf, daysShown, isDay, step, titleOf } from "./days";

const SUNDAY = 0;
const MONDAY = 1;

test("a month is shown with the whole of its first and last weeks", () => {
  expect(daysShown("month", "2026-11-24", SUNDAY)).toEqual({ from: "2026-11-01", to: "2026-12-06" });
  expect(daysShown("month", "2026-11-24", MONDAY)).toEqual({ from: "2026-10-26", to: "2026-12-07" });
  expect(daysShown("month", "2026-02-10", SUNDAY)).toEqual({ from: "2026-02-01", to: "2026-03-01" });
});

test("a week begins where the country begins it", () => {
  expect(daysShown("week", "2026-11-24", SUNDAY)).toEqual({ from: "2026-11-22", to: "2026-11-29" });
  expect(daysShown("list", "2026-11-22", MONDAY)).toEqual({ from: "2026-11-16", to: "2026-11-23" });
});

test("going on from the last of a month stays in the next one", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  expect(step("month", "2026-01-31", 1)).toBe("2026-02-01");
  expect(step("week", "2026-11-24", -1)).toBe("2026-11-17");
  expect(step("day", "2026-11-30", 1)).toBe("2026-12-01");
});

test.each([
  ["2026-11-24", true],
  ["2026-02-30", false],
  ["2026-13-01", false],
  ["tomorrow", false],
  [null, false],
])("%s is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test("titles say what is shown", () => {
  expect(titleOf("month", "2026-11-24", SUNDAY)).toBe("November 2026");
  expect(titleOf("week", "2026-11-24", SUNDAY)).toMatch(/^Nov 22\s–\s28, 2026$/);
  expect(titleOf("day", "2026-11-24", SUNDAY)).toBe("Tuesday, November 24, 2026");
  expect(titleOf("day", "2026-11-24", SUNDAY, true)).toBe("Tue, Nov 24");
});

test.each([
  ["2026-11-24", "America/New_York", "2026-11-24T05:00:00.000Z"],
  ["2026-07-01", "America/New_York", "2026-07-01T04:00:00.000Z"],
  ["2026-11-24", "Asia/Kolkata", "2026-11-23T18:30:00.000Z"],
  ["2026-11-24", "UTC", "2026-11-24T00:00:00.000Z"],
  ["2026-11-01", "America/New_York", "2026-11-01T04:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, instant) => {
  expect(beginningOf(day, zone).toISOString()).toBe(instant);
});
