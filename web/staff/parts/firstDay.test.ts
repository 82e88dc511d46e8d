import { expect, test } from "vitest";
import { firstDayIn } from "./firstDay";

test("a week begins where the country begins it", () => {
  expect(["US", "DE", "EG", "??"].map(firstDayIn)).toEqual([0, 1, 6, 1]);
});
