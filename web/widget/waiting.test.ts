import { expect, test } from "vitest";
import { retrySeconds } from "./call";
import { backoff } from "./pause";

const NOW = Date.parse("2026-11-23T10:00:00Z");

test.each([
  [null, 0],
  ["20", 20],
  [" 5 ", 5],
  ["Mon, 23 Nov 2026 10:00:30 GMT", 30],
  ["Mon, 23 Nov 2026 09:00:00 GMT", 0],
  ["999999999", 3600],
  ["soon", 0],
])("Retry-After %j is %d seconds", (header, seconds) => {
  expect(retrySeconds(header, NOW)).toBe(seconds);
});

test("the wait between tries grows, and stops growing at half a minute", () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => backoff(attempt, () => 1));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  expect(backoff(20, () => 0)).toBe(15000);
});
