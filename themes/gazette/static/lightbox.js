// Pictures one after another, large, over the page. Without it their links lead to the large ones.
"use strict";

(() => {
  const words = document.currentScript.dataset;
  const links = [...document.querySelectorAll("main a.larger")];
  if (links.length === 0 || !window.HTMLDialogElement) return;

  const make = (name, parts = {}, ...children) => {
    const element = Object.assign(document.createElement(name), parts);
    element.append(...children);
    return element;
  };
  const button = (value) => {
    const one = make("button", { type: "button", value, title: words[value] });
    one.setAttribute("aria-label", words[value]);
    return one;
  };
  const stage = make("div", { className: "stage" });
  const caption = make("p", { className: "lightbox-caption" });
  const count = make("p", { className: "lightbox-count" });
  const dialog = make("dialog", { className: "lightbox" }, count, button("close"), button("previous"), stage, caption, button("next"));
  dialog.setAttribute("aria-label", words.label);
  dialog.classList.toggle("alone", links.length === 1);
  for (const part of [count, stage, caption]) part.setAttribute("aria-live", "polite");
  document.body.append(dialog);

  let at = 0;
  let opener = null;

  function show(n) {
    at = (n + links.length) % links.length;
    const link = links[at];
    // The same sizes as on the page, now for the whole window.
    const picture = link.firstElementChild.cloneNode(true);
    for (const one of [picture, ...picture.children]) {
      if (one.srcset) one.sizes = "100vw";
      one.removeAttribute("loading");
      one.removeAttribute("class");
    }
    stage.replaceChildren(picture);
    const below = link.closest("figure")?.querySelector("figcaption");
    caption.replaceChildren(...(below ? below.cloneNode(true).childNodes : []));
    count.textContent = words.count.replace("{n}", at + 1).replace("{total}", links.length);
  }

  const ways = { close: () => dialog.close(), previous: () => show(at - 1), next: () => show(at + 1) };
  const keys = { ArrowLeft: ways.previous, ArrowRight: ways.next, Home: () => show(0), End: () => show(links.length - 1) };

  for (const [n, link] of links.entries()) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      // Whoever wants it in another window gets it there.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      opener = link;
      show(n);
      dialog.showModal();
    });
  }
  dialog.addEventListener("close", () => {
    stage.replaceChildren();
    opener?.focus();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === stage || target === dialog) dialog.close();
    else ways[target.closest("button")?.value]?.();
  });
  dialog.addEventListener("keydown", (event) => {
    const way = keys[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    way();
  });

  // A finger that goes sideways turns the page; one that goes up or down, or two that make it larger, do not.
  let from = null;
  stage.addEventListener("pointerdown", (event) => (from = event.isPrimary && event.pointerType !== "mouse" ? event : null));
  stage.addEventListener("pointercancel", () => (from = null));
  stage.addEventListener("pointerup", (event) => {
    if (!from || !event.isPrimary) return;
    const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
    from = null;
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) (x < 0 ? ways.next : ways.previous)();
  });
})();
