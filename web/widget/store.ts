import type { Credentials } from "./api";

/** A message that the server has not yet answered. */
export interface Outgoing {
  readonly clientMessageId: string;
  readonly text: string;
  readonly at: number;
}

type Backing = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * What outlives the page, per server and visitor. Each message has a key of its own, so that two tabs that write at
 * the same moment cannot lose one of each other's.
 */
export class Store {
  readonly #slot: string;
  #backing: Backing;
  readonly #listener: (event: StorageEvent) => void;

  constructor(slot: string, changed: () => void, backing: Backing = browserStorage()) {
    this.#slot = `frontdesk|${slot}`;
    this.#backing = backing;
    this.#listener = (event) => {
      // A null key: everything was cleared.
      if (event.key === null || event.key.startsWith(this.#slot)) changed();
    };
    addEventListener("storage", this.#listener);
  }

  get slot(): string {
    return this.#slot;
  }

  get credentials(): Credentials | undefined {
    const { conversation, token } = this.#read("") as Partial<Credentials>;
    return typeof conversation === "string" && typeof token === "string" ? { conversation, token } : undefined;
  }

  set credentials(value: Credentials | undefined) {
    this.#write("", value);
  }

  get outbox(): Outgoing[] {
    const prefix = `${this.#slot}|out|`;
    const found: Outgoing[] = [];
    for (let index = 0; index < this.#backing.length; index += 1) {
      const key = this.#backing.key(index);
      if (key === null || !key.startsWith(prefix)) continue;
      const { text, at } = this.#read(key.slice(this.#slot.length)) as Partial<Outgoing>;
      if (typeof text === "string" && typeof at === "number") {
        found.push({ clientMessageId: key.slice(prefix.length), text, at });
      }
    }
    return found.sort((one, other) => one.at - other.at);
  }

  put({ clientMessageId, text, at }: Outgoing): void {
    this.#write(`|out|${clientMessageId}`, { text, at });
  }

  has(clientMessageId: string): boolean {
    return this.#backing.getItem(`${this.#slot}|out|${clientMessageId}`) !== null;
  }

  settle(clientMessageId: string): void {
    this.#write(`|out|${clientMessageId}`, undefined);
  }

  /** The id of the last message the customer has had in view. */
  get seen(): string {
    const { id } = this.#read("|seen") as { id?: unknown };
    return typeof id === "string" ? id : "";
  }

  set seen(id: string) {
    if (id !== this.seen) this.#write("|seen", id === "" ? undefined : { id });
  }

  /** The conversation that was ended by "start over", in whichever tab. */
  get over(): string {
    const { conversation } = this.#read("|over") as { conversation?: unknown };
    return typeof conversation === "string" ? conversation : "";
  }

  set over(conversation: string) {
    this.#write("|over", { conversation });
  }

  close(): void {
    removeEventListener("storage", this.#listener);
  }

  #read(name: string): object {
    try {
      const value: unknown = JSON.parse(this.#backing.getItem(this.#slot + name) ?? "{}");
      return typeof value === "object" && value !== null ? value : {};
    } catch {
      return {};
    }
  }

  #write(name: string, value: object | undefined): void {
    try {
      if (value === undefined) this.#backing.removeItem(this.#slot + name);
      else this.#backing.setItem(this.#slot + name, JSON.stringify(value));
    } catch {
      // Full, or forbidden in mid-flight: what there is moves to memory, so that nothing the customer writes is lost.
      this.#backing = copyOf(this.#backing);
      this.#write(name, value);
    }
  }
}

/** `localStorage`, or memory where the browser refuses it: blocked, full, or a sandboxed frame. */
function browserStorage(): Backing {
  try {
    const storage = window.localStorage;
    storage.setItem("frontdesk|probe", "1");
    storage.removeItem("frontdesk|probe");
    return storage;
  } catch {
    return new MemoryStorage();
  }
}

function copyOf(storage: Backing): MemoryStorage {
  const copy = new MemoryStorage();
  try {
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index);
      if (key?.startsWith("frontdesk|")) copy.setItem(key, storage.getItem(key) ?? "");
    }
  } catch {
    // Not even readable any more: begin with what is still in the page.
  }
  return copy;
}

export class MemoryStorage implements Backing {
  readonly #values = new Map<string, string>();

  get length(): number {
    return this.#values.size;
  }

  key(index: number): string | null {
    return [...this.#values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }
}
