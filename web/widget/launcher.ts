import { h, ICONS, icon } from "./dom";
import { WORDS } from "./words";

/** The round button that opens and closes the chat. */
export class Launcher {
  readonly #badge = h("span", { class: "badge", "aria-hidden": "true", hidden: true });
  readonly #live = h("span", { class: "sr", role: "status" });
  readonly button = h("button", { type: "button", class: "launcher", "aria-haspopup": "dialog" });
  readonly element = h("div", { class: "corner" }, this.button, this.#live);

  constructor(toggle: () => void) {
    this.button.append(icon(ICONS.chat), icon(ICONS.down), this.#badge);
    this.button.addEventListener("click", toggle);
    this.update(false, 0);
  }

  update(open: boolean, unread: number): void {
    const news = open ? 0 : unread;
    this.button.classList.toggle("open", open);
    this.button.setAttribute("aria-expanded", String(open));
    const name = open ? WORDS.closeChat : WORDS.openChat;
    this.button.setAttribute("aria-label", news > 0 ? `${name}, ${WORDS.unread(news)}` : name);
    this.#badge.hidden = news === 0;
    this.#badge.textContent = news > 9 ? "9+" : String(news);
    const said = news > 0 ? WORDS.unread(news) : "";
    if (this.#live.textContent !== said) this.#live.textContent = said;
  }
}
