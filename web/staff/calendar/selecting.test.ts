import { expect, test } from "vitest";
import { type Looking, NO_FILTERS } from "./address";
import { aBooking } from "./booking.fixture";
import { selected } from "./selecting";

const HAIRCUT = aBooking();
const PENDING = aBooking({ id: "bk_2", status: "pending", provider: { id: "ben", name: "Ben Okafor" } });
const CANCELLED = aBooking({ id: "bk_3", status: "cancelled", service: { id: "colour", name: "Colour" } });
const WEEKS = [[HAIRCUT, PENDING], undefined, [PENDING, CANCELLED]];

function ids(selection: Partial<Looking>): string[] {
  return selected(WEEKS, { ...NO_FILTERS, ...selection }).map((each) => each.id);
}

test("without filters everything is shown, each booking once, cancelled ones too", () => {
  expect(ids({})).toEqual(["bk_1", "bk_2", "bk_3"]);
});

test("filters are taken together, statuses side by side", () => {
  expect(ids({ status: ["pending", "cancelled"] })).toEqual(["bk_2", "bk_3"]);
  expect(ids({ status: ["pending", "cancelled"], provider: "ben" })).toEqual(["bk_2"]);
  expect(ids({ service: "haircut", location: "elsewhere" })).toEqual([]);
});
