import { isRefusal } from "../../api/refusal";
import type { Slot } from "../../api/types";
import { explained } from "../../parts/explained";
import { timeIn, withTimes } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { type CustomerFields, fieldNamed } from "../customer";
import { loseSlot } from "../slots/choice";
import type { Draft, Step } from "./draft";

/** Where somebody is sent after a refusal, with what to change in the draft and what to say there. */
export interface Consequence {
  step: Step;
  change: (draft: Draft) => Draft;
  field?: { name: keyof CustomerFields; message: string };
  message?: string;
}

const STEP_OF: Record<string, Step> = { service_id: "place", location_id: "place", provider_id: "provider" };
const UNCHANGED = (draft: Draft) => draft;

/** What follows when the draft could not be booked. Nothing that was entered is lost, but a time that is gone. */
export function consequenceOf(error: unknown, zone: string): Consequence {
  if (isRefusal(error, "slot_taken", "slot_not_offered")) {
    const isTaken = error.code === "slot_taken";
    const change = (draft: Draft) => {
      const time = timeIn(zone, draft.time.slot?.starts_at ?? new Date());
      const sentence = isTaken ? words.taken(time) : `${words.notOffered(time)} ${withTimes(error.message)}`;
      return { ...draft, time: loseSlot(draft.time, sentence, error.choices<Slot>()) };
    };
    return { step: "time", change };
  }
  if (isRefusal(error, "invalid_input")) {
    const name = fieldNamed(error.problem.field);
    if (name) return { step: "customer", change: UNCHANGED, field: { name, message: error.message } };
    const step = STEP_OF[error.problem.field ?? ""];
    if (step) return { step, change: UNCHANGED, message: error.message };
  }
  return { step: "customer", change: UNCHANGED, message: explained(error) };
}
