import { h } from "./dom";
import { WORDS } from "./words";

/** The question before a conversation is thrown away. */
export class StartOverQuestion {
  readonly #keep = h("button", { type: "button", class: "plain" }, WORDS.keep);
  readonly element = h("div", {
    class: "question",
    role: "alertdialog",
    "aria-modal": "true",
    "aria-labelledby": "question",
    "aria-describedby": "question-hint",
    hidden: true,
  });
  readonly #closed: () => void;

  constructor(startOver: () => void, closed: () => void) {
    this.#closed = closed;
    const yes = h("button", { type: "button", class: "strong" }, WORDS.startOver);
    yes.addEventListener("click", () => {
      startOver();
      this.close();
    });
    this.#keep.addEventListener("click", () => this.close());
    this.element.append(
      h(
        "div",
        { class: "card" },
        h("h2", { id: "question" }, WORDS.startOverQuestion),
        h("p", { id: "question-hint" }, WORDS.startOverHint),
        h("div", { class: "choices" }, this.#keep, yes),
      ),
    );
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.close();
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      event.preventDefault();
      const root = this.element.getRootNode() as ShadowRoot;
      (root.activeElement === yes ? this.#keep : yes).focus();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    this.element.hidden = false;
    this.#keep.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#closed();
  }
}
