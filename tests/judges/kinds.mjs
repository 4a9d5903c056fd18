// Which pages of a finished site speak for all of them.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * One page of each kind, by what its <body> says it is (`on-report`): the largest page of a kind, and the smallest where
 * there are several, because a theme has to bear both. Gives
 * [{ name, path }]: `report` is the largest report, `report-least` the smallest.
 */
export function kinds(folder) {
  const found = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort()) {
    const text = readFileSync(join(folder, file), "utf8");
    const kind = /<body class="on-([a-z0-9-]+)"/.exec(text)?.[1];
    if (!kind) continue;
    const path = "/" + relative(folder, join(folder, file)).split(sep).join("/").replace(/(^|\/)index\.html$/, "$1");
    const of = found.get(kind) ?? found.set(kind, []).get(kind);
    of.push({ path, size: text.length });
  }
  const chosen = [];
  for (const [kind, pages] of [...found].sort()) {
    pages.sort((a, b) => b.size - a.size);
    chosen.push({ name: kind, path: pages[0].path });
    if (pages.length > 1) chosen.push({ name: `${kind}-least`, path: pages.at(-1).path });
  }
  return chosen;
}

/** The largest page of each shape of address, for themes whose pages do not say what they are: events/x/sessions/y is one shape. */
export function shapes(folder) {
  const largest = new Map();
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (!name.endsWith(".html")) continue;
    const text = readFileSync(join(folder, name), "utf8");
    // A redirect would take the browser away before anybody has looked.
    if (/http-equiv=["']?refresh/i.test(text)) continue;
    const kind = shape(name);
    if (text.length > (largest.get(kind)?.size ?? -1)) largest.set(kind, { name, size: text.length });
  }
  return [...largest.values()].map(({ name }) => `/${name.replace(/(^|\/)index\.html$/, "$1")}`);
}

/** events/2024-x/sessions/y/index.html → events/ * /sessions/ *: collection and item take turns. */
function shape(name) {
  const parts = name.replace(/(^|\/)index\.html$/, "").split("/");
  return parts.map((part, place) => (place % 2 === 1 || /^\d+$/.test(part) ? "*" : part)).join("/");
}
