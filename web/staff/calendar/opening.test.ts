import { expect, test } from "vitest";
import { hoursShown, opening } from "./opening";

const DOWNTOWN = new Set(["downtown"]);

test("hours that several people share are shaded once, and other locations' not at all", () => {
  const nine = { location_id: "downtown", day: "mon", from: "09:00", to: "17:00" } as const;
  const elsewhere = { ...nine, location_id: "harbour", day: "sun" } as const;
  expect(opening([nine, { ...nine }, elsewhere], DOWNTOWN)).toEqual([
    { daysOfWeek: [1], startTime: "09:00", endTime: "17:00" },
  ]);
});

test("an hour more than is open is shown, and whatever is booked", () => {
  const open = [{ daysOfWeek: [1], startTime: "09:30", endTime: "17:30" }];
  expect(hoursShown(open, [])).toEqual(["08:00:00", "19:00:00"]);
  expect(hoursShown(open, [{ from: "06:45", to: "21:15" }])).toEqual(["06:00:00", "22:00:00"]);
  expect(hoursShown(open, [{ from: "23:30", to: "00:30" }])).toEqual(["08:00:00", "24:00:00"]);
});

test("where nobody has hours, a usual day is shown", () => {
  expect(hoursShown([], [])).toEqual(["08:00:00", "20:00:00"]);
});
