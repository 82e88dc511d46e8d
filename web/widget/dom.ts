type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string;

/** Makes an element. Text only ever becomes text nodes: there is no way to pass HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An icon drawn with strokes on a 24 × 24 grid, hidden from screen readers: its button carries the name. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  chat: "M5 4.5h14a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1-2.5 2.5h-7L7 21.5v-4H5A2.5 2.5 0 0 1 2.5 15V7A2.5 2.5 0 0 1 5 4.5Z",
  close: "M6 6l12 12M18 6L6 18",
  down: "M5 9l7 7 7-7",
  menu: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M12 19.5V5M5.5 11.5L12 5l6.5 6.5",
  again: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5",
} as const;

/** A button with a name for those who cannot see its icon. */
export function iconButton(name: string, path: string, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", "aria-label": name, ...attributes }, icon(path));
}
