// Keys for the menu: Escape folds it up again; Ctrl+K, or Command+K, goes to the field for searching on every page that
// shows one. Not a character by itself: whoever speaks to the computer would set that off with a word (WCAG 2.2, 2.1.4).
"use strict";

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, target } = event;
  if (event.altKey || event.shiftKey || event.defaultPrevented || event.isComposing) return;
  const fold = document.querySelector(".menu .fold");
  // In a field that holds words, Escape takes them away first.
  if (key === "Escape" && fold?.open && !target.value) {
    if (target.closest(".menu")) fold.firstElementChild.focus();
    fold.open = false;
  }
  if (key.toLowerCase() !== "k" || ctrlKey === metaKey) return;
  const field = document.querySelector("form[role=search] input[type=search]");
  if (field?.closest(".menu")) fold.open = true;
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
