import { expect, test } from "vitest";
import { countFilters, lookingFrom, searchWith } from "./address";

test("an address tells the view, the date and all filters", () => {
  const search = new URLSearchParams("view=month&date=2026-11-24&service=haircut&status=pending&status=no_show");
  expect(lookingFrom(search)).toEqual({
    view: "month",
    date: "2026-11-24",
    service: "haircut",
    location: null,
    provider: null,
    status: ["pending", "no_show"],
    zone: null,
  });
  expect(countFilters(lookingFrom(search))).toBe(2);
});

test("what an address makes no sense of is left aside", () => {
  const looking = lookingFrom(new URLSearchParams("view=year&date=2026-02-30&status=lost"));
  expect(looking).toEqual({ ...looking, view: null, date: null, status: [] });
});

test("a change leaves the rest of the address alone", () => {
  const search = new URLSearchParams("booking=bk_1&status=pending&service=haircut");
  expect(searchWith(search, { status: ["confirmed", "completed"], service: null })).toBe(
    "booking=bk_1&status=confirmed&status=completed",
  );
});
