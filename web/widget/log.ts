import { h } from "./dom";
import { type Line, layOut } from "./lines";
import { prose } from "./prose";
import type { ConversationView } from "./view";
import { WORDS } from "./words";

export interface LogActions {
  edit(clientMessageId: string): void;
  remove(clientMessageId: string): void;
}

interface Drawn {
  readonly element: HTMLElement;
  readonly signature: string;
}

/** Draws the transcript, touching only the lines that changed, so that screen readers hear each line once. */
export class Log {
  readonly element = h("div", { role: "log", "aria-live": "off", "aria-label": WORDS.log, class: "log" });
  readonly #actions: LogActions;
  #drawn = new Map<string, Drawn>();
  #announces = false;

  constructor(actions: LogActions) {
    this.#actions = actions;
  }

  /** Gives the roles of the lines that were not there before. */
  update(view: ConversationView): string[] {
    const lines = layOut(view.entries, { now: view.now, awaited: view.typing, trouble: view.banner !== "" });
    const drawn = new Map<string, Drawn>();
    const added: string[] = [];
    let place: ChildNode | null = this.element.firstChild;
    for (const line of lines) {
      const known = this.#drawn.get(line.entry.key);
      const signature = signatureOf(line);
      const element = known?.element ?? h("div");
      if (known === undefined) added.push(line.entry.role);
      if (known?.signature !== signature) this.#draw(element, line);
      drawn.set(line.entry.key, { element, signature });
      if (place === element) place = element.nextSibling;
      else this.element.insertBefore(element, place);
    }
    for (const [key, { element }] of this.#drawn) if (!drawn.has(key)) element.remove();
    this.#drawn = drawn;
    if (!view.loading && !this.#announces) this.#announce();
    return added;
  }

  /** From now on: what was there when the page came up is not news. */
  #announce(): void {
    this.#announces = true;
    setTimeout(() => this.element.setAttribute("aria-live", "polite"), 500);
  }

  #draw(element: HTMLElement, line: Line): void {
    const { entry, day, first, last, meta } = line;
    const state = entry.delivery === "failed" ? "failed" : meta === WORDS.notSent ? "waiting" : "";
    element.dataset.delivery = entry.delivery ?? "";
    element.className = ["line", entry.role, first ? "first" : "", last ? "last" : "", state].join(" ");
    // The bubble stays where it is: a line that only gains a time must not be read out again.
    const bubble = element.querySelector(".bubble") ?? this.#bubble(line);
    for (const child of [...element.children]) if (child !== bubble) child.remove();
    if (!bubble.isConnected) element.append(bubble);
    if (day !== "") bubble.before(h("div", { class: "day" }, h("span", {}, day)));
    if (first && entry.role === "staff") bubble.before(h("div", { class: "who" }, WORDS.staff));
    if (meta !== "") bubble.after(this.#meta(line));
  }

  #bubble({ entry }: Line): HTMLElement {
    if (entry.role === "notice") return h("div", { class: "bubble" }, entry.text);
    const who = { customer: WORDS.you, agent: WORDS.agent, staff: WORDS.staff }[entry.role];
    return h("div", { class: "bubble" }, h("span", { class: "sr" }, `${who}: `), prose(entry.text));
  }

  #meta({ entry, meta }: Line): HTMLElement {
    const id = entry.clientMessageId;
    const element = h("div", { class: "meta" }, h("time", { datetime: new Date(entry.at).toISOString() }, meta));
    if (entry.delivery !== "failed" || id === undefined) return element;
    const edit = h("button", { type: "button", class: "text" }, WORDS.edit);
    const remove = h("button", { type: "button", class: "text" }, WORDS.remove);
    edit.addEventListener("click", () => this.#actions.edit(id));
    remove.addEventListener("click", () => this.#actions.remove(id));
    element.append(edit, remove);
    return element;
  }
}

function signatureOf({ entry, day, first, last, meta }: Line): string {
  return JSON.stringify([entry.text, entry.delivery, day, first, last, meta]);
}
