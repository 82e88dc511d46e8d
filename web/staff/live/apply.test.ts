import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { keys } from "../api/keys";
import { weeksOf } from "../api/weeks";
import { aBooking } from "../calendar/booking.fixture";
import { applyBooking, withBookings } from "./apply";

const WEEK = "2026-11-22T00:00:00.000Z";

test("a booking that is new appears in its week, and in no other", () => {
  const cache = new QueryClient();
  const booking = aBooking();
  cache.setQueryData(keys.bookings.week(WEEK), []);
  cache.setQueryData(keys.bookings.week("2026-11-29T00:00:00.000Z"), []);
  applyBooking(cache, booking);
  expect(cache.getQueryData(keys.bookings.week(WEEK))).toEqual([booking]);
  expect(cache.getQueryData(keys.bookings.week("2026-11-29T00:00:00.000Z"))).toEqual([]);
});

test("news of an older state changes nothing", () => {
  const known = [aBooking({ version: 3, status: "completed" })];
  expect(withBookings(known, [aBooking({ version: 2 })], WEEK)).toBe(known);
  expect(withBookings(known, [aBooking({ version: 3 })], WEEK)).toBe(known);
});

test("of many changes of one booking the last stays, in whatever order they come", () => {
  const [first, second, third] = [1, 2, 3].map((version) => aBooking({ version }));
  if (!first || !second || !third) throw new Error();
  expect(withBookings([first], [third, second], WEEK)).toEqual([third]);
});

test("what nobody has looked at is not kept", () => {
  const cache = new QueryClient();
  applyBooking(cache, aBooking());
  expect(cache.getQueryData(keys.bookings.one("bk_1"))).toBeUndefined();
});

test("weeks lie on one grid, whatever is looked at", () => {
  const day = weeksOf(new Date("2026-11-24T05:00:00Z"), new Date("2026-11-25T05:00:00Z"));
  expect(day).toEqual([WEEK]);
  const month = weeksOf(new Date("2026-11-01T04:00:00Z"), new Date("2026-12-06T05:00:00Z"));
  expect(month).toHaveLength(6);
  expect(month).toContain(WEEK);
});
