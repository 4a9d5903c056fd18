// `/` goes to the field for searching, on every page that shows one; whoever is typing keeps the character.
"use strict";

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key !== "/" || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.isContentEditable || target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select")) return;
  const field = document.querySelector("form[role=search] input[type=search]");
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
