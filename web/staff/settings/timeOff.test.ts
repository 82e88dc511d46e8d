import { expect, test } from "vitest";
import { daysOff, NEW_TIME_OFF, spanInWords, spanOf, TIME_OFF_CHECKS } from "./timeOff";

const ZONE = "America/New_York";
const DAYS = { ...NEW_TIME_OFF, starts_at: "2026-12-28", ends_at: "2026-12-30" };
const TIMES = { ...DAYS, kind: "times" as const, ends_at: "2026-12-28", start_time: "09:00", end_time: "12:30" };

const away = (values: typeof DAYS | typeof TIMES) => ({ id: "x", ...spanOf(values, ZONE) });

test("whole days last until the end of the last one", () => {
  expect(spanOf(DAYS, ZONE)).toEqual({ starts_at: "2026-12-28T00:00:00-05:00", ends_at: "2026-12-31T00:00:00-05:00" });
});

test("they are told as they were written", () => {
  expect(spanInWords(away(DAYS), ZONE)).toBe("Mon, Dec 28, 2026 – Wed, Dec 30, 2026");
  expect(spanInWords(away({ ...DAYS, ends_at: "2026-12-28" }), ZONE)).toBe("Mon, Dec 28, 2026");
  expect(spanInWords(away(TIMES), ZONE).replaceAll(" ", " ")).toBe("Mon, Dec 28, 2026, 9:00 AM – 12:30 PM");
});

test("a calendar marks each of the days", () => {
  expect([...daysOff([away(DAYS), away(TIMES)], ZONE)]).toEqual(["2026-12-28", "2026-12-29", "2026-12-30"]);
});

test("it ends after it begins", () => {
  expect(TIME_OFF_CHECKS.ends_at("2026-12-27", DAYS)).not.toBeNull();
  expect(TIME_OFF_CHECKS.ends_at("2026-12-28", DAYS)).toBeNull();
  expect(TIME_OFF_CHECKS.end_time("09:00", TIMES)).not.toBeNull();
  expect(TIME_OFF_CHECKS.end_time("09:00", { ...TIMES, ends_at: "2026-12-29" })).toBeNull();
  expect(TIME_OFF_CHECKS.end_time("", DAYS)).toBeNull();
});
