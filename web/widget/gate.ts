/** Lets one holder through at a time, in the order they came. */
export class Gate {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn; the release may be called more than once. */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}
