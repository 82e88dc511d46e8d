import { expect, test } from "vitest";
import { money } from "./money";

test("money is written as the agent writes it", () => {
  const written = [money("40.00", "USD"), money("1040.50", "EUR"), money("40.00", "CHF"), money("4000.00", "JPY")];
  expect(written).toEqual(["$40.00", "€1,040.50", "40.00 CHF", "4,000 JPY"]);
});
