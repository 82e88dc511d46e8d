import { expect, test } from "vitest";
import { type Keeping, keepLinked, type Link, waitBefore } from "./link";

/** A hub that can be lost and found; `said` is what the one who keeps the link said and did. */
class Hub {
  readonly said: string[] = [];
  answers = true;
  #lose: () => void = () => undefined;
  #slept: (() => void) | undefined;

  keeping(more: Partial<Keeping> = {}): Keeping {
    return {
      connect: async () => this.link(),
      catchUp: async () => void this.said.push("caught up"),
      tell: (state) => void this.said.push(state),
      isOver: () => false,
      sleep: () =>
        new Promise((resolve) => {
          this.said.push("waits");
          this.#slept = resolve;
        }),
      ...more,
    };
  }

  link(): Link {
    const closed = new Promise<void>((resolve) => {
      this.#lose = resolve;
    });
    const start = async () => {
      if (!this.answers) throw new Error("refused");
    };
    return { start, stop: async () => this.#lose(), closed };
  }

  lose(): void {
    this.#lose();
  }

  async rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  async wake(): Promise<void> {
    this.#slept?.();
    await this.rest();
  }
}

test("what was missed is fetched after every start, before it is said to be live", async () => {
  const hub = new Hub();
  const stop = keepLinked(hub.keeping());
  await hub.rest();
  expect(hub.said).toEqual(["caught up", "live"]);
  hub.lose();
  await hub.rest();
  await hub.wake();
  expect(hub.said.slice(2)).toEqual(["reconnecting", "waits", "caught up", "live"]);
  stop();
});

test("it never gives up", async () => {
  const hub = new Hub();
  hub.answers = false;
  const stop = keepLinked(hub.keeping());
  await hub.rest();
  for (let tries = 0; tries < 50; tries += 1) await hub.wake();
  expect(hub.said.filter((each) => each === "waits")).toHaveLength(51);
  hub.answers = true;
  await hub.wake();
  expect(hub.said.at(-1)).toBe("live");
  stop();
});

test("a connection that could not catch up is not live, and is begun again", async () => {
  const hub = new Hub();
  let fails = true;
  const stop = keepLinked(
    hub.keeping({
      catchUp: async () => {
        if (fails) throw new Error("restarting");
      },
    }),
  );
  await hub.rest();
  expect(hub.said).toEqual(["reconnecting", "waits"]);
  fails = false;
  await hub.wake();
  expect(hub.said.at(-1)).toBe("live");
  stop();
});

test("whoever is signed out is left alone", async () => {
  const hub = new Hub();
  hub.answers = false;
  keepLinked(hub.keeping({ isOver: () => true }));
  await hub.rest();
  expect(hub.said).toEqual([]);
});

test("once stopped it says no more", async () => {
  const hub = new Hub();
  const stop = keepLinked(hub.keeping());
  await hub.rest();
  stop();
  await hub.rest();
  expect(hub.said).toEqual(["caught up", "live"]);
});

test("waits grow to a quarter of a minute, and are not the same for everybody", () => {
  expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, () => 1))).toEqual([500, 1000, 2000, 4000]);
  expect(waitBefore(1000, () => 1)).toBe(15_000);
  expect(waitBefore(1000, () => 0)).toBe(7_500);
});
