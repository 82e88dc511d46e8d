"use strict";
(() => {
  const words = document.getElementById("words");
  const kind = document.getElementById("kind");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const filtered = [...document.querySelectorAll("[data-words]")];

  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const each of filtered) {
      const fits = wanted.every((word) => each.dataset.words.includes(word));
      each.hidden = !fits || (kind.value !== "" && each.dataset.kind !== kind.value);
      shown += each.tagName === "TR" && !each.hidden ? 1 : 0;
    }
    count.textContent = `${shown} shown`;
    none.hidden = shown > 0;
  };

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) {
      words.value = "";
      kind.value = "";
      filter();
    }
    const details = target.matches("details") ? target : target.querySelector("details");
    if (details) details.open = true;
    target.scrollIntoView();
  };

  words.addEventListener("input", filter);
  kind.addEventListener("input", filter);
  words.form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", open);
  filter();
  open();
})();
