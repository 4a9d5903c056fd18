// Marks in the table of contents the part that is being read.
"use strict";

(() => {
  const links = [...document.querySelectorAll(".toc a")];
  const parts = links.map((link) => ({ link, head: document.getElementById(decodeURIComponent(link.hash.slice(1))) })).filter(({ head }) => head);
  if (parts.length === 0 || !("IntersectionObserver" in window)) return;

  // A part is read from when its heading has come into the upper third until the next one's has.
  function mark() {
    const line = innerHeight / 3;
    const current = parts.findLast(({ head }) => head.getBoundingClientRect().top < line);
    for (const { link } of parts) {
      if (link === current?.link) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }

  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const { head } of parts) observer.observe(head);
})();
