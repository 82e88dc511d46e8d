import { h, ICONS, icon, iconButton } from "./dom";
import { WORDS } from "./words";

export interface HeaderActions {
  startOver(): void;
  close(): void;
}

/** Who one is talking to, the menu, and the way out. */
export class Header {
  readonly #name: HTMLElement;
  readonly #initial = h("div", { class: "avatar", "aria-hidden": "true" });
  readonly #state = h("p", { class: "state" }, WORDS.assistant);
  readonly #toggle = iconButton(WORDS.menu, ICONS.menu, { "aria-expanded": "false", "aria-controls": "menu" });
  readonly #menu = h("div", { id: "menu", class: "menu", hidden: true });
  readonly element = h("header", {});

  constructor(actions: HeaderActions, closable: boolean) {
    // In the corner of somebody's page it must not compete with the heading of that page.
    this.#name = h(closable ? "h2" : "h1", { class: "name" });
    const startOver = h("button", { type: "button" }, icon(ICONS.again), WORDS.startOver);
    startOver.addEventListener("click", () => {
      this.closeMenu();
      actions.startOver();
    });
    this.#menu.append(startOver);
    this.#toggle.addEventListener("click", () => this.#setMenu(this.#menu.hidden));
    this.element.append(this.#initial, h("div", { class: "titles" }, this.#name, this.#state), this.#toggle);
    if (closable) {
      const close = iconButton(WORDS.closeChat, ICONS.close);
      close.addEventListener("click", () => actions.close());
      this.element.append(close);
    }
    this.element.append(this.#menu);
    // Pressing the entry must not take the focus away first, which would close the menu under the pointer.
    this.#menu.addEventListener("pointerdown", (event) => event.preventDefault());
    this.element.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget))) this.closeMenu();
    });
  }

  set title(title: string) {
    this.#name.textContent = title;
    this.#initial.textContent = [...title.trim()][0]?.toUpperCase() ?? "";
  }

  update(withStaff: boolean): void {
    const state = withStaff ? WORDS.staffHere : WORDS.assistant;
    if (this.#state.textContent !== state) this.#state.textContent = state;
  }

  /** True when there was something to close. */
  closeMenu(): boolean {
    const open = !this.#menu.hidden;
    this.#setMenu(false);
    return open;
  }

  focusMenu(): void {
    this.#toggle.focus();
  }

  #setMenu(open: boolean): void {
    this.#menu.hidden = !open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }
}
