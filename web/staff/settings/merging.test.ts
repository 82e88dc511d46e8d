import { expect, test } from "vitest";
import { mergedHours } from "./merging";
import type { Day } from "./week";

const on = (day: Day, to: string) => ({ location_id: "downtown", day, from: "09:00", to });
const BASE = [on("mon", "17:00"), on("tue", "17:00"), on("wed", "17:00")];

test("what somebody else has saved comes in beside what is being written here", () => {
  const mine = [on("mon", "17:00"), on("tue", "12:00"), on("wed", "17:00")];
  const theirs = [on("tue", "17:00"), on("wed", "20:00")];
  expect(mergedHours(BASE, mine, theirs)).toEqual({ hours: [on("tue", "12:00"), on("wed", "20:00")], both: [] });
});

test("a day that both have changed is as it was written here, and named", () => {
  const [mine, theirs] = [[on("mon", "12:00")], [on("mon", "20:00")]];
  const { hours, both } = mergedHours([on("mon", "17:00")], mine, theirs);
  expect(hours).toEqual(mine);
  expect(both).toEqual([{ locationId: "downtown", day: "mon" }]);
  expect(mergedHours([on("mon", "17:00")], mine, mine).both).toEqual([]);
});
