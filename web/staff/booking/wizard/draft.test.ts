import { expect, test } from "vitest";
import type { Service, Slot } from "../../api/types";
import { NO_LINK } from "../linking/link";
import { ANY, NO_TIME } from "../slots/choice";
import {
  bodyOf,
  type Draft,
  isTouched,
  NOTHING_YET,
  providerAmong,
  withLink,
  withLocation,
  withService,
} from "./draft";

const PLACES = ["downtown", "riverside"];
const SLOT: Slot = {
  starts_at: "2026-11-24T10:00:00-05:00",
  ends_at: "2026-11-24T10:30:00-05:00",
  providers_available: 2,
};
const CONTACT = { id: "ct_1", name: "Dana Reed", phone: null, email: null, verified_phone: "+12125550123" };

function aService(id: string, locations: string[]): Service {
  return { id, name: id, location_ids: locations, archived: false } as unknown as Service;
}

const FULL: Draft = {
  ...NOTHING_YET,
  serviceId: "haircut",
  locationId: "downtown",
  time: { ...NO_TIME, slot: SLOT },
  providerId: "ana",
};

test("the only location of a service is chosen with it", () => {
  expect(withService(NOTHING_YET, aService("manicure", ["riverside"]), PLACES).locationId).toBe("riverside");
  expect(withService(NOTHING_YET, aService("haircut", PLACES), PLACES).locationId).toBeNull();
});

test("another service keeps a location that offers it, and loses the time and the provider", () => {
  const changed = withService(FULL, aService("colour", PLACES), PLACES);
  expect(changed).toMatchObject({ locationId: "downtown", time: NO_TIME, providerId: null });
  expect(withService(FULL, aService("manicure", ["riverside"]), PLACES).locationId).toBe("riverside");
});

test("choosing the same again loses nothing", () => {
  expect(withService(FULL, aService("haircut", PLACES), PLACES)).toBe(FULL);
  expect(withLocation(FULL, "downtown")).toBe(FULL);
  expect(withLocation(FULL, "riverside").time).toBe(NO_TIME);
});

test("a contact fills in what they are known by, and leaves the rest as it was typed", () => {
  const typed = { ...FULL, customer: { name: "D", phone: "", email: "dana@example.com", notes: "Fringe" } };
  expect(withLink(typed, { contact: CONTACT, conversationId: null }).customer).toEqual({
    name: "Dana Reed",
    phone: "+12125550123",
    email: "dana@example.com",
    notes: "Fringe",
  });
});

test("choosing one of their conversations, or nobody after all, changes nothing that was typed", () => {
  const linked = withLink(FULL, { contact: CONTACT, conversationId: null });
  const corrected = { ...linked, customer: { ...linked.customer, name: "Dana R." } };
  expect(withLink(corrected, { contact: CONTACT, conversationId: "cv_1" }).customer.name).toBe("Dana R.");
  expect(withLink(corrected, NO_LINK).customer.name).toBe("Dana R.");
});

test("a provider who is free stays chosen; one who is not has to be chosen anew", () => {
  expect(providerAmong(FULL, ["ana", "ben"])).toBe("ana");
  expect(providerAmong(FULL, ["ben", "chloe"])).toBeNull();
  expect(providerAmong(FULL, ["ben"])).toBe("ben");
  expect(providerAmong({ ...FULL, providerId: ANY }, ["ben", "chloe"])).toBe(ANY);
});

test("blank fields are none, and any provider is nobody in particular", () => {
  const draft = { ...FULL, providerId: ANY, customer: { name: " Dana ", phone: " ", email: "", notes: "" } };
  expect(bodyOf(draft)).toMatchObject({
    provider_id: null,
    customer: { name: "Dana", phone: null, email: null, notes: null },
    contact_id: null,
    conversation_id: null,
    ignore_notice: false,
  });
});

test("closing loses something once anything was chosen or typed", () => {
  expect(isTouched(NOTHING_YET)).toBe(false);
  expect(isTouched({ ...NOTHING_YET, customer: { name: "", phone: "", email: "", notes: " " } })).toBe(false);
  expect(isTouched({ ...NOTHING_YET, customer: { name: "D", phone: "", email: "", notes: "" } })).toBe(true);
  expect(isTouched(FULL)).toBe(true);
});
