import { Conversation } from "./conversation";
import { h } from "./dom";
import { watchKeyboard } from "./keyboard-inset";
import { Launcher } from "./launcher";
import { Panel } from "./panel";
import { SCRIPT_ORIGIN } from "./server";
import { subject } from "./session";
import css from "./style/index.css?inline";
import { applyAccent, watchTheme } from "./theme";
import { WORDS } from "./words";

/** As large as this or smaller, the open chat takes the whole screen. */
const SMALL = "(max-width: 500px), (max-height: 480px)";
const TOUCH = matchMedia("(pointer: coarse)");
/**
 * A page that nobody has looked at for this long lets its line go: sooner where the chat is closed, since a browser has
 * only a handful of connections to a server for all its tabs.
 */
const REST_MILLISECONDS = { open: 5 * 60_000, closed: 10_000 };

/**
 * `<frontdesk-chat>`: the chat with the front desk.
 *
 * Attributes: `server` (where the front desk answers; by default where this script came from), `identity` (a signed
 * token for a known visitor), `title`, `accent` (a CSS colour), `theme` (`light`, `dark`; else the visitor's own),
 * `position` (`right` or `left`), `open`, `inline` (a part of the page instead of a bubble in its corner), and
 * `suggestions` (what to offer in an empty conversation, separated by `|`).
 */
export class FrontdeskChat extends HTMLElement {
  static readonly observedAttributes = [
    "server",
    "identity",
    "title",
    "accent",
    "theme",
    "position",
    "open",
    "inline",
    "suggestions",
  ];

  // An empty title of its own keeps the browser from showing ours as a tooltip over everything in here.
  readonly #root = h("div", { class: "root", title: "" });
  readonly #small = matchMedia(SMALL);
  #conversation: Conversation | undefined;
  #panel: Panel | undefined;
  #launcher: Launcher | undefined;
  #frame: HTMLElement | undefined;
  #stop: (() => void)[] = [];
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #scheduled = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    adopt(shadow);
    shadow.append(this.#root);
  }

  get open(): boolean {
    return this.hasAttribute("open");
  }

  set open(yes: boolean) {
    this.toggleAttribute("open", yes);
  }

  connectedCallback(): void {
    this.#build();
  }

  disconnectedCallback(): void {
    this.#tearDown();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (this.#conversation === undefined || before === after) return;
    if (name === "server" || name === "identity" || name === "inline") {
      this.#tearDown();
      this.#build();
    } else if (name === "open") this.#showOpen();
    else this.#showAttributes();
  }

  get #inline(): boolean {
    return this.hasAttribute("inline");
  }

  #build(): void {
    const server = new URL(this.getAttribute("server") || SCRIPT_ORIGIN, location.href).href;
    const identity = (): string => this.getAttribute("identity") ?? "";
    const slot = `${server}|${subject(identity())}`;
    const conversation = new Conversation({ server, slot, identity, changed: () => this.#schedule() });
    const panel = new Panel(
      {
        send: (text) => conversation.send(text),
        discard: (id) => conversation.discard(id),
        startOver: () => conversation.startOver(),
        close: () => this.#close(),
      },
      { remember: `frontdesk|${slot}|unfinished`, closable: !this.#inline },
    );
    this.#conversation = conversation;
    this.#panel = panel;
    this.#frame = this.#inline
      ? h("section", { class: "panel", id: "panel" }, ...panel.parts)
      : h("dialog", { class: "panel", id: "panel", tabindex: "-1" }, ...panel.parts);
    this.#root.replaceChildren(this.#frame);
    if (!this.#inline) {
      this.#launcher = new Launcher(() => this.#toggle());
      this.#root.append(this.#launcher.element);
    }
    this.#listen(this.#frame);
    this.#showAttributes();
    conversation.start();
    this.#showOpen();
    panel.shown();
    if (this.#inline && this.#fillsPage() && !TOUCH.matches) panel.composer.focus();
  }

  #tearDown(): void {
    clearTimeout(this.#restTimer);
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#conversation?.stop();
    this.#conversation = undefined;
    this.#panel = undefined;
    this.#launcher = undefined;
    this.#root.replaceChildren();
  }

  #listen(frame: HTMLElement): void {
    const listen = (target: EventTarget, type: string, listener: (event: Event) => void): void => {
      target.addEventListener(type, listener);
      this.#stop.push(() => target.removeEventListener(type, listener));
    };
    const theme = watchTheme(this.#root, () => this.getAttribute("theme") ?? "");
    this.#stop.push(
      theme.stop,
      watchKeyboard(this.#root, () => this.#fillsPage()),
    );
    listen(window, "online", () => this.#conversation?.resume());
    listen(window, "offline", () => this.#schedule());
    listen(window, "pageshow", () => this.#conversation?.resume());
    listen(document, "visibilitychange", () => this.#visibilityChanged());
    listen(this.#small, "change", () => this.#showOpen());
    listen(frame, "cancel", (event) => event.preventDefault());
    // What is typed here is no keyboard shortcut of the page around us.
    for (const type of ["keydown", "keypress", "keyup"]) listen(this.#root, type, (event) => this.#key(event));
  }

  #key(event: Event): void {
    event.stopPropagation();
    if (!(event instanceof KeyboardEvent) || event.type !== "keydown" || event.key !== "Escape") return;
    if (this.#panel?.escape() || this.#inline) event.preventDefault();
    else if (this.open) {
      event.preventDefault();
      this.#close();
    }
  }

  #toggle(): void {
    if (this.open) this.#close();
    else {
      this.open = true;
      // On a touch screen the keyboard would cover what was just opened.
      if (TOUCH.matches) this.#frame?.focus({ preventScroll: true });
      else this.#panel?.composer.focus();
    }
  }

  #close(): void {
    this.open = false;
    this.#launcher?.button.focus({ preventScroll: true });
  }

  #visibilityChanged(): void {
    clearTimeout(this.#restTimer);
    if (document.visibilityState === "visible") this.#conversation?.resume();
    else {
      const patience = this.open || this.#inline ? REST_MILLISECONDS.open : REST_MILLISECONDS.closed;
      this.#restTimer = setTimeout(() => this.#conversation?.rest(), patience);
    }
  }

  #fillsPage(): boolean {
    if (!this.#inline) return this.#small.matches && this.open;
    const { top, bottom } = this.getBoundingClientRect();
    return top <= 1 && bottom >= window.innerHeight - 1;
  }

  #showAttributes(): void {
    const title = this.getAttribute("title") || WORDS.title;
    if (this.#panel !== undefined) {
      this.#panel.header.title = title;
      const suggestions = this.getAttribute("suggestions");
      this.#panel.starters = suggestions === null ? WORDS.starters : suggestions.split("|").filter(Boolean);
    }
    this.#frame?.setAttribute("aria-label", title);
    this.#root.classList.toggle("left", (this.getAttribute("position") ?? "").includes("left"));
    applyAccent(this.#root, this.getAttribute("accent") ?? "");
    this.#schedule();
  }

  #showOpen(): void {
    const dialog = this.#frame;
    if (dialog instanceof HTMLDialogElement) {
      const full = this.#small.matches;
      const changed = dialog.open !== this.open || dialog.classList.contains("full") !== full;
      if (changed) {
        const focused = this.shadowRoot?.activeElement;
        dialog.close();
        dialog.classList.toggle("full", full);
        if (this.open && full) dialog.showModal();
        else if (this.open) dialog.show();
        if (focused instanceof HTMLElement && this.open) focused.focus({ preventScroll: true });
        this.#panel?.shown();
      }
    }
    this.#schedule();
  }

  /** Draws once a frame, however much has happened; at once where frames have stopped, as in a hidden tab. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const draw = (): void => {
      this.#scheduled = false;
      this.#draw();
    };
    if (document.visibilityState === "visible") requestAnimationFrame(draw);
    else queueMicrotask(draw);
  }

  #draw(): void {
    const conversation = this.#conversation;
    if (conversation === undefined) return;
    const shown = this.open || this.#inline;
    if (shown && document.visibilityState === "visible") conversation.markRead();
    const view = conversation.view;
    this.#panel?.update(view);
    this.#launcher?.update(this.open, view.unread);
    // Only where the page is ours may its title tell of news.
    if (this.#inline && this.#fillsPage()) countInTitle(view.unread);
  }
}

function countInTitle(unread: number): void {
  const plain = document.title.replace(/^\(\d+\) /, "");
  const title = unread > 0 ? `(${unread}) ${plain}` : plain;
  if (document.title !== title) document.title = title;
}

/** A constructed sheet is not inline style, so that a strict content security policy of the page does not stop it. */
function adopt(shadow: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
}
