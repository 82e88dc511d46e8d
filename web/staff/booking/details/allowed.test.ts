import { expect, test } from "vitest";
import { STATUSES } from "../../look/status";
import { allowedDeeds } from "./allowed";

test("a status allows what leads out of it, and a final one nothing", () => {
  expect(Object.fromEntries(STATUSES.map((each) => [each, allowedDeeds(each)]))).toEqual({
    pending: ["confirm", "cancel"],
    confirmed: ["complete", "reschedule", "no-show", "cancel"],
    completed: [],
    cancelled: [],
    no_show: [],
    rescheduled: [],
  });
});
