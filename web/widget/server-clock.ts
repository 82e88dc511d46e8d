/** A difference between the clocks that is more than the time on the way. */
const NOTICEABLE_MILLISECONDS = 60_000;

/** The server's idea of now, learned from what it sends: this device's clock may be wrong. */
export class ServerClock {
  #ahead = 0;

  now(): number {
    return this.here(Date.now());
  }

  /** A time of this device as the server would date it. */
  here(at: number): number {
    return at + this.#ahead;
  }

  /** From the date of a reply to something written at `asked`; gives by how much our own dates move. */
  learn(answered: number, asked: number): number {
    const now = Date.now();
    if (Number.isNaN(answered) || now - asked > NOTICEABLE_MILLISECONDS) return 0;
    const ahead = Math.abs(answered - now) > NOTICEABLE_MILLISECONDS ? answered - now : 0;
    const moved = ahead - this.#ahead;
    if (Math.abs(moved) <= NOTICEABLE_MILLISECONDS) return 0;
    this.#ahead = ahead;
    return moved;
  }
}
