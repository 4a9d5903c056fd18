// Print, copy the address, hand the page to another app: each button shows itself where the browser can.
"use strict";

(() => {
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

  async function copy(button) {
    // Sites without https have no clipboard, but the old way.
    await (navigator.clipboard?.writeText(address) ?? copyAsOfOld());
    const words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  }

  function copyAsOfOld() {
    const field = document.createElement("textarea");
    field.value = address;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  const ways = {
    print: () => print(),
    copy,
    share: navigator.share && (() => navigator.share({ title: document.title, url: address })),
  };
  for (const button of document.querySelectorAll(".tools button[value]")) {
    const way = ways[button.value];
    if (!way) continue;
    // Whoever closes the list of apps again wanted nothing; an address that cannot be copied stands in the address bar.
    button.addEventListener("click", () => Promise.resolve(way(button)).catch(() => {}));
    button.parentElement.hidden = false;
  }
})();
