import { expect, test } from "vitest";
import { matches } from "./searching";

test.each([
  ["", true],
  ["HAIR", true],
  ["  cut  main ", true],
  ["noel", true],
  ["beard", false],
  ["hair beard", false],
])("“%s” finds it: %s", (query, found) => {
  expect(matches(query, "Haircut", "Noël at Main Street", null)).toBe(found);
});
