/** Waiting that can be cut short: the network came back, the page is looked at again, the customer asked. */
export class Pause {
  #wakers = new Set<() => void>();

  async sleep(milliseconds: number, signal: AbortSignal, undisturbed = false): Promise<void> {
    if (signal.aborted || milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      if (!undisturbed) this.#wakers.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  wake(): void {
    for (const wake of [...this.#wakers]) wake();
  }
}

/** How long to wait before try number `attempt` (from 0): growing to half a minute, spread out between clients. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(30_000, 500 * 2 ** attempt);
  return full / 2 + (full / 2) * random();
}
