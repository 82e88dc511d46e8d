import { Call, type CallOptions, RequestFailed } from "./call";
import type { StreamEvent } from "./events";
import { type ChatMessage, readMessage } from "./message";

export interface Credentials {
  readonly conversation: string;
  readonly token: string;
}

/** What happens while the server works on one message. */
export interface TurnSink {
  accepted(): void;
  status(state: string): void;
  delta(text: string): void;
  message(message: ChatMessage): void;
}

/** Silence after which a stream counts as dead; the server writes a comment well before. */
const SILENCE_SECONDS = 75;

/** The customer's routes of the server. */
export class ChatApi {
  readonly #base: string;

  constructor(server: string) {
    this.#base = `${server.replace(/\/+$/, "")}/api/chat/`;
  }

  async start(identity: string): Promise<Credentials> {
    const call = this.#call("conversations", { body: identity ? { identity } : {} });
    const { conversation_id: conversation, token } = (await call.json()) as Record<string, unknown>;
    if (typeof conversation !== "string" || typeof token !== "string") throw new RequestFailed("unreachable");
    return { conversation, token };
  }

  /** Resolves with the ids of all replies when the turn is over. */
  async send(
    token: string,
    body: { text: string; client_message_id: string },
    sink: TurnSink,
    options: { signal: AbortSignal; streaming: boolean },
  ): Promise<string[]> {
    const { signal, streaming } = options;
    const accept = streaming ? "text/event-stream" : "application/json";
    const silence = SILENCE_SECONDS;
    const call = this.#call("messages", { token, body, accept, signal, silence });
    const response = await call.response;
    sink.accepted();
    if (!isEventStream(response)) {
      const { replies } = (await call.json()) as { replies?: unknown };
      const messages = (Array.isArray(replies) ? replies : []).map((reply) => readMessage(reply));
      return messages.flatMap((message) => {
        if (message === undefined) return [];
        sink.message(message);
        return message.id;
      });
    }
    for await (const event of call.events()) {
      const ids = dispatch(event, sink);
      if (ids !== undefined) return ids;
    }
    throw new RequestFailed("unreachable");
  }

  /** The transcript after a message, all pages of it. */
  async transcript(token: string, after: string | undefined, signal: AbortSignal): Promise<ChatMessage[]> {
    const found: ChatMessage[] = [];
    let cursor = "";
    do {
      const query = new URLSearchParams();
      if (after !== undefined) query.set("after", after);
      if (cursor !== "") query.set("cursor", cursor);
      const call = this.#call(`messages?${query}`, { token, signal });
      const page = (await call.json()) as { items?: unknown; next?: unknown };
      for (const item of Array.isArray(page.items) ? page.items : []) {
        const message = readMessage(item);
        if (message !== undefined) found.push(message);
      }
      cursor = typeof page.next === "string" ? page.next : "";
    } while (cursor !== "");
    return found;
  }

  /** What arrives without being asked for; ends, or throws, when the connection does. */
  async *events(
    token: string,
    lastEventId: string | undefined,
    options: { signal: AbortSignal; opened: () => void; heard: () => void },
  ): AsyncGenerator<StreamEvent> {
    const { signal, opened, heard } = options;
    const accept = "text/event-stream";
    const call = this.#call("events", { token, accept, signal, lastEventId, silence: SILENCE_SECONDS });
    if (!isEventStream(await call.response)) throw new RequestFailed("unreachable");
    opened();
    yield* call.events(heard);
  }

  #call(path: string, request: CallOptions): Call {
    return new Call(this.#base + path, request);
  }
}

function isEventStream(response: Response): boolean {
  return (response.headers.get("Content-Type") ?? "").startsWith("text/event-stream");
}

/** Hands an event on; gives the ids of the replies when it was the last one. */
function dispatch(event: StreamEvent, sink: TurnSink): string[] | undefined {
  const data = parse(event.data);
  if (event.name === "status") sink.status(String(data.state ?? ""));
  else if (event.name === "delta") sink.delta(String(data.text ?? ""));
  else if (event.name === "done") return (Array.isArray(data.message_ids) ? data.message_ids : []).map(String);
  else if (event.name === "message") {
    const message = readMessage(data);
    if (message !== undefined) sink.message(message);
  }
  return undefined;
}

export function parse(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
