import { expect, test } from "vitest";
import { aBooking } from "../../calendar/booking.fixture";
import { fieldsOf } from "../customer";
import { changedFields, conflictsOf, merged } from "./conflict";

const BASE = aBooking({ customer: { name: "Dana Reed", phone: "+12125550123", email: null, notes: null } });
const TYPED = { ...fieldsOf(BASE), name: "Dana Reed-Hall", notes: "Fringe" };

test("only what was changed is sent, and what was cleared is none", () => {
  expect(changedFields(BASE, TYPED)).toEqual({ name: "Dana Reed-Hall", notes: "Fringe" });
  expect(changedFields(BASE, { ...fieldsOf(BASE), phone: " " })).toEqual({ phone: null });
  expect(changedFields(BASE, fieldsOf(BASE))).toEqual({});
});

test("what both have changed is a conflict; what was changed alike is none", () => {
  const now = { ...BASE, customer: { ...BASE.customer, name: "Dana R.", notes: "Fringe", phone: "+12125550199" } };
  expect(conflictsOf(BASE, now, TYPED)).toEqual([{ field: "name", theirs: "Dana R.", mine: "Dana Reed-Hall" }]);
});

test("what only somebody else has changed comes into the form, and what was typed stays", () => {
  const now = { ...BASE, customer: { ...BASE.customer, name: "Dana R.", phone: "+12125550199" } };
  expect(merged(BASE, now, TYPED)).toEqual({ ...TYPED, phone: "+12125550199" });
});
