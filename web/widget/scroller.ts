import { h } from "./dom";
import { WORDS } from "./words";

/** Closer to the end than this counts as reading along. */
const NEAR = 80;

/** Follows the conversation while its reader does, and leaves the reader alone when they look further up. */
export class Scroller {
  readonly element: HTMLElement;
  readonly #view: HTMLElement;
  readonly #jump: HTMLElement;
  #following = true;
  #top = 0;

  constructor(content: HTMLElement, jump: HTMLElement) {
    this.#view = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": WORDS.log }, content);
    this.#jump = jump;
    this.#jump.hidden = true;
    this.element = h("div", { class: "middle" }, this.#view, jump);
    this.#view.addEventListener("scroll", () => this.#scrolled());
    this.#jump.addEventListener("click", () => {
      this.toEnd();
      this.#view.focus({ preventScroll: true });
    });
    // The keyboard comes up, a font arrives, a line wraps: the end stays in view.
    const sizes = new ResizeObserver(() => this.#follow());
    sizes.observe(this.#view);
    sizes.observe(content);
  }

  toEnd(): void {
    this.#following = true;
    this.#jump.hidden = true;
    this.#follow();
  }

  /** Lines of these speakers were added. */
  grown(added: readonly string[]): void {
    if (this.#following) this.#follow();
    else if (added.some((role) => role !== "customer")) this.#jump.hidden = false;
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#view;
    if (scrollHeight - scrollTop - clientHeight < NEAR) {
      this.#following = true;
      this.#jump.hidden = true;
      // Only its reader moves the view up; that the end has moved away from it is no reason to stop following.
    } else if (scrollTop < this.#top) this.#following = false;
    this.#top = scrollTop;
  }

  #follow(): void {
    if (this.#following) this.#view.scrollTop = this.#view.scrollHeight;
  }
}
