import type { Booking, Change } from "../../api/types";
import { booking as words } from "../../words/booking";
import { status as statusWords } from "../../words/status";

/** What happened, in a few words. */
export function toldChange(change: Change): string {
  if (change.event === "created") return words.created(nameOf(change.to));
  if (change.event === "status_changed") return words.moved(nameOf(change.from), nameOf(change.to));
  return change.event === "linked" ? words.linked : words.edited;
}

function nameOf(status: Change["to"]): string {
  return status ? statusWords.names[status] : "";
}

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** The fields that were edited, before and after. Which conversation it is says nothing to a person. */
export function fieldChanges(change: Change): FieldChange[] {
  if (change.event !== "customer_edited") return [];
  return Object.entries(change.changes).map(([field, values]) => {
    const [before, after] = Array.isArray(values) ? values : [null, values];
    const label = field in words.fields ? words.fields[field as keyof typeof words.fields] : field;
    return { label, before: shown(before), after: shown(after) };
  });
}

function shown(value: unknown): string {
  return value === null || value === undefined || value === "" ? words.nothing : String(value);
}

/** The reason that was given, where there is one. */
export function reasonOf(change: Change): string | null {
  const reason: unknown = change.changes.cancellation_reason;
  return typeof reason === "string" ? reason : null;
}

/** Who, as the team calls them. */
export function actorName(actor: Booking["created_by"]): string {
  return actor.kind === "agent" ? words.agent : actor.name || words.system;
}
