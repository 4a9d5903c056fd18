// One page of each kind of a finished site, by what its <body> says it is (`on-report`): the largest page of
// a kind, and the smallest where there are several, because a theme has to bear both.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Resolves a folder to [{ name, path }]: `report` is the largest report, `report-least` the smallest. */
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
