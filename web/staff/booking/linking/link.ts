import type { components } from "../../api/schema";

export type Contact = components["schemas"]["ContactView"];
export type ConversationSummary = components["schemas"]["ConversationSummary"];

/** Whom a booking belongs to, and through which of their conversations. */
export interface ContactLink {
  contact: Contact | null;
  /** Null for none of them; undefined as long as nobody has said. */
  conversationId: string | null | undefined;
}

export const NO_LINK: ContactLink = { contact: null, conversationId: undefined };

/** How somebody is recognised among others of their name. */
export function reachedBy(contact: Contact): string {
  return [contact.verified_phone ?? contact.phone, contact.email].filter(Boolean).join(" · ");
}
