/**
 * The `Idempotency-Key` of something that a person wants made once. The same body has the same key, so that a second
 * try after a lost answer makes nothing twice; `done` when it was made, and another of the same may be wanted.
 */
export class Intent {
  #body = "";
  #key = "";

  keyFor(body: unknown): string {
    const text = JSON.stringify(body);
    if (this.#key === "" || text !== this.#body) {
      this.#body = text;
      this.#key = uuid();
    }
    return this.#key;
  }

  done(): void {
    this.#key = "";
  }
}

/** `crypto.randomUUID` is missing where the page is not served securely. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
