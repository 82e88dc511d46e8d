import { expect, test } from "vitest";
import { instantAt } from "./wallClock";

test.each([
  ["in winter", "America/New_York", "2026-11-24", "10:00", "2026-11-24T15:00:00Z"],
  ["in summer", "America/New_York", "2026-07-01", "10:00", "2026-07-01T14:00:00Z"],
  ["with an odd offset", "Asia/Kathmandu", "2026-11-24", "10:00", "2026-11-24T04:15:00Z"],
  ["the first of an hour that comes twice", "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
  ["past an hour that is skipped", "America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30:00Z"],
  ["late on the day the clocks change", "America/New_York", "2027-03-14", "16:00", "2027-03-14T20:00:00Z"],
])("a reading of the clock %s", (_, zone, date, time, instant) => {
  expect(instantAt(zone, date, time)).toBe(instant);
});
