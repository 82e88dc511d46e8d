import { expect, test } from "vitest";
import { dayAfter, momentOf, readingOf } from "./zoned";

const NEW_YORK = "America/New_York";

test.each([
  [NEW_YORK, "2026-11-24", "09:00", "2026-11-24T09:00:00-05:00"],
  [NEW_YORK, "2026-07-01", "00:00", "2026-07-01T00:00:00-04:00"],
  ["Asia/Kathmandu", "2026-11-24", "09:30", "2026-11-24T09:30:00+05:45"],
  ["UTC", "2026-11-24", "23:59", "2026-11-24T23:59:00+00:00"],
  // The hour that comes twice: its first time.
  [NEW_YORK, "2026-11-01", "01:30", "2026-11-01T01:30:00-04:00"],
  [NEW_YORK, "2026-11-01", "02:30", "2026-11-01T02:30:00-05:00"],
  // The hour that is left out: as if the clocks had not been changed yet.
  [NEW_YORK, "2026-03-08", "02:30", "2026-03-08T02:30:00-05:00"],
  [NEW_YORK, "2026-03-08", "03:00", "2026-03-08T03:00:00-04:00"],
])("in %s %s %s is %s", (zone, date, time, moment) => {
  expect(momentOf(zone, date, time)).toBe(moment);
});

test("an instant is read on the clock of the zone", () => {
  expect(readingOf(NEW_YORK, "2026-11-24T04:30:00.000Z")).toEqual({ date: "2026-11-23", time: "23:30" });
  expect(readingOf("Pacific/Kiritimati", "2026-12-31T10:00:00.000Z")).toEqual({ date: "2027-01-01", time: "00:00" });
});

test("days follow each other, whatever the clocks do", () => {
  expect(dayAfter("2026-02-28")).toBe("2026-03-01");
  expect(dayAfter("2026-11-01")).toBe("2026-11-02");
  expect(dayAfter("2026-12-31", -365)).toBe("2025-12-31");
});
