// Text in three sizes, as the reader last chose: set before the page is painted, so that nothing jumps.
"use strict";

(() => {
  const KEY = "huikan-text-size";
  const root = document.documentElement;

  // Where a browser keeps nothing, a size lasts as long as the page.
  const stored = (work) => { try { return work(localStorage); } catch { return null; } };
  const set = (size) => (["large", "larger"].includes(size) ? (root.dataset.textSize = size) : delete root.dataset.textSize);
  set(stored((store) => store.getItem(KEY)));

  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector(".text-size");
    if (!group) return;
    const show = () => {
      for (const button of group.querySelectorAll("button")) button.setAttribute("aria-pressed", button.value === (root.dataset.textSize ?? ""));
    };
    group.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      set(button.value);
      stored((store) => store.setItem(KEY, button.value));
      show();
    });
    addEventListener("storage", ({ key, newValue }) => key === KEY && (set(newValue), show()));
    show();
    group.hidden = false;
  });
})();
