import { ChatApi, type Credentials, parse } from "./api";
import { RequestFailed } from "./call";
import type { StreamEvent } from "./events";
import { Feed } from "./feed";
import { canWaitForOthers } from "./lock";
import { type ChatMessage, readMessage } from "./message";
import { Outbox } from "./outbox";
import { offeredReplies } from "./quick-replies";
import { ServerClock } from "./server-clock";
import { Session } from "./session";
import { type Outgoing, Store } from "./store";
import { Transcript } from "./transcript";
import { Turns } from "./turns";
import { uuid } from "./uuid";
import { bannerText, type ConversationView, countUnread, isWithStaff } from "./view";
import { WORDS } from "./words";

/** A wish like "tomorrow at three" must not be sent by itself on another day. */
const STALE_MILLISECONDS = 6 * 3600 * 1000;

/** One visitor's conversation, whatever happens to the page, the network or the server. No DOM in here. */
export class Conversation {
  readonly #api: ChatApi;
  readonly #store: Store;
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #feed: Feed;
  readonly #transcript = new Transcript();
  readonly #turns = new Turns();
  readonly #clock = new ServerClock();
  readonly #changed: () => void;
  #bound: string | undefined;
  #cursor: string | undefined;
  #loading = false;
  #connected = true;
  #busyUntil = 0;

  constructor(options: { server: string; slot: string; identity: () => string; changed: () => void }) {
    this.#changed = options.changed;
    this.#api = new ChatApi(options.server);
    this.#store = new Store(options.slot, () => this.#storeChanged());
    this.#session = new Session(this.#api, this.#store, options.identity);
    this.#outbox = new Outbox(this.#api, this.#store, this.#session, {
      posting: (_, credentials) => this.#bind(credentials),
      sink: (outgoing) => this.#sink(outgoing),
      interrupted: (outgoing, reason, delay) => this.#interrupted(outgoing, reason, delay),
      expired: (credentials) => this.#expired(credentials),
      settled: (outgoing, ids) => this.#settled(outgoing, ids),
      refused: (outgoing, reason) => this.#refused(outgoing, reason),
    });
    this.#feed = new Feed(this.#api, this.#session, {
      catchUp: (credentials, signal) => this.#catchUp(credentials, signal),
      event: (event, credentials) => this.#event(event, credentials),
      expired: (credentials) => this.#expired(credentials),
      connected: (yes) => this.#setConnected(yes),
    });
  }

  get view(): ConversationView {
    const entries = this.#transcript.entries;
    const withStaff = isWithStaff(entries);
    return {
      entries,
      withStaff,
      draft: this.#turns.draft(entries),
      typing: !withStaff && this.#turns.isSomebodyWriting,
      banner: bannerText({ online: navigator.onLine, connected: this.#connected, busyUntil: this.#busyUntil }),
      quickReplies: this.#turns.areOver ? offeredReplies(entries.at(-1)) : [],
      loading: this.#loading,
      unread: countUnread(entries, this.#store.seen),
      now: this.#clock.now(),
    };
  }

  /** Shows what there is and goes on with whatever was left unfinished. */
  start(): void {
    const credentials = this.#session.current;
    if (credentials !== undefined) {
      this.#bound = credentials.conversation;
      this.#loading = true;
    }
    for (const outgoing of this.#store.outbox) {
      const stale = Date.now() - outgoing.at > STALE_MILLISECONDS;
      this.#transcript.addOwn(outgoing, stale ? "failed" : "queued", stale ? WORDS.stale : "");
      if (!stale) this.#outbox.carry(outgoing);
    }
    this.#feed.start();
    this.#changed();
  }

  /** The page is looked at again, or the network is back. */
  resume(): void {
    this.#outbox.wake();
    this.#feed.check();
    this.#changed();
  }

  /** Nobody looks: no need to keep a line open. Messages on their way are still carried. */
  rest(): void {
    this.#feed.stop();
  }

  stop(): void {
    this.#feed.stop();
    this.#outbox.stop();
    this.#store.close();
  }

  send(text: string): void {
    const outgoing: Outgoing = { clientMessageId: uuid(), text, at: Date.now() };
    this.#store.put(outgoing);
    this.#transcript.addOwn({ ...outgoing, at: this.#clock.now() });
    this.#outbox.carry(outgoing);
    this.#changed();
  }

  /** Takes a message that failed away, and gives its text back. */
  discard(clientMessageId: string): string {
    const entry = this.#transcript.entries.find((candidate) => candidate.clientMessageId === clientMessageId);
    this.#store.settle(clientMessageId);
    this.#transcript.remove(clientMessageId);
    this.#changed();
    return entry?.text ?? "";
  }

  startOver(): void {
    const credentials = this.#session.current;
    if (credentials !== undefined) this.#store.over = credentials.conversation;
    for (const { clientMessageId } of this.#store.outbox) this.#store.settle(clientMessageId);
    this.#store.seen = "";
    this.#store.credentials = undefined;
    this.#forget();
  }

  /** Everything in view has been looked at. */
  markRead(): void {
    const last = this.#transcript.entries.findLast((entry) => entry.id !== undefined);
    if (last?.id !== undefined) this.#store.seen = last.id;
  }

  #forget(): void {
    this.#outbox.stop();
    this.#feed.stop();
    this.#transcript.clear();
    this.#turns.clear();
    this.#bound = undefined;
    this.#cursor = undefined;
    this.#loading = false;
    this.#busyUntil = 0;
    this.#changed();
  }

  #bind(credentials: Credentials): void {
    if (this.#bound !== credentials.conversation) {
      this.#bound = credentials.conversation;
      this.#cursor = undefined;
    }
    this.#feed.start();
  }

  #sink(outgoing: Outgoing) {
    const id = outgoing.clientMessageId;
    const conversation = this.#bound;
    const current = (act: () => void) => {
      if (this.#bound !== conversation) return;
      act();
      this.#changed();
    };
    return {
      accepted: () =>
        current(() => {
          this.#setConnected(true);
          this.#busyUntil = 0;
          this.#transcript.mark(id, "sent");
          this.#turns.accept(id);
        }),
      status: (state: string) => current(() => this.#turns.setState(id, state)),
      delta: (text: string) => current(() => this.#turns.add(id, text)),
      message: (message: ChatMessage) =>
        current(() => {
          if (message.role !== "customer") this.#turns.complete(id);
          this.#transcript.shift(this.#clock.learn(message.at, outgoing.at));
          this.#take(message);
        }),
    };
  }

  #settled({ clientMessageId: id }: Outgoing, messageIds: readonly string[]): void {
    this.#turns.end(id);
    this.#transcript.mark(id, "settled");
    const known = new Set(this.#transcript.entries.map((entry) => entry.id));
    if (messageIds.some((messageId) => !known.has(messageId))) this.#refresh();
    this.#changed();
  }

  #interrupted({ clientMessageId: id }: Outgoing, reason: RequestFailed, delay: number): void {
    this.#turns.interrupt(id);
    if (reason.kind === "busy") this.#busyUntil = Date.now() + delay;
    else this.#connected = false;
    this.#changed();
  }

  #refused({ clientMessageId: id }: Outgoing, reason: RequestFailed): void {
    this.#turns.end(id);
    const problems: Partial<Record<string, string>> = WORDS.problems;
    this.#transcript.mark(id, "failed", problems[reason.kind] ?? WORDS.problems.refused);
    this.#changed();
  }

  #expired(credentials: Credentials): void {
    if (this.#bound !== credentials.conversation) return;
    this.#bound = undefined;
    this.#cursor = undefined;
    this.#loading = false;
    this.#turns.clear();
    this.#transcript.seal(WORDS.expired, this.#clock.now());
    this.#changed();
  }

  #event(event: StreamEvent, credentials: Credentials): void {
    if (event.name !== "message" || this.#bound !== credentials.conversation) return;
    const message = readMessage(parse(event.data));
    if (message !== undefined && this.#take(message)) this.#changed();
  }

  async #catchUp(credentials: Credentials, signal: AbortSignal): Promise<void> {
    const messages = await this.#missed(credentials.token, signal);
    if (signal.aborted || this.#bound !== credentials.conversation) return;
    for (const message of messages) this.#take(message);
    this.#cursor = messages.at(-1)?.id ?? this.#cursor;
    this.#loading = false;
    this.#setConnected(true);
    this.#changed();
  }

  async #missed(token: string, signal: AbortSignal): Promise<ChatMessage[]> {
    try {
      return await this.#api.transcript(token, this.#cursor, signal);
    } catch (error) {
      const unknown = error instanceof RequestFailed && (error.kind === "gone" || error.kind === "refused");
      if (!unknown || this.#cursor === undefined) throw error;
      // The server does not know our last message: everything again, then. What we have is not shown twice.
      this.#cursor = undefined;
      return this.#api.transcript(token, undefined, signal);
    }
  }

  #refresh(): void {
    const credentials = this.#session.current;
    if (credentials === undefined) return;
    // Should this fail too, the feed asks again when it reconnects.
    this.#catchUp(credentials, new AbortController().signal).catch(() => this.#feed.start());
  }

  /** Another tab has written. */
  #storeChanged(): void {
    if (this.#bound !== undefined && this.#store.over === this.#bound) {
      this.#forget();
      return;
    }
    const credentials = this.#session.current;
    if (credentials !== undefined && credentials.conversation !== this.#bound) this.#adopt(credentials);
    const waiting = this.#store.outbox;
    for (const outgoing of waiting) {
      this.#transcript.addOwn({ ...outgoing, at: this.#clock.here(outgoing.at) });
      if (canWaitForOthers()) this.#outbox.carry(outgoing, true);
    }
    this.#settleElsewhere(new Set(waiting.map((outgoing) => outgoing.clientMessageId)));
    this.#changed();
  }

  #adopt(credentials: Credentials): void {
    if (this.#bound !== undefined) this.#expired({ conversation: this.#bound, token: "" });
    this.#bind(credentials);
  }

  #settleElsewhere(waiting: ReadonlySet<string>): void {
    let settled = false;
    for (const { clientMessageId: id, delivery } of this.#transcript.entries) {
      if (id === undefined || waiting.has(id) || (delivery !== "queued" && delivery !== "sent")) continue;
      if (this.#turns.has(id)) continue;
      this.#transcript.mark(id, "settled");
      settled = true;
    }
    if (settled) this.#refresh();
  }

  #take(message: ChatMessage): boolean {
    return this.#transcript.merge(Number.isNaN(message.at) ? { ...message, at: this.#clock.now() } : message);
  }

  #setConnected(yes: boolean): void {
    if (this.#connected === yes) return;
    this.#connected = yes;
    this.#changed();
  }
}
