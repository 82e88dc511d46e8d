import { accentFrom, parseColour } from "./colour";

const DEFAULT_ACCENT = [15, 107, 92] as const;

/** Puts the site's colour on an element, in shades that can be read. */
export function applyAccent(element: HTMLElement, attribute: string): void {
  const accent = accentFrom(parseColour(attribute) ?? DEFAULT_ACCENT);
  element.style.setProperty("--fill", accent.fill);
  element.style.setProperty("--on-fill", accent.on);
  element.style.setProperty("--accent-light", accent.textOnLight);
  element.style.setProperty("--accent-dark", accent.textOnDark);
}

const PREFERS_DARK = "(prefers-color-scheme: dark)";

/** Light or dark: as the attribute says, else as the visitor's system does. Gives a function that stops watching. */
export function watchTheme(element: HTMLElement, attribute: () => string): { apply: () => void; stop: () => void } {
  const system = matchMedia(PREFERS_DARK);
  const apply = (): void => {
    const chosen = attribute();
    element.classList.toggle("dark", chosen === "dark" || (chosen !== "light" && system.matches));
  };
  system.addEventListener("change", apply);
  apply();
  return { apply, stop: () => system.removeEventListener("change", apply) };
}
