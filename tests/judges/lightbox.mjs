// Pictures one after another over the page, by keyboard, mouse and finger, and what is left of it without a script.
//
//   node tests/judges/lightbox.mjs FOLDER BASE_PATH [OUT]
//
// Every page that loads lightbox.js is tried, at least one must. With OUT, pictures of it are left there.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";

const VIEWS = [
  { name: "1280-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "390-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true, reducedMotion: "reduce" },
];
const [folder, base, out] = process.argv.slice(2);
if (!base) {
  console.error("usage: lightbox.mjs FOLDER BASE_PATH [OUT]");
  process.exit(2);
}
const basePath = normalBase(base);
const names = readdirSync(folder, { recursive: true }).map(String).sort();
const pages = names.filter((name) => name.endsWith(".html") && readFileSync(join(folder, name), "utf8").includes("lightbox.js"));
const site = await serve(folder, basePath);
const problems = pages.length ? [] : ["no page has several pictures"];
await withChromium(async (browser) => {
  for (const name of pages) {
    const url = site.origin + below(basePath, `/${name.replace(/(^|\/)index\.html$/, "$1")}`);
    for (const view of VIEWS) await tried(browser, url, view);
    await withoutScript(browser, url);
  }
});
site.close();
for (const problem of new Set(problems)) console.log(`  ${problem}`);
console.log(`lightbox: ${problems.length} problem(s) on ${pages.length} pages`);
process.exit(problems.length ? 1 : 0);

async function tried(browser, url, { name, ...view }) {
  const context = await browser.newContext(view);
  const page = await context.newPage();
  const say = (is, text) => is || problems.push(`${decodeURI(url)} ${name}: ${text}`);
  watch(page, site.origin, problems);
  await page.goto(url);
  const links = page.locator("main a.larger");
  const all = await links.count();
  const dialog = page.locator("dialog.lightbox");
  const count = () => dialog.locator(".lightbox-count").innerText();
  const alt = () => dialog.locator(".stage img").getAttribute("alt");
  const words = await links.locator("img").evaluateAll((images) => images.map((image) => image.alt));
  const first = await links.first().evaluate((link) => link.closest("figure").querySelector("figcaption")?.textContent.trim() ?? "");

  await links.first().focus();
  await page.keyboard.press("Enter");
  say(await dialog.evaluate((one) => one.matches(":modal")), "Enter opens nothing");
  say(await alt() === words[0], "the picture is another one");
  say((await dialog.locator(".lightbox-caption").innerText()).trim().includes(first.split(/\s/)[0]), "the caption is not that of the picture");
  await shown(page, dialog, say);
  if (out) await page.screenshot({ path: join(out, `lightbox-${name}.png`) });
  const before = await count();
  await page.keyboard.press("ArrowRight");
  say(await alt() === words[1] && await count() !== before, "the right arrow does not lead to the next one");
  await page.keyboard.press("End");
  say(await alt() === words[all - 1], "End does not lead to the last one");
  await page.keyboard.press("ArrowRight");
  say(await alt() === words[0], "behind the last one is not the first");
  await page.keyboard.press("ArrowLeft");
  say(await alt() === words[all - 1], "the left arrow does not lead back");
  await page.keyboard.press("Home");
  for (const key of ["Tab", "Tab", "Tab", "Tab"]) {
    await page.keyboard.press(key);
    const inside = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null);
    say(inside, "Tab leaves it");
  }
  await dialog.locator("[value=next]").click();
  say(await alt() === words[1], "the button does not lead on");
  if (view.hasTouch) {
    await swipe(page, -160);
    say(await alt() === words[2 % all], "a finger to the left does not lead on");
    await swipe(page, 160);
    say(await alt() === words[1], "a finger to the right does not lead back");
  }
  await page.keyboard.press("Escape");
  say(!await dialog.evaluate((one) => one.open), "Escape closes nothing");
  say(await links.first().evaluate((link) => document.activeElement === link), "the focus is not back");
  await links.nth(1).click();
  say(await alt() === words[1], "a click opens another one");
  await dialog.locator("[value=close]").click();
  say(!await dialog.evaluate((one) => one.open), "the button closes nothing");
  await context.close();
}

// The whole picture in the window, and every button large enough for a finger.
async function shown(page, dialog, say) {
  await dialog.locator(".stage img").evaluate((image) => image.decode());
  const { width, height } = page.viewportSize();
  const box = await dialog.locator(".stage img").boundingBox();
  say(box.width > 100 && box.height > 60, `the picture is only ${box.width} × ${box.height}`);
  say(box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1, "the picture is larger than the window");
  const stage = await dialog.locator(".stage").boundingBox();
  say(Math.abs(stage.y + stage.height / 2 - box.y - box.height / 2) < 2, "the picture is not in the middle");
  for (const button of await dialog.locator("button").all()) {
    const { x, y, width: w, height: h } = await button.boundingBox();
    say(w >= 44 && h >= 44 && x >= 0 && y >= 0 && x + w <= width + 1 && y + h <= height + 1, "a button is too small, or outside");
    say(await button.getAttribute("aria-label"), "a button has no name");
  }
}

async function swipe(page, by) {
  const client = await page.context().newCDPSession(page);
  const at = (x) => ({ touchPoints: [{ x, y: 400 }] });
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(195 - by / 2) });
  await client.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(195) });
  await client.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(195 + by / 2) });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function withoutScript(browser, url) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const [response] = await Promise.all([page.waitForNavigation(), page.locator("main a.larger").first().click()]);
  if (!response.ok() || !response.headers()["content-type"].startsWith("image/")) problems.push(`${decodeURI(url)}: without a script the link leads to no picture`);
  await context.close();
}
