import type { ChatApi, Credentials } from "./api";
import { RequestFailed } from "./call";
import { alone } from "./lock";
import type { Store } from "./store";

/** Which conversation this visitor is in, shared by all their tabs. */
export class Session {
  readonly #api: ChatApi;
  readonly #store: Store;
  readonly #identity: () => string;

  constructor(api: ChatApi, store: Store, identity: () => string) {
    this.#api = api;
    this.#store = store;
    this.#identity = identity;
  }

  get current(): Credentials | undefined {
    return this.#store.credentials;
  }

  /** The conversation there is, or a new one: one, also when two tabs ask at the same moment. */
  async obtain(): Promise<Credentials> {
    return (
      this.current ??
      (await alone(`${this.#store.slot}|start`, undefined, async () => {
        const known = this.current;
        if (known !== undefined) return known;
        const fresh = await this.#start();
        this.#store.credentials = fresh;
        return fresh;
      }))
    );
  }

  /** Forgets a conversation the server no longer accepts, unless another tab has replaced it already. */
  drop(expired: Credentials): void {
    if (this.current?.token === expired.token) this.#store.credentials = undefined;
  }

  async #start(): Promise<Credentials> {
    const identity = this.#identity();
    try {
      return await this.#api.start(identity);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      // An identity that has expired must not lock its owner out: they go on as a visitor.
      const rejected = error.isOver || error.kind === "refused";
      if (rejected && identity !== "") return this.#api.start("");
      throw rejected ? new RequestFailed("forbidden") : error;
    }
  }
}

/** The `sub` of a signed identity, read without verifying: it only keeps two people's conversations apart. */
export function subject(identity: string): string {
  try {
    const part = (identity.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(part), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const sub = typeof claims === "object" && claims !== null && "sub" in claims ? claims.sub : "";
    return typeof sub === "string" ? sub : "";
  } catch {
    return "";
  }
}
