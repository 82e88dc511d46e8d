import { h } from "./dom";
import { type Block, type Run, readBlocks } from "./text";
import { WORDS } from "./words";

/** Text as elements; whatever it holds, it stays text. */
export function prose(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of readBlocks(text)) fragment.append(blockElement(block));
  return fragment;
}

function blockElement(block: Block): HTMLElement {
  if (block.kind === "paragraph") {
    const paragraph = h("p", { dir: "auto" });
    block.lines.forEach((runs, index) => {
      if (index > 0) paragraph.append(h("br"));
      paragraph.append(...runs.map(runNode));
    });
    return paragraph;
  }
  const items = block.items.map((runs) => h("li", { dir: "auto" }, ...runs.map(runNode)));
  return block.kind === "bullets" ? h("ul", {}, ...items) : h("ol", { start: String(block.start) }, ...items);
}

function runNode(run: Run): Node | string {
  if (typeof run === "string") return run;
  return h(
    "a",
    { href: run.href, target: "_blank", rel: "noopener noreferrer nofollow" },
    run.text,
    h("span", { class: "sr" }, ` (${WORDS.link})`),
  );
}
