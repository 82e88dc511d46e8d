import { expect, test } from "vitest";
import { factsOf } from "./facts";

const words = { yes: "yes", no: "no", nothing: "nothing", more: (number: number) => `and ${number} more` };

test("what is empty is left out, and the rest is spoken plainly", () => {
  expect(factsOf({ service_id: "haircut", day: null, phone: "", any: true }, words)).toEqual([
    { name: "service id", depth: 0, value: "haircut" },
    { name: "any", depth: 0, value: "yes" },
  ]);
});

test("what is inside of something stands below it", () => {
  expect(factsOf({ days: [{ date: "2026-11-24", slots: [] }] }, words)).toEqual([
    { name: "days", depth: 0 },
    { name: "1", depth: 1 },
    { name: "date", depth: 2, value: "2026-11-24" },
  ]);
});

test("a long list says how much more there is", () => {
  const found = factsOf({ slots: Array.from({ length: 9 }, (_, id) => ({ id })) }, words);
  expect(found.at(-1)).toEqual({ name: "…", depth: 1, value: "and 3 more" });
});

test("plain lists are one line, and what is no object is shown as it is", () => {
  expect(factsOf({ aliases: ["trim", "cut"] }, words).at(-1)?.value).toBe("trim, cut");
  expect(factsOf("not json", words)).toEqual([{ name: "", depth: 0, value: "not json" }]);
});
