import { Composer } from "./composer";
import { StartOverQuestion } from "./confirm";
import { h, ICONS, icon } from "./dom";
import { Header } from "./header";
import { Log } from "./log";
import { Scroller } from "./scroller";
import type { ConversationView } from "./view";
import { WORDS } from "./words";

export interface PanelActions {
  send(text: string): void;
  discard(clientMessageId: string): string;
  startOver(): void;
  close(): void;
}

/** The conversation as one sees it: header, log, composer. */
export class Panel {
  readonly header: Header;
  readonly composer: Composer;
  readonly #log: Log;
  readonly #question: StartOverQuestion;
  readonly #scroller: Scroller;
  readonly #actions: PanelActions;
  readonly #banner = h("div", { class: "banner", role: "status" });
  readonly #status = h("div", { class: "sr", role: "status" });
  readonly #welcome = h(
    "div",
    { class: "welcome" },
    h("p", { class: "greeting" }, WORDS.greeting),
    h("p", {}, WORDS.welcome),
  );
  readonly #draft = h("div", { class: "line agent first last draft", "aria-hidden": "true", hidden: true });
  readonly #typing = h(
    "div",
    { class: "line agent first last typing", "aria-hidden": "true", hidden: true },
    h("div", { class: "bubble" }, h("i"), h("i"), h("i")),
  );
  readonly #content: HTMLElement;
  readonly #chips = h("div", { class: "chips", role: "group", "aria-label": WORDS.suggestions });
  #starters: readonly string[] = WORDS.starters;

  constructor(actions: PanelActions, options: { remember: string; closable: boolean }) {
    this.#actions = actions;
    this.header = new Header({ startOver: () => this.#question.open(), close: actions.close }, options.closable);
    this.composer = new Composer(options.remember, (text) => this.#send(text));
    this.#question = new StartOverQuestion(actions.startOver, () => this.header.focusMenu());
    this.#log = new Log({
      edit: (id) => this.composer.put(actions.discard(id)),
      remove: (id) => {
        actions.discard(id);
        this.composer.focus();
      },
    });
    this.#content = h(
      "div",
      { class: "content" },
      this.#welcome,
      this.#log.element,
      this.#draft,
      this.#typing,
      this.#chips,
    );
    this.#scroller = new Scroller(
      this.#content,
      h("button", { type: "button", class: "jump" }, icon(ICONS.down), WORDS.newMessages),
    );
  }

  /** The parts, in order, for whatever holds them: a dialog or a part of the page. */
  get parts(): HTMLElement[] {
    return [
      this.header.element,
      this.#banner,
      this.#scroller.element,
      this.composer.element,
      this.#status,
      this.#question.element,
    ];
  }

  set starters(texts: readonly string[]) {
    this.#starters = texts;
  }

  update(view: ConversationView): void {
    this.header.update(view.withStaff);
    setText(this.#banner, view.banner);
    const added = this.#log.update(view);
    this.#showDraft(view.draft);
    this.#typing.hidden = !view.typing || view.draft !== "";
    setText(this.#status, view.typing ? WORDS.typing : "");
    const empty = view.entries.length === 0;
    this.#content.classList.toggle("empty", empty);
    this.#welcome.hidden = empty && view.loading;
    this.#showChips(empty && !view.loading ? this.#starters : view.quickReplies);
    this.#scroller.grown(added);
  }

  /** After becoming visible: sizes can be measured only now. */
  shown(): void {
    this.composer.fit();
    this.#scroller.toEnd();
  }

  /** Escape closes the innermost thing that is open; true when there was one. */
  escape(): boolean {
    if (this.#question.isOpen) {
      this.#question.close();
      return true;
    }
    if (!this.header.closeMenu()) return false;
    this.header.focusMenu();
    return true;
  }

  #send(text: string): void {
    this.#actions.send(text);
    this.#scroller.toEnd();
  }

  #showDraft(draft: string): void {
    this.#draft.hidden = draft === "";
    const bubble = this.#draft.firstElementChild ?? this.#draft.appendChild(h("div", { class: "bubble" }));
    setText(bubble, draft);
  }

  #showChips(texts: readonly string[]): void {
    const shown = [...this.#chips.children].map((chip) => chip.textContent);
    if (shown.join("\n") === texts.join("\n")) return;
    this.#chips.replaceChildren(
      ...texts.map((text) => {
        const chip = h("button", { type: "button" }, text);
        chip.addEventListener("click", () => {
          this.#showChips([]);
          this.#send(text);
          this.composer.focus();
        });
        return chip;
      }),
    );
  }
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
