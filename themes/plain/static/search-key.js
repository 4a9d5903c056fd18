// Ctrl+K, or Command+K, goes to the field for searching on every page that shows one. Not a character by itself:
// whoever speaks to the computer would set that off with a word (WCAG 2.2, 2.1.4).
"use strict";

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey } = event;
  if (key.toLowerCase() !== "k" || ctrlKey === metaKey || event.altKey || event.shiftKey) return;
  if (event.defaultPrevented || event.isComposing) return;
  const field = document.querySelector("form[role=search] input[type=search]");
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
