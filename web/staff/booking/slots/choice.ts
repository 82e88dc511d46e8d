import type { Slot } from "../../api/types";

/** A slot that somebody had chosen and can't have: what to say, and what is free instead. */
export interface Lost {
  slot: Slot;
  sentence: string;
  choices: Slot[];
}

/** What was chosen of the times on offer. */
export interface TimeChoice {
  slot: Slot | null;
  /** Slots inside the notice are offered, too. */
  walkIn: boolean;
  lost: Lost | null;
}

/** In place of a provider: whoever is booked least that day. */
export const ANY = "any";

export const NO_TIME: TimeChoice = { slot: null, walkIn: false, lost: null };

export function chooseSlot(choice: TimeChoice, slot: Slot): TimeChoice {
  return { ...choice, slot, lost: null };
}

export function loseSlot(choice: TimeChoice, sentence: string, choices: Slot[]): TimeChoice {
  if (!choice.slot) return choice;
  return { ...choice, slot: null, lost: { slot: choice.slot, sentence, choices } };
}

/** The slot that starts at the instant, where none is chosen and none was lost. */
export function wishedAmong(choice: TimeChoice, slots: readonly Slot[], wish: string | undefined): Slot | undefined {
  if (!wish || choice.slot || choice.lost) return undefined;
  return slots.find((each) => Date.parse(each.starts_at) === Date.parse(wish));
}

/** What was chosen inside the notice is not on offer without it. */
export function offerWalkIns(choice: TimeChoice, walkIn: boolean): TimeChoice {
  return walkIn ? { ...choice, walkIn } : { ...NO_TIME };
}

/** The local date of a slot, and its hour: its times come in the offset of their location. */
export function dateOf(slot: Slot): string {
  return slot.starts_at.slice(0, 10);
}

export function isSame(one: Slot | null | undefined, other: Slot | null | undefined): boolean {
  return !!one && !!other && Date.parse(one.starts_at) === Date.parse(other.starts_at);
}

export type PartOfDay = "morning" | "afternoon" | "evening";

/** In order; parts of the day without a slot are left out. */
export function byPartOfDay(slots: readonly Slot[]): [PartOfDay, Slot[]][] {
  const parts: Record<PartOfDay, Slot[]> = { morning: [], afternoon: [], evening: [] };
  for (const slot of slots) parts[partOfDay(slot)].push(slot);
  return (Object.entries(parts) as [PartOfDay, Slot[]][]).filter(([, found]) => found.length > 0);
}

function partOfDay(slot: Slot): PartOfDay {
  const hour = Number(slot.starts_at.slice(11, 13));
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}
