import { expect, test } from "vitest";
import { Refusal, Unreachable } from "../../api/refusal";
import type { Slot } from "../../api/types";
import { NO_TIME } from "../slots/choice";
import { type Draft, NOTHING_YET } from "./draft";
import { consequenceOf } from "./refused";

const ZONE = "America/New_York";

function slotAt(clock: string): Slot {
  return { starts_at: `2026-11-24T${clock}:00-05:00`, ends_at: `2026-11-24T${clock}:30-05:00`, providers_available: 1 };
}

function refused(code: string, more: object = {}): Refusal {
  return new Refusal({ type: "about:blank", title: "No", detail: "Because.", status: 422, code, ...more });
}

const DRAFT: Draft = {
  ...NOTHING_YET,
  serviceId: "haircut",
  time: { ...NO_TIME, slot: slotAt("10:00") },
  customer: { name: "Dana", phone: "", email: "", notes: "" },
};

test("a slot that was taken sends back to the times, with what is free instead and all else kept", () => {
  const { step, change } = consequenceOf(refused("slot_taken", { choices: [slotAt("11:00")] }), ZONE);
  const after = change(DRAFT);
  expect(step).toBe("time");
  expect(after.time.lost?.choices).toEqual([slotAt("11:00")]);
  expect({ ...after, time: DRAFT.time }).toEqual(DRAFT);
});

test("a time that is not offered says why", () => {
  expect(consequenceOf(refused("slot_not_offered"), ZONE).change(DRAFT).time.lost?.sentence).toContain("Because.");
});

test.each([
  ["phone", "customer", "phone"],
  ["customer.email", "customer", "email"],
])("what is wrong with %s is said at its field", (field, step, name) => {
  const found = consequenceOf(refused("invalid_input", { field }), ZONE);
  expect(found).toMatchObject({ step, field: { name, message: "Because." } });
});

test.each([
  ["location_id", "place"],
  ["provider_id", "provider"],
])("%s is chosen anew", (field, step) => {
  expect(consequenceOf(refused("invalid_input", { field }), ZONE)).toMatchObject({ step, message: "Because." });
});

test("anything else is said where one is, and may be tried again", () => {
  const found = consequenceOf(new Unreachable("no answer"), ZONE);
  expect(found.step).toBe("customer");
  expect(found.message).toBeTruthy();
  expect(found.change(DRAFT)).toBe(DRAFT);
});
