import type { ConversationSummary } from "../api/conversations";
import { inbox as words } from "../words/inbox";

/** What a customer is called, or else how they are reached. */
export function nameOf({ contact }: Pick<ConversationSummary, "contact">): string {
  return contact.name || contact.verified_phone || contact.phone || contact.email || words.unnamed;
}
