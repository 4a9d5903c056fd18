// Readers without a mouse, with large letters, behind the strictest host: on every kind of page, phone and desk.
//
//   node tests/judges/keyboard.mjs FOLDER BASE_PATH [/path/ …]
//
// The Tab key reaches everything that can be used, in the order of the document, and never stays anywhere; what has the
// focus shows it, and nothing lies over it, on the way down and on the way back (WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7,
// 2.4.11). What a phone's page folds up opens and closes by the keyboard, too. At 320 px, and at twice the size, nobody scrolls sideways (1.4.4, 1.4.10). The site is served with what its
// `_headers` say; no request leaves it or fails, and nothing is refused, with scripts and without.

import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";
import { kinds, shapes } from "./kinds.mjs";
import { inPage } from "./keyboard-page.mjs";

const VIEWS = [
  { name: "1280", viewport: { width: 1280, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 } },
];
/** A phone of the smallest size, and a desk's window at 200 %. */
const NARROW = [320, 640];
/** Pages at the same time: each waits for the browser mostly. */
const ABREAST = 4;

const [folder, base, ...given] = process.argv.slice(2);
if (!base) {
  console.error("usage: keyboard.mjs FOLDER BASE_PATH [/path/ …]");
  process.exit(2);
}
const basePath = normalBase(base);
const pages = given.length ? given.map((path) => ({ path })) : chosen();
const paths = pages.map(({ path }) => path);
if (paths.length === 0) {
  console.error(`keyboard: no page in ${folder}`);
  process.exit(1);
}
const site = await serve(folder, basePath, { asHost: true });
const problems = [];
let stops = 0;
await withChromium(async (browser) => {
  // A page with less than another of its kind has nothing on a desk that the other has not.
  const views = (name) => (name?.endsWith("-least") ? VIEWS.slice(1) : VIEWS);
  const jobs = [...pages.flatMap(({ path, name }) => views(name).map((view) => () => judge(browser, path, view))), () => withoutScripts(browser)];
  await Promise.all(Array.from({ length: ABREAST }, async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  }));
});
site.close();
if (stops === 0) problems.push("nothing at all can be reached");
for (const problem of problems.sort()) console.log(`  ${problem}`);
console.log(`keyboard: ${problems.length} problem(s), ${stops} stops on ${paths.length} pages`);
process.exit(problems.length ? 1 : 0);

/** The kinds that pages say they are; where they do not, one page for each shape of address. */
function chosen() {
  const said = kinds(folder);
  return said.length ? said : shapes(folder).map((path) => ({ path }));
}

async function judge(browser, path, { name, viewport }) {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  const found = [];
  watch(page, site.origin, found);
  await page.goto(site.origin + below(basePath, path), { waitUntil: "load" });
  await page.evaluate(inPage);
  found.push(...(await byTab(context, page)));
  found.push(...(await page.evaluate(() => window.judge.focus())));
  if (viewport.width < 1000) {
    found.push(...(await folds(page)));
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await page.evaluate(() => window.judge.sideways())));
    }
  }
  await context.close();
  tell(path, name, found);
}

/** Presses Tab from the top to the end, and says what is wrong with where that leads. */
async function byTab(context, page) {
  const expected = await page.evaluate(() => window.judge.begin());
  stops += expected;
  const keys = await context.newCDPSession(page);
  const tab = { type: "rawKeyDown", key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  // They are handled one after the other; nobody has to wait for each. A few more, for boxes that scroll.
  await Promise.all(Array.from({ length: expected + 3 }, () => keys.send("Input.dispatchKeyEvent", tab)));
  return page.evaluate(() => window.judge.end());
}

/** What stands after a switch in a narrow window is gone until it is asked for; Escape folds up a menu. All stay open here. */
async function folds(page) {
  const found = [];
  for (const fold of await page.locator("details.fold").all()) {
    const [toggle, rest] = [fold.locator("summary"), fold.locator("xpath=following-sibling::*").last()];
    if (!(await toggle.isVisible())) continue;
    const name = await toggle.textContent();
    if (await rest.isVisible()) found.push(`“${name}” shows what it should fold up`);
    await toggle.press("Enter");
    if (!(await rest.isVisible())) found.push(`“${name}” does not open by Enter`);
    if (!(await fold.evaluate((element) => element.matches(".menu .fold")))) continue;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    if (await rest.isVisible()) found.push(`“${name}” does not close by Escape`);
    else if (!(await toggle.evaluate((element) => element === document.activeElement))) found.push(`Escape in “${name}” loses the focus`);
    await fold.evaluate((element) => (element.open = true));
  }
  return found;
}

/** What is asked for and refused when no script runs. */
async function withoutScripts(browser) {
  const context = await browser.newContext({ viewport: VIEWS[1].viewport, javaScriptEnabled: false });
  for (const path of paths) {
    const page = await context.newPage();
    const found = [];
    watch(page, site.origin, found);
    await page.goto(site.origin + below(basePath, path), { waitUntil: "load" });
    await page.close();
    tell(path, "without scripts", found);
  }
  await context.close();
}

function tell(path, view, found) {
  const all = [...new Set(found)];
  problems.push(...all.slice(0, 5).map((text) => `${path} ${view}: ${text}`));
  if (all.length > 5) problems.push(`${path} ${view}: … and ${all.length - 5} more`);
}
