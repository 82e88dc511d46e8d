import { expect, test } from "vitest";
import { hoursShown, opening } from "./opening";

const NEW_YORK = "America/New_York";
const at = (starts_at: string, ends_at: string) => ({ location_id: "downtown", starts_at, ends_at });

test("what is open is shaded on its own date, on the clocks that are shown", () => {
  const open = opening([at("2026-11-24T09:00:00-05:00", "2026-11-24T17:00:00-05:00")], "Europe/London");
  expect(open).toEqual([
    { daysOfWeek: [2], startTime: "14:00", endTime: "22:00", startRecur: "2026-11-24", endRecur: "2026-11-25" },
  ]);
});

test("a night is the end of one day and the beginning of the next", () => {
  const night = opening([at("2026-11-24T22:00:00-05:00", "2026-11-25T02:00:00-05:00")], NEW_YORK);
  expect(night.map((each) => [each.startRecur, each.startTime, each.endTime])).toEqual([
    ["2026-11-24", "22:00", "24:00"],
    ["2026-11-25", "00:00", "02:00"],
  ]);
  const evening = opening([at("2026-11-24T22:00:00-05:00", "2026-11-25T00:00:00-05:00")], NEW_YORK);
  expect(evening.map((each) => each.endTime)).toEqual(["24:00"]);
});

test("an hour more than is open is shown, and whatever is booked", () => {
  const open = [{ startTime: "09:30", endTime: "17:30" }];
  expect(hoursShown(open, [])).toEqual(["08:00:00", "19:00:00"]);
  expect(hoursShown(open, [{ from: "06:45", to: "21:15" }])).toEqual(["06:00:00", "22:00:00"]);
  expect(hoursShown(open, [{ from: "23:30", to: "00:30" }])).toEqual(["08:00:00", "24:00:00"]);
});

test("where nobody has hours, a usual day is shown", () => {
  expect(hoursShown([], [])).toEqual(["08:00:00", "20:00:00"]);
});
