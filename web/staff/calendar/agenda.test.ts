import { expect, test } from "vitest";
import { byDay, marksOf, weeksShown } from "./agenda";
import { aBooking } from "./booking.fixture";

test("a booking stands on the day that the clocks shown have when it begins", () => {
  const late = aBooking({ id: "late", starts_at: "2026-11-24T23:30:00-05:00" });
  const early = aBooking({ id: "early", starts_at: "2026-11-24T08:00:00-05:00" });
  const days = byDay([late, early], "America/New_York");
  expect(days.get("2026-11-24")?.map((each) => each.id)).toEqual(["early", "late"]);
  expect([...byDay([late], "Europe/London").keys()]).toEqual(["2026-11-25"]);
});

test("a month is shown in whole weeks", () => {
  const weeks = weeksShown("2026-11-01", "2026-12-06");
  expect(weeks.length).toBe(5);
  expect(weeks[0]?.[0]).toBe("2026-11-01");
  expect(weeks.at(-1)?.at(-1)).toBe("2026-12-05");
});

test("a day is marked with its statuses, in the order of the legend", () => {
  const [cancelled, pending] = [aBooking({ status: "cancelled" }), aBooking({ status: "pending" })];
  expect(marksOf([cancelled, pending, cancelled])).toEqual([
    { status: "pending", share: 1 },
    { status: "cancelled", share: 2 },
  ]);
});
