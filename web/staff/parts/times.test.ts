import { expect, test } from "vitest";
import { timeIn, withTimes } from "./times";

const at = (clock: string) => timeIn("UTC", `2000-01-01T${clock}:00Z`);

test("the times in a sentence of the server are written as all the others", () => {
  expect(withTimes("Ana is booked at 14:30 on Tuesday 24 November 2026.")).toBe(
    `Ana is booked at ${at("14:30")} on Tuesday 24 November 2026.`,
  );
  expect(withTimes("outside the hours: 09:00–13:00 and 14:00–24:00.")).toBe(
    `outside the hours: ${at("09:00")}–${at("13:00")} and ${at("14:00")}–${at("00:00")}.`,
  );
});

test("an offset and what is no time of the day stay", () => {
  expect(withTimes("01:30 (UTC-05:00)")).toBe(`${at("01:30")} (UTC-05:00)`);
  expect(withTimes("01:30 (UTC+05:30)")).toBe(`${at("01:30")} (UTC+05:30)`);
  expect(withTimes("room 25:00, ratio 4:30")).toBe("room 25:00, ratio 4:30");
});
