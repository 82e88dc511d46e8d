/**
 * Tells a full-page chat how much of the page an on-screen keyboard covers. iOS neither resizes the page nor `dvh` for
 * its keyboard; only `visualViewport` says what is left. Gives a function that stops watching.
 */
export function watchKeyboard(element: HTMLElement, fillsPage: () => boolean): () => void {
  const viewport = window.visualViewport;
  if (viewport === null) return () => undefined;
  const measure = (): void => {
    const applies = fillsPage() && viewport.scale <= 1;
    const top = applies ? viewport.offsetTop : 0;
    const bottom = applies ? Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop) : 0;
    element.style.setProperty("--above", `${top}px`);
    element.style.setProperty("--keyboard", `${bottom}px`);
    element.classList.toggle("typing-on-glass", bottom > 80);
  };
  viewport.addEventListener("resize", measure);
  viewport.addEventListener("scroll", measure);
  measure();
  return () => {
    viewport.removeEventListener("resize", measure);
    viewport.removeEventListener("scroll", measure);
  };
}
