import type { ChatApi, Credentials } from "./api";
import { RequestFailed } from "./call";
import type { StreamEvent } from "./events";
import { backoff, Pause } from "./pause";
import type { Session } from "./session";

export interface FeedListener {
  /** The line is open (or could not be opened): time to ask for what was missed. */
  catchUp(credentials: Credentials, signal: AbortSignal): Promise<void>;
  event(event: StreamEvent, credentials: Credentials): void;
  expired(credentials: Credentials): void;
  connected(yes: boolean): void;
}

/** A line silent for this long may be dead without knowing it, as after a sleep. */
const DOUBTFUL_MILLISECONDS = 20_000;
const STABLE_MILLISECONDS = 5_000;

/** Keeps the line open on which messages arrive without being asked for. */
export class Feed {
  readonly #api: ChatApi;
  readonly #session: Session;
  readonly #listener: FeedListener;
  readonly #pause = new Pause();
  #run: AbortController | undefined;
  #connection: AbortController | undefined;
  #lastHeard = 0;
  #lastEvent: { conversation: string; id: string } | undefined;

  constructor(api: ChatApi, session: Session, listener: FeedListener) {
    this.#api = api;
    this.#session = session;
    this.#listener = listener;
  }

  /** Makes sure that what listens still hears something. */
  check(): void {
    this.start();
    this.#pause.wake();
    if (Date.now() - this.#lastHeard > DOUBTFUL_MILLISECONDS) this.#connection?.abort();
  }

  /** Starts listening, if there is a conversation to listen to. */
  start(): void {
    if (this.#run !== undefined || this.#session.current === undefined) return;
    const run = new AbortController();
    this.#run = run;
    void this.#listen(run.signal).finally(() => {
      if (this.#run === run) this.#run = undefined;
    });
  }

  stop(): void {
    this.#run?.abort();
    this.#connection?.abort();
    this.#run = undefined;
  }

  async #listen(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      const credentials = this.#session.current;
      if (credentials === undefined) return;
      const since = Date.now();
      const { opened, wait } = await this.#connect(credentials, signal);
      if (signal.aborted) return;
      // A server that has no line to spare answers everything else.
      if (!opened && wait === 0) this.#listener.connected(false);
      // A line that breaks at once is no better than one that does not open.
      attempt = opened && Date.now() - since > STABLE_MILLISECONDS ? 0 : attempt + 1;
      await this.#pause.sleep(Math.max(backoff(attempt), wait), signal, wait > 0);
    }
  }

  /** Listens until the connection ends: whether there was one, and how long the server wants us to stay away. */
  async #connect(credentials: Credentials, signal: AbortSignal): Promise<{ opened: boolean; wait: number }> {
    const connection = new AbortController();
    this.#connection = connection;
    this.#lastHeard = Date.now();
    const last = this.#lastEvent?.conversation === credentials.conversation ? this.#lastEvent.id : undefined;
    let open = false;
    let wait = 0;
    const heard = (): void => {
      this.#lastHeard = Date.now();
    };
    const opened = (): void => {
      open = true;
      heard();
      this.#listener.connected(true);
      void this.#catchUp(credentials, signal);
    };
    try {
      for await (const event of this.#api.events(credentials.token, last, {
        signal: connection.signal,
        opened,
        heard,
      })) {
        if (signal.aborted) break;
        if (event.id !== undefined) this.#lastEvent = { conversation: credentials.conversation, id: event.id };
        this.#listener.event(event, credentials);
      }
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (signal.aborted) return { opened: false, wait: 0 };
      wait = error.retryAfter * 1000;
      if (error.kind === "unauthenticated") this.#expired(credentials);
      else if (!open) await this.#catchUp(credentials, signal);
    }
    return { opened: open, wait };
  }

  async #catchUp(credentials: Credentials, signal: AbortSignal): Promise<void> {
    try {
      await this.#listener.catchUp(credentials, signal);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (error.isOver && !signal.aborted) this.#expired(credentials);
      // Anything else: the line is opened again, and then this is asked again.
      else this.#connection?.abort();
    }
  }

  #expired(credentials: Credentials): void {
    this.#session.drop(credentials);
    this.#listener.expired(credentials);
  }
}
