// Accessibility: axe-core over one page of each kind, light and dark, phone and desk.
//
//   node tests/judges/axe.mjs FOLDER BASE_PATH [/path/ …]
//
// Without paths, the pages are chosen by the shape of their URL: events/*/sessions/* is one kind,
// and its largest page speaks for it.

import { below, normalBase, require, serve, watch, withChromium } from "./browser.mjs";
import { shapes } from "./kinds.mjs";

const VIEWS = [
  { name: "1280 light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "390 dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const [folder, base, ...given] = process.argv.slice(2);
if (!base) {
  console.error("usage: axe.mjs FOLDER BASE_PATH [/path/ …]");
  process.exit(2);
}
const basePath = normalBase(base);
const paths = given.length ? given : shapes(folder);
if (paths.length === 0) {
  console.error(`axe: no page in ${folder}`);
  process.exit(1);
}
const axe = require.resolve("axe-core/axe.min.js");
const site = await serve(folder, basePath);
let problems = 0;
await withChromium(async (browser) => {
  for (const path of paths) {
    for (const view of VIEWS) problems += await judge(browser, path, view);
  }
});
site.close();
console.log(`axe: ${problems} problem(s) on ${paths.length} pages: ${paths.join(" ")}`);
process.exit(problems ? 1 : 0);

async function judge(browser, path, view) {
  const context = await browser.newContext({ viewport: view.viewport, colorScheme: view.colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const found = [];
  watch(page, site.origin, found);
  await page.goto(site.origin + below(basePath, path), { waitUntil: "load" });
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
  for (const { id, impact, help, nodes } of violations) {
    found.push(`${id} (${impact}): ${help}`);
    for (const node of nodes.slice(0, 3)) found.push(`    ${node.target.join(" ")}  ${node.html.slice(0, 120).replace(/\s+/g, " ")}`);
    if (nodes.length > 3) found.push(`    … and ${nodes.length - 3} more`);
  }
  for (const text of found) console.log(`  ${path} ${view.name}: ${text}`);
  await context.close();
  return found.filter((text) => !text.startsWith("    ")).length;
}
