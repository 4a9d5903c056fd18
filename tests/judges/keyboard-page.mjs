// The part of the judge of the keyboard that runs inside a page.

/** Puts `judge` on the window: the Tab key, the look of what has the focus, what sticks out. */
export function inPage() {
  const USABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
  const ROLES = "[role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitem], [onclick]";
  const seen = [];
  let stops = [];
  let problems = [];

  const name = (element) => element.outerHTML.slice(0, 90).replace(/\s+/g, " ");
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) && element.getClientRects().length > 0;

  /** What Tab has to stop at, in the order of the document: of radio buttons of one name the chosen one, or the first. */
  function expected() {
    const usable = [...document.querySelectorAll(USABLE)].filter((element) => isShown(element) && !element.matches(":disabled") && !element.closest("[inert]"));
    return usable.filter((element) => {
      if (element.tabIndex < 0) {
        // What scripts put the focus on, a heading say, is no stop; a control that Tab leaves out is a mistake.
        if (element.matches("a[href], button, input, select, textarea, summary") && !element.closest("[aria-hidden=true]")) problems.push(`Tab leaves out ${name(element)}`);
        return false;
      }
      if (element.type !== "radio" || !element.name) return true;
      const group = usable.filter((other) => other.type === "radio" && other.name === element.name && other.form === element.form);
      return element === (group.find((other) => other.checked) ?? group[0]);
    });
  }

  function begin() {
    problems = [];
    stops = expected();
    for (const element of document.querySelectorAll("[tabindex]")) if (element.tabIndex > 0) problems.push(`a place of its own in the order: ${name(element)}`);
    for (const element of document.querySelectorAll(ROLES)) {
      if (isShown(element) && element.tabIndex < 0 && !element.closest("[inert]")) problems.push(`only for a mouse: ${name(element)}`);
    }
    const skip = stops[0];
    const target = skip?.hash ? document.getElementById(decodeURIComponent(skip.hash.slice(1))) : null;
    if (!target?.matches("main, main *")) problems.push(`the first stop does not lead to the content: ${skip ? name(skip) : "there is none"}`);
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
    document.addEventListener("focusin", ({ target: element }) => seen.push(element), true);
    return stops.length;
  }

  function end() {
    // Behind the last one the browser's own controls follow, and then it begins again.
    const again = seen.indexOf(seen[0], 1);
    const way = again < 0 ? seen : seen.slice(0, again);
    const reached = new Set(way);
    for (const stop of stops) if (!reached.has(stop)) problems.push(`Tab does not reach ${name(stop)}`);
    for (const [n, element] of way.entries()) {
      const before = way[n - 1];
      if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) problems.push(`Tab goes back from ${name(before)} to ${name(element)}`);
    }
    return problems;
  }

  // ---- what has the focus

  const LOOK = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow"];
  const look = (element, pseudo) => LOOK.map((key) => getComputedStyle(element, pseudo)[key]);
  /** An element and what may show the focus in its place: its label, what holds it, what stands behind it. */
  const bearers = (element) => [element, ...(element.labels ?? []), element.parentElement, element.nextElementSibling].filter(Boolean);
  const looks = (element) => bearers(element).flatMap((one) => [look(one), look(one, "::before"), look(one, "::after")]);
  const isClear = (color) => /^rgba\(.*, 0(\.[0-2]\d*)?\)$|\/ 0(\.[0-2]\d*)?\)$|^transparent$/.test(color);
  const shows = ([style, width, color, shadow], was) =>
    (style !== "none" && parseFloat(width) >= 1 && !isClear(color) && [style, width, color].join() !== was.slice(0, 3).join())
    || (shadow !== "none" && shadow !== was[3]);

  /** Whether a reader sees any of it where it is now. */
  function isCovered(element) {
    const frames = [...element.getClientRects()].flatMap(({ left, right, top, bottom }) => {
      const [x, y] = [Math.min(3, (right - left) / 4), Math.min(3, (bottom - top) / 4)];
      return [[(left + right) / 2, (top + bottom) / 2], [left + x, top + y], [right - x, top + y], [left + x, bottom - y], [right - x, bottom - y]];
    });
    return !frames.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (hit === element || element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
    });
  }

  /** Puts the focus on everything, down and up again, as Tab and Shift+Tab do. */
  function focus() {
    const wrong = new Set();
    document.activeElement?.blur();
    const before = new Map(stops.map((element) => [element, looks(element)]));
    const visit = (element, way) => {
      element.focus();
      if (document.activeElement !== element) return wrong.add(`takes no focus: ${name(element)}`);
      if (way === "down" && !looks(element).some((now, n) => shows(now, before.get(element)[n]))) wrong.add(`the focus cannot be seen on ${name(element)}`);
      if (isCovered(element)) wrong.add(`hidden when it has the focus, on the way ${way}: ${name(element)}`);
    };
    scrollTo(0, 0);
    stops.forEach((element) => visit(element, "down"));
    stops.toReversed().forEach((element) => visit(element, "up"));
    return [...wrong, ...skips()];
  }

  /** The skip link puts the reader at the content: what follows is inside of it. */
  function skips() {
    const [skip] = stops;
    if (!skip?.hash) return [];
    skip.focus();
    skip.click();
    const target = document.getElementById(decodeURIComponent(skip.hash.slice(1)));
    const top = target?.getBoundingClientRect().top ?? Infinity;
    return location.hash === skip.hash && top >= -1 && top < innerHeight ? [] : [`the skip link leads nowhere: ${name(skip)}`];
  }

  // ---- large letters

  function sideways() {
    const width = document.scrollingElement.scrollWidth;
    if (width <= innerWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
    return [`${width} px wide in a window of ${innerWidth}: ${innermost.slice(0, 3).map(name).join(", ")}`];
  }

  window.judge = { begin, end, focus, sideways };
}
