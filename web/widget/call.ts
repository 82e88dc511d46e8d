import { readEvents, type StreamEvent } from "./events";

/**
 * What is to be done about a request that failed:
 * `unauthenticated` and `gone` start another conversation; `busy` wait; `unreachable` try again; the others tell the
 * customer.
 */
export type FailureKind = "unauthenticated" | "gone" | "busy" | "unreachable" | "forbidden" | "too_large" | "refused";

const OVER: ReadonlySet<FailureKind> = new Set(["unauthenticated", "gone"]);

export class RequestFailed extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Seconds the server asked us to wait. */
    readonly retryAfter = 0,
  ) {
    super(kind);
  }

  /** The conversation is no longer to be had. */
  get isOver(): boolean {
    return OVER.has(this.kind);
  }
}

const ANSWER_SECONDS = 30;

export interface CallOptions {
  readonly token?: string;
  readonly body?: object;
  readonly accept?: string;
  readonly lastEventId?: string | undefined;
  readonly signal?: AbortSignal;
  readonly silence?: number;
}

/** One request, given up when its caller goes away or the server stays silent for too long. */
export class Call {
  readonly response: Promise<Response>;
  readonly #controller = new AbortController();
  readonly #silence: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, options: CallOptions) {
    this.#silence = (options.silence ?? ANSWER_SECONDS) * 1000;
    if (options.signal?.aborted) this.#controller.abort();
    options.signal?.addEventListener("abort", () => this.#controller.abort());
    this.#heard();
    this.response = this.#open(url, options);
    // Whoever awaits the response gets the failure; a caller that left first must not raise it as unhandled.
    this.response.catch(() => this.#finish());
  }

  async json(): Promise<unknown> {
    try {
      return await (await this.response).json();
    } catch (error) {
      throw error instanceof RequestFailed ? error : new RequestFailed("unreachable");
    } finally {
      this.#finish();
    }
  }

  async *events(heard: () => void = () => undefined): AsyncGenerator<StreamEvent> {
    try {
      yield* readEvents(await this.response, () => {
        this.#heard();
        heard();
      });
    } catch (error) {
      throw error instanceof RequestFailed ? error : new RequestFailed("unreachable");
    } finally {
      this.#finish();
    }
  }

  async #open(url: string, options: CallOptions): Promise<Response> {
    const headers: Record<string, string> = { Accept: options.accept ?? "application/json" };
    if (options.token !== undefined) headers.Authorization = `Bearer ${options.token}`;
    if (options.lastEventId !== undefined) headers["Last-Event-ID"] = options.lastEventId;
    const init: RequestInit = { headers, signal: this.#controller.signal, credentials: "omit", cache: "no-store" };
    if (options.body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.method = "POST";
      init.body = JSON.stringify(options.body);
    }
    let response: Response;
    try {
      response = await fetch(url, init);
    } catch {
      throw new RequestFailed("unreachable");
    }
    if (!response.ok) throw failure(response);
    this.#heard();
    return response;
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#silence);
  }

  #finish(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}

function failure(response: Response): RequestFailed {
  const retryAfter = retrySeconds(response.headers.get("Retry-After"), Date.now());
  const status = response.status;
  if (status === 401) return new RequestFailed("unauthenticated");
  if (status === 404) return new RequestFailed("gone");
  if (status === 403) return new RequestFailed("forbidden");
  if (status === 413) return new RequestFailed("too_large");
  if (status === 429) return new RequestFailed("busy", Math.max(retryAfter, 1));
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return new RequestFailed("unreachable", retryAfter);
  }
  return new RequestFailed("refused");
}

/** `Retry-After` as seconds from now: a number or a date, and nothing absurd. */
export function retrySeconds(header: string | null, now: number): number {
  if (header === null) return 0;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(Math.ceil(seconds), 0), 3600);
}
