import type { Status } from "../../api/types";

export type Deed = "confirm" | "complete" | "reschedule" | "no-show" | "cancel";

/** In the order of their buttons. Whatever is not here is final. */
const ALLOWED: Partial<Record<Status, readonly Deed[]>> = {
  pending: ["confirm", "cancel"],
  confirmed: ["complete", "reschedule", "no-show", "cancel"],
};

/** What may be done with a booking of that status, and nothing else. */
export function allowedDeeds(status: Status): readonly Deed[] {
  return ALLOWED[status] ?? [];
}
