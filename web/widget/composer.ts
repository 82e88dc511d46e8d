import { h, ICONS, iconButton } from "./dom";
import { MESSAGE_LIMIT, WORDS } from "./words";

/** From here on the customer is told how much room is left. */
const COUNT_FROM = MESSAGE_LIMIT - 200;

/** Where the customer writes. Usable all the time, also while a reply is being written. */
export class Composer {
  readonly #input = h("textarea", {
    rows: "1",
    id: "message",
    placeholder: WORDS.placeholder,
    autocomplete: "off",
    enterkeyhint: "send",
    dir: "auto",
    "aria-describedby": "counter",
  });
  readonly #counter = h("div", { id: "counter", class: "counter" });
  readonly #button = iconButton(WORDS.send, ICONS.send, { type: "submit", class: "send" });
  readonly element = h(
    "form",
    { class: "composer" },
    h("label", { class: "sr", for: "message" }, WORDS.message),
    h("div", { class: "field" }, this.#input, this.#button),
    this.#counter,
  );
  readonly #remember: string;
  readonly #send: (text: string) => void;

  constructor(remember: string, send: (text: string) => void) {
    this.#remember = remember;
    this.#send = send;
    this.#input.value = this.#unfinished();
    this.#input.addEventListener("input", () => this.fit());
    this.#input.addEventListener("keydown", (event) => this.#keyDown(event));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    // A tap on the border should not be lost.
    this.element.addEventListener("click", (event) => {
      if (event.target !== this.#button) this.focus();
    });
    this.fit();
  }

  focus(): void {
    this.#input.focus({ preventScroll: true });
  }

  /** Puts a text back for changing, before whatever is being written. */
  put(text: string): void {
    const written = this.#input.value.trim();
    this.#input.value = written === "" ? text : `${text}\n${written}`;
    this.fit();
    this.focus();
  }

  /** As high as its text, up to a limit that the style sheet sets. */
  fit(): void {
    const input = this.#input;
    input.style.height = "auto";
    if (input.scrollHeight > 0) input.style.height = `${input.scrollHeight}px`;
    const length = [...input.value.trim()].length;
    const over = length - MESSAGE_LIMIT;
    this.#counter.textContent =
      over > 0 ? WORDS.tooLong(over) : length >= COUNT_FROM ? WORDS.left(MESSAGE_LIMIT - length) : "";
    this.element.classList.toggle("over", over > 0);
    input.setAttribute("aria-invalid", String(over > 0));
    this.#button.disabled = length === 0 || over > 0;
    this.#keep(input.value);
  }

  #keyDown(event: KeyboardEvent): void {
    // Enter that picks a word in an input method (229 in Safari) is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    const text = this.#input.value.trim();
    if (this.#button.disabled || text === "") return;
    this.#input.value = "";
    this.fit();
    this.focus();
    this.#send(text);
  }

  #unfinished(): string {
    try {
      return sessionStorage.getItem(this.#remember) ?? "";
    } catch {
      return "";
    }
  }

  #keep(text: string): void {
    try {
      if (text === "") sessionStorage.removeItem(this.#remember);
      else sessionStorage.setItem(this.#remember, text);
    } catch {
      // Without storage an unfinished text lives as long as the page.
    }
  }
}
