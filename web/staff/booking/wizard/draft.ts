import type { Service } from "../../api/types";
import { type CustomerFields, NO_CUSTOMER } from "../customer";
import { type ContactLink, NO_LINK } from "../linking/link";
import { ANY, NO_TIME, type TimeChoice } from "../slots/choice";

export const STEPS = ["place", "time", "provider", "customer"] as const;
export type Step = (typeof STEPS)[number];

/** What has been chosen so far; going back loses nothing of it. */
export interface Draft {
  serviceId: string | null;
  locationId: string | null;
  time: TimeChoice;
  /** `ANY`, or whom. */
  providerId: string | null;
  customer: CustomerFields;
  link: ContactLink;
}

export const NOTHING_YET: Draft = {
  serviceId: null,
  locationId: null,
  time: NO_TIME,
  providerId: null,
  customer: NO_CUSTOMER,
  link: NO_LINK,
};

/** The location stays where the service is offered there, too; the only one there is need not be chosen. */
export function withService(draft: Draft, service: Service, locationIds: readonly string[]): Draft {
  if (draft.serviceId === service.id) return draft;
  const offered = locationIds.filter((each) => service.location_ids.includes(each));
  const kept = offered.find((each) => each === draft.locationId) ?? (offered.length === 1 ? offered[0] : undefined);
  return { ...draft, serviceId: service.id, locationId: kept ?? null, time: NO_TIME, providerId: null };
}

export function withLocation(draft: Draft, locationId: string): Draft {
  if (draft.locationId === locationId) return draft;
  return { ...draft, locationId, time: NO_TIME, providerId: null };
}

/** What a contact is known by goes into the form; what they are not known by stays as it was typed. */
export function withLink(draft: Draft, link: ContactLink): Draft {
  const { contact } = link;
  if (!contact || contact.id === draft.link.contact?.id) return { ...draft, link };
  const { name, phone, email } = draft.customer;
  const customer = {
    ...draft.customer,
    name: contact.name || name,
    phone: contact.verified_phone ?? contact.phone ?? phone,
    email: contact.email ?? email,
  };
  return { ...draft, link, customer };
}

/** Whoever was chosen and is not free at the time that is chosen now has to be chosen anew. */
export function providerAmong(draft: Draft, freeIds: readonly string[]): string | null {
  if (freeIds.length === 1) return freeIds[0] ?? null;
  if (draft.providerId === ANY || (draft.providerId && freeIds.includes(draft.providerId))) return draft.providerId;
  return null;
}

/** Whether the step has all it needs. */
export function isDone(draft: Draft, step: Step): boolean {
  switch (step) {
    case "place":
      return draft.serviceId !== null && draft.locationId !== null;
    case "time":
      return draft.time.slot !== null;
    case "provider":
      return draft.providerId !== null;
    case "customer":
      return draft.customer.name.trim() !== "";
  }
}

/** Whether closing would lose anything. */
export function isTouched(draft: Draft): boolean {
  return (
    draft.serviceId !== null ||
    draft.link.contact !== null ||
    Object.values(draft.customer).some((value) => value.trim() !== "")
  );
}

/** As the API takes it. */
export function bodyOf(draft: Draft) {
  const { serviceId, locationId, time, providerId, customer, link } = draft;
  if (!serviceId || !locationId || !time.slot) throw new Error("the draft is not complete");
  const blankIsNone = (text: string) => text.trim() || null;
  return {
    service_id: serviceId,
    location_id: locationId,
    starts_at: time.slot.starts_at,
    provider_id: providerId === ANY ? null : providerId,
    customer: {
      name: customer.name.trim(),
      phone: blankIsNone(customer.phone),
      email: blankIsNone(customer.email),
      notes: blankIsNone(customer.notes),
    },
    contact_id: link.contact?.id ?? null,
    conversation_id: link.conversationId ?? null,
    ignore_notice: time.walkIn,
  };
}
