import { expect, test } from "vitest";
import type { Hours } from "../api/managed";
import {
  anOpening,
  copied,
  daysFrom,
  emptyWeek,
  hoursOf,
  isSound,
  lengthOf,
  nextOpening,
  sameHours,
  troublesOf,
  weeksOf,
} from "./week";

const HOURS: Hours[] = [
  { location_id: "downtown", day: "mon", from: "09:00", to: "12:00" },
  { location_id: "downtown", day: "mon", from: "13:00", to: "24:00" },
  { location_id: "harbour", day: "sun", from: "00:00", to: "02:00" },
];

test("what is read is what is written, midnight included", () => {
  const weeks = weeksOf(HOURS);
  expect(weeks.get("downtown")?.mon.map(({ to }) => to)).toEqual(["12:00", "00:00"]);
  expect(hoursOf(weeks)).toEqual(HOURS);
  expect(isSound(weeks)).toBe(true);
});

test("a day is written in its order, however it was put in", () => {
  const week = { ...emptyWeek(), tue: [anOpening("13:00", "15:00"), anOpening("09:00", "12:00")] };
  expect(hoursOf(new Map([["x", week]])).map(({ from }) => from)).toEqual(["09:00", "13:00"]);
});

test.each([
  [[["", "10:00"]], ["missing"]],
  [[["10:00", "10:00"]], ["order"]],
  [[["18:00", "02:00"]], ["order"]],
  [[["18:00", "00:00"]], []],
  [
    [
      ["09:00", "12:00"],
      ["12:00", "15:00"],
    ],
    [],
  ],
  [
    [
      ["09:00", "12:00"],
      ["11:59", "15:00"],
    ],
    ["overlap"],
  ],
  [
    [
      ["13:00", "15:00"],
      ["09:00", "18:00"],
    ],
    ["overlap"],
  ],
  [
    [
      ["09:00", "18:00"],
      ["10:00", "11:00"],
      ["12:00", "13:00"],
    ],
    ["overlap", "overlap"],
  ],
] as [string[][], string[]][])("%j has %j", (openings, troubles) => {
  const made = openings.map(([from = "", to = ""]) => anOpening(from, to));
  expect([...troublesOf(made).values()]).toEqual(troubles);
});

test("a day is copied to others, and what is changed there later changes nothing here", () => {
  const week = { ...emptyWeek(), mon: [anOpening("09:00", "12:00")], fri: [anOpening("20:00", "21:00")] };
  const after = copied(week, "mon", ["tue", "fri"]);
  expect(after.tue.map(({ from, to }) => [from, to])).toEqual([["09:00", "12:00"]]);
  expect(after.fri.map(({ from }) => from)).toEqual(["09:00"]);
  expect(after.tue[0]?.key).not.toBe(week.mon[0]?.key);
  expect(week.tue).toEqual([]);
});

test("more hours begin after those that are there, and end by midnight", () => {
  const said = (opening: { from: string; to: string }) => [opening.from, opening.to];
  expect(said(nextOpening([]))).toEqual(["09:00", "17:00"]);
  expect(said(nextOpening([anOpening("09:00", "12:00")]))).toEqual(["13:00", "17:00"]);
  expect(said(nextOpening([anOpening("09:00", "21:30")]))).toEqual(["22:30", "00:00"]);
});

test("a week has as many minutes as its hours", () => {
  expect(lengthOf(weeksOf(HOURS).get("downtown") ?? emptyWeek())).toBe(14 * 60);
});

test("the same hours in another order are the same", () => {
  expect(sameHours(HOURS, [...HOURS].reverse())).toBe(true);
  expect(sameHours(HOURS, HOURS.slice(1))).toBe(false);
});

test("the days come in the order of the country's weeks", () => {
  expect([daysFrom(0)[0], daysFrom(1)[0], daysFrom(6)[0]]).toEqual(["sun", "mon", "sat"]);
  expect(daysFrom(0).at(-1)).toBe("sat");
});
