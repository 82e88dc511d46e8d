/** One connection, from its start to its end. */
export interface Link {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Settles when the connection is over, for whatever reason. */
  readonly closed: Promise<void>;
}

export interface Keeping {
  /** A fresh one for every try. */
  connect: () => Promise<Link>;
  /** After every start, the first included. When it throws, the connection is begun again. */
  catchUp: () => Promise<void>;
  tell: (state: "live" | "reconnecting") => void;
  /** Whether there is no point in going on. */
  isOver: (error: unknown) => boolean;
  sleep: (milliseconds: number) => Promise<void>;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** How long to wait before the next try: longer each time, and not all browsers of a team at once. */
export function waitBefore(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(FIRST_WAIT * 2 ** Math.min(attempt, 10), LONGEST_WAIT);
  return Math.round(longest * (0.5 + random() / 2));
}

/** Connects again and again until it is stopped. Gives what stops it. */
export function keepLinked(keeping: Keeping): () => void {
  let stopped = false;
  let current: Link | undefined;

  async function once(): Promise<boolean> {
    const link = await keeping.connect();
    current = link;
    try {
      await link.start();
      await keeping.catchUp();
      if (stopped) return true;
      keeping.tell("live");
      await link.closed;
      return true;
    } finally {
      await link.stop().catch(() => undefined);
    }
  }

  async function forever(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      try {
        await once();
        failures = 0;
      } catch (error) {
        if (keeping.isOver(error)) return;
        failures += 1;
      }
      if (stopped) return;
      keeping.tell("reconnecting");
      await keeping.sleep(waitBefore(failures));
    }
  }

  void forever();
  return () => {
    stopped = true;
    void current?.stop().catch(() => undefined);
  };
}
