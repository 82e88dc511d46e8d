import type { ChatMessage, Role } from "./message";
import type { Outgoing } from "./store";

/**
 * How far a customer's message has come: `queued` not accepted by the server yet, `sent` accepted,
 * `settled` answered, `failed` refused (with the problem to show).
 */
export type Delivery = "queued" | "sent" | "settled" | "failed";

export interface Entry {
  readonly key: string;
  readonly role: Role | "notice";
  readonly text: string;
  readonly at: number;
  readonly id?: string;
  readonly clientMessageId?: string;
  readonly delivery?: Delivery;
  readonly problem?: string;
  readonly quickReplies?: readonly string[];
}

/** A line and what decides its place: its rank, and among equals the order of arrival. */
interface Line {
  entry: Entry;
  rank: number;
  readonly order: number;
}

/** What the server has not accepted stands below everything, what another conversation left above everything. */
const BOTTOM = Number.MAX_VALUE;
const TOP = -Number.MAX_VALUE;

/** What the customer sees, in order, with every message in it once. */
export class Transcript {
  #lines: Line[] = [];
  #count = 0;
  #generation = 0;

  get entries(): readonly Entry[] {
    return this.#lines.map((line) => line.entry);
  }

  /** A message of this customer that the server may not have yet. */
  addOwn({ clientMessageId, text, at }: Outgoing, delivery: Delivery = "queued", problem = ""): void {
    if (this.#own(clientMessageId) !== undefined) return;
    this.#add({ key: clientMessageId, role: "customer", text, at, clientMessageId, delivery, problem }, BOTTOM);
  }

  /** Takes in what the server says; true when it was news. */
  merge(message: ChatMessage): boolean {
    if (this.#lines.some(({ entry }) => entry.id === message.id)) return false;
    const { id, role, text, at, quickReplies } = message;
    const own = role === "customer" ? this.#match(message) : undefined;
    if (own === undefined) {
      this.#add({ key: `${this.#generation}:${id}`, id, role, text, at, quickReplies }, at);
      return true;
    }
    const { delivery = "settled" } = own.entry;
    own.entry = { ...own.entry, id, at, delivery: delivery === "queued" ? "sent" : delivery };
    own.rank = at;
    this.#sort();
    return false;
  }

  mark(clientMessageId: string, delivery: Delivery, problem = ""): void {
    const line = this.#own(clientMessageId);
    if (line === undefined) return;
    line.entry = { ...line.entry, delivery, problem };
    // The server has it, after all that we have seen of the conversation; its own date comes later, or never.
    if (line.rank === BOTTOM) line.rank = this.#latest();
    this.#sort();
  }

  remove(clientMessageId: string): void {
    this.#lines = this.#lines.filter(({ entry }) => entry.clientMessageId !== clientMessageId);
  }

  /** Moves what only this page has dated, once the server's clock is known to differ from ours. */
  shift(milliseconds: number): void {
    for (const line of this.#lines) {
      if (line.entry.id === undefined) line.entry = { ...line.entry, at: line.entry.at + milliseconds };
    }
  }

  /** What stands here belongs to a conversation that is over; ids to come are another conversation's. */
  seal(notice: string, at: number): void {
    const answered: Line[] = [];
    const waiting: Line[] = [];
    for (const line of this.#lines) {
      const { id, clientMessageId, delivery, ...entry } = line.entry;
      const waits = clientMessageId !== undefined && (delivery === "queued" || delivery === "sent");
      if (waits) waiting.push({ ...line, rank: BOTTOM, entry: { ...entry, clientMessageId, delivery: "queued" } });
      else if (delivery === "failed") answered.push({ ...line, rank: TOP });
      else answered.push({ ...line, rank: TOP, entry });
    }
    this.#lines = [];
    const talked = answered.length > 0;
    for (const { entry, rank } of answered) this.#add(entry, rank);
    if (talked) this.#add({ key: `notice-${this.#generation}`, role: "notice", text: notice, at }, TOP);
    for (const { entry, rank } of waiting) this.#add(entry, rank);
    this.#generation += 1;
  }

  clear(): void {
    this.#generation += 1;
    this.#lines = [];
  }

  #add(entry: Entry, rank: number): void {
    this.#count += 1;
    this.#lines.push({ entry, rank, order: this.#count });
    this.#sort();
  }

  #sort(): void {
    this.#lines.sort((one, other) => one.rank - other.rank || one.order - other.order);
  }

  #latest(): number {
    return Math.max(TOP, ...this.#lines.map(({ rank }) => rank).filter((rank) => rank < BOTTOM));
  }

  #own(clientMessageId: string): Line | undefined {
    return this.#lines.find(({ entry }) => entry.clientMessageId === clientMessageId);
  }

  /** The customer's own line that this message is the server's copy of. */
  #match(message: ChatMessage): Line | undefined {
    if (message.clientMessageId !== undefined) return this.#own(message.clientMessageId);
    return this.#lines.find(
      ({ entry }) =>
        entry.clientMessageId !== undefined &&
        entry.id === undefined &&
        entry.delivery !== "failed" &&
        entry.text.trim() === message.text.trim(),
    );
  }
}
