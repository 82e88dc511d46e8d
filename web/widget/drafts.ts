import type { Entry } from "./transcript";

interface Draft {
  readonly text: string;
  /** What had been streamed when the connection broke. */
  readonly before: string;
}

/**
 * The replies that are being streamed. Two messages answered by one turn stream the same reply twice, and a repeated
 * message streams its reply again, so what is shown is the longest text that is not in the transcript yet.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();

  add(stream: string, delta: string): void {
    const { text, before } = this.#drafts.get(stream) ?? { text: "", before: "" };
    this.#drafts.set(stream, { text: text + delta, before });
  }

  /** The stream broke off; what it showed stays until its repetition has caught up. */
  interrupt(stream: string): void {
    const draft = this.#drafts.get(stream);
    if (draft !== undefined) this.#drafts.set(stream, { text: "", before: visible(draft) });
  }

  end(stream: string): void {
    this.#drafts.delete(stream);
  }

  clear(): void {
    this.#drafts.clear();
  }

  shown(entries: readonly Entry[]): string {
    const said = entries.slice(-12).filter((entry) => entry.role === "agent");
    let longest = "";
    for (const draft of this.#drafts.values()) {
      const text = visible(draft).trimEnd();
      if (text.length > longest.length && !said.some((entry) => entry.text.startsWith(text))) longest = text;
    }
    return longest;
  }
}

function visible({ text, before }: Draft): string {
  return before.startsWith(text) ? before : text;
}
