import type { Booking } from "../../api/types";
import { CUSTOMER_FIELDS, type CustomerFields, fieldsOf } from "../customer";

/** A field that was changed on both sides. */
export interface Conflict {
  field: keyof CustomerFields;
  theirs: string;
  mine: string;
}

/** What of the form differs from what it began with: only that is sent. */
export function changedFields(
  base: Booking,
  typed: CustomerFields,
): Partial<Record<keyof CustomerFields, string | null>> {
  const before = fieldsOf(base);
  const changed = CUSTOMER_FIELDS.filter((each) => typed[each].trim() !== before[each]);
  return Object.fromEntries(changed.map((each) => [each, typed[each].trim() || null]));
}

/** Where somebody else has written something other than what was typed here. */
export function conflictsOf(base: Booking, now: Booking, typed: CustomerFields): Conflict[] {
  const [before, theirs] = [fieldsOf(base), fieldsOf(now)];
  return CUSTOMER_FIELDS.filter(
    (each) =>
      theirs[each] !== before[each] && typed[each].trim() !== before[each] && typed[each].trim() !== theirs[each],
  ).map((each) => ({ field: each, theirs: theirs[each], mine: typed[each] }));
}

/** The form as it goes on: what only they have changed is theirs, what was typed here stays. */
export function merged(base: Booking, now: Booking, typed: CustomerFields): CustomerFields {
  const [before, theirs] = [fieldsOf(base), fieldsOf(now)];
  const fields = { ...typed };
  for (const each of CUSTOMER_FIELDS) if (typed[each].trim() === before[each]) fields[each] = theirs[each];
  return fields;
}
