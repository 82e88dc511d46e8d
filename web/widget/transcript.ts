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

/** What the customer sees, in order, with every message in it once. */
export class Transcript {
  #entries: Entry[] = [];
  #generation = 0;

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** A message of this customer that the server may not have yet. */
  addOwn(outgoing: Outgoing, delivery: Delivery = "queued", problem?: string): void {
    if (this.#ownIndex(outgoing.clientMessageId) >= 0) return;
    this.#entries.push({
      key: outgoing.clientMessageId,
      role: "customer",
      text: outgoing.text,
      at: outgoing.at,
      clientMessageId: outgoing.clientMessageId,
      delivery,
      ...(problem === undefined ? {} : { problem }),
    });
  }

  addNotice(text: string, at: number): void {
    const notice: Entry = { key: `notice-${this.#generation}`, role: "notice", text, at };
    this.#entries.splice(this.#place(at), 0, notice);
  }

  /** Takes in what the server says; true when it was news. */
  merge(message: ChatMessage): boolean {
    if (this.#entries.some((entry) => entry.id === message.id)) return false;
    if (message.role === "customer") {
      const own = this.#match(message);
      const entry = this.#entries[own];
      if (entry !== undefined) {
        const delivery = entry.delivery === "queued" ? "sent" : entry.delivery;
        this.#entries.splice(own, 1);
        const known = { ...entry, id: message.id, at: message.at, ...(delivery ? { delivery } : {}) };
        this.#entries.splice(this.#place(message.at), 0, known);
        return false;
      }
    }
    const { id, role, text, at, quickReplies } = message;
    const key = `${this.#generation}:${id}`;
    this.#entries.splice(this.#place(at), 0, { key, id, role, text, at, quickReplies });
    return true;
  }

  mark(clientMessageId: string, delivery: Delivery, problem = ""): void {
    const index = this.#ownIndex(clientMessageId);
    const entry = this.#entries[index];
    if (entry !== undefined) this.#entries[index] = { ...entry, delivery, problem };
  }

  remove(clientMessageId: string): void {
    this.#entries = this.#entries.filter((entry) => entry.clientMessageId !== clientMessageId);
  }

  /** Moves what only this page has dated, once the server's clock is known to differ from ours. */
  shift(milliseconds: number): void {
    this.#entries = this.#entries.map((entry) =>
      entry.id === undefined ? { ...entry, at: entry.at + milliseconds } : entry,
    );
  }

  /** What stands here belongs to a conversation that is over; ids to come are another conversation's. */
  seal(): void {
    this.#generation += 1;
    this.#entries = this.#entries.map(({ id, clientMessageId, delivery, ...entry }) =>
      clientMessageId === undefined || delivery === undefined || delivery === "settled"
        ? entry
        : { ...entry, clientMessageId, delivery: delivery === "sent" ? "queued" : delivery },
    );
  }

  clear(): void {
    this.#generation += 1;
    this.#entries = [];
  }

  #ownIndex(clientMessageId: string): number {
    return this.#entries.findIndex((entry) => entry.clientMessageId === clientMessageId);
  }

  /** The customer's own line that this message is the server's copy of. */
  #match(message: ChatMessage): number {
    if (message.clientMessageId !== undefined) return this.#ownIndex(message.clientMessageId);
    return this.#entries.findIndex(
      (entry) =>
        entry.clientMessageId !== undefined &&
        entry.id === undefined &&
        entry.delivery !== "failed" &&
        entry.text.trim() === message.text.trim(),
    );
  }

  /** Before what the server has not accepted yet, and before what it dates later. */
  #place(at: number): number {
    let place = this.#entries.length;
    for (; place > 0; place -= 1) {
      const before = this.#entries[place - 1];
      if (before === undefined) break;
      const dated = before.id !== undefined || before.delivery === "failed";
      if (before.delivery !== "queued" && !(dated && before.at > at)) break;
    }
    return place;
  }
}
