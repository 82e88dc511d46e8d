import type { ChatApi, Credentials, TurnSink } from "./api";
import { RequestFailed } from "./call";
import { Gate } from "./gate";
import { alone } from "./lock";
import { backoff, Pause } from "./pause";
import type { Session } from "./session";
import type { Outgoing, Store } from "./store";

/** What the outbox tells the conversation, message by message. */
export interface OutboxListener {
  /** A request starts, or starts again, in this conversation. */
  posting(outgoing: Outgoing, credentials: Credentials): void;
  sink(outgoing: Outgoing): TurnSink;
  /** The connection broke; it will be tried again in so many milliseconds. */
  interrupted(outgoing: Outgoing, reason: RequestFailed, delay: number): void;
  expired(credentials: Credentials): void;
  settled(outgoing: Outgoing, messageIds: readonly string[]): void;
  refused(outgoing: Outgoing, reason: RequestFailed): void;
}

const HEAD_START_MILLISECONDS = 1_000;

interface Again {
  /** In milliseconds. */
  readonly delay: number;
  /** The server asked for it, so that nothing may shorten it. */
  readonly asked: boolean;
}

/** Streams that broke off this often are not tried as streams again: something between us and the server cuts them. */
const BROKEN_STREAMS = 3;

/**
 * Carries each message to the server until it is answered: in order, under one id, kept in storage meanwhile, by one
 * tab at a time.
 */
export class Outbox {
  readonly #api: ChatApi;
  readonly #store: Store;
  readonly #session: Session;
  readonly #listener: OutboxListener;
  readonly #gate = new Gate();
  readonly #pause = new Pause();
  readonly #carried = new Set<string>();
  #stop = new AbortController();

  constructor(api: ChatApi, store: Store, session: Session, listener: OutboxListener) {
    this.#api = api;
    this.#store = store;
    this.#session = session;
    this.#listener = listener;
  }

  /** `afterOthers`: another tab has just written it and should be the one to send it, if it still can. */
  carry(outgoing: Outgoing, afterOthers = false): void {
    const id = outgoing.clientMessageId;
    if (this.#carried.has(id)) return;
    this.#carried.add(id);
    const { signal } = this.#stop;
    this.#pause
      .sleep(afterOthers ? HEAD_START_MILLISECONDS : 0, signal, true)
      .then(() => alone(`${this.#store.slot}|send|${id}`, signal, () => this.#deliver(outgoing, signal)))
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => this.#carried.delete(id));
  }

  /** Tries again now whatever is waiting to be tried again. */
  wake(): void {
    this.#pause.wake();
  }

  /** Lets go of everything; what is in storage stays there. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#carried.clear();
  }

  async #deliver(outgoing: Outgoing, signal: AbortSignal): Promise<void> {
    const release = await this.#gate.enter();
    try {
      // The longest part of a life in the outbox is waiting: for another tab, for its turn, for the network.
      for (let attempt = 0; !signal.aborted && this.#store.has(outgoing.clientMessageId); attempt += 1) {
        const again = await this.#attempt(outgoing, attempt, release, signal);
        if (again === undefined) return;
        await this.#pause.sleep(again.delay, signal, again.asked);
      }
    } finally {
      release();
    }
  }

  /** One try; gives when the next one is to be, or nothing when there is none to be. */
  async #attempt(
    outgoing: Outgoing,
    attempt: number,
    release: () => void,
    signal: AbortSignal,
  ): Promise<Again | undefined> {
    let credentials: Credentials | undefined;
    try {
      credentials = await this.#session.obtain();
      if (signal.aborted) return undefined;
      this.#listener.posting(outgoing, credentials);
      const ids = await this.#post(outgoing, credentials, release, { signal, streaming: attempt < BROKEN_STREAMS });
      this.#store.settle(outgoing.clientMessageId);
      if (!signal.aborted) this.#listener.settled(outgoing, ids);
      return undefined;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (signal.aborted) return undefined;
      return this.#failed(outgoing, attempt, error, credentials);
    }
  }

  async #post(
    outgoing: Outgoing,
    { token }: Credentials,
    release: () => void,
    options: { signal: AbortSignal; streaming: boolean },
  ): Promise<string[]> {
    const sink = this.#listener.sink(outgoing);
    const accepted = (): void => {
      // The server has it: the next message cannot overtake it any more.
      release();
      sink.accepted();
    };
    const body = { text: outgoing.text, client_message_id: outgoing.clientMessageId };
    return this.#api.send(token, body, { ...sink, accepted }, options);
  }

  #failed(
    outgoing: Outgoing,
    attempt: number,
    reason: RequestFailed,
    credentials: Credentials | undefined,
  ): Again | undefined {
    if (reason.kind === "too_large" || reason.kind === "refused" || reason.kind === "forbidden") {
      this.#store.settle(outgoing.clientMessageId);
      this.#listener.refused(outgoing, reason);
      return undefined;
    }
    if (reason.isOver && credentials !== undefined) {
      this.#session.drop(credentials);
      this.#listener.expired(credentials);
      if (attempt === 0) return { delay: 0, asked: false };
    }
    const delay = Math.max(backoff(attempt), reason.retryAfter * 1000);
    this.#listener.interrupted(outgoing, reason, delay);
    return { delay, asked: reason.retryAfter > 0 };
  }
}
