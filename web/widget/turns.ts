import type { Entry } from "./transcript";

interface Turn {
  readonly accepted: boolean;
  readonly state: string;
  /** What has been streamed of the reply. */
  readonly text: string;
  /** What had been streamed when the connection broke. */
  readonly before: string;
}

const NEW: Turn = { accepted: false, state: "", text: "", before: "" };

/** States of a turn in which nobody is writing. */
const QUIET: ReadonlySet<string> = new Set(["staff", "person", "handed_over", "done", "idle"]);

/**
 * The turns that are going on, by the message that asked for them. Two messages answered by one turn stream the same
 * reply twice, and a repeated message streams its reply again, so what is shown as being written is the longest text
 * that is not in the transcript yet.
 */
export class Turns {
  readonly #turns = new Map<string, Turn>();

  get areOver(): boolean {
    return this.#turns.size === 0;
  }

  get isSomebodyWriting(): boolean {
    return [...this.#turns.values()].some((turn) => turn.accepted && !QUIET.has(turn.state));
  }

  has(id: string): boolean {
    return this.#turns.has(id);
  }

  accept(id: string): void {
    this.#change(id, { accepted: true });
  }

  setState(id: string, state: string): void {
    this.#change(id, { state });
  }

  add(id: string, delta: string): void {
    this.#change(id, { text: (this.#turns.get(id)?.text ?? "") + delta });
  }

  /** A whole message has come: what was streamed of it is no longer needed. */
  complete(id: string): void {
    this.#change(id, { text: "", before: "" });
  }

  /** The stream broke off; what it showed stays until its repetition has caught up. */
  interrupt(id: string): void {
    const turn = this.#turns.get(id);
    if (turn !== undefined) this.#turns.set(id, { ...NEW, before: visible(turn) });
  }

  end(id: string): void {
    this.#turns.delete(id);
  }

  clear(): void {
    this.#turns.clear();
  }

  draft(entries: readonly Entry[]): string {
    const said = entries.slice(-12).filter((entry) => entry.role === "agent");
    let longest = "";
    for (const turn of this.#turns.values()) {
      const text = visible(turn).trimEnd();
      if (text.length > longest.length && !said.some((entry) => entry.text.startsWith(text))) longest = text;
    }
    return longest;
  }

  #change(id: string, change: Partial<Turn>): void {
    this.#turns.set(id, { ...(this.#turns.get(id) ?? NEW), ...change });
  }
}

function visible({ text, before }: Turn): string {
  return before.startsWith(text) ? before : text;
}
