// Searching in a browser: questions with known answers, by HTTP below a path and from a folder on a disk;
// links to results, facets, keyboard (Ctrl+K on every page), what a screen reader is told, a page without JavaScript, a strict policy.
//
//   node tests/judges/search.mjs FOLDER BASE_PATH QUESTIONS.json [PART/]
//
// PART is the folder of the same site in another script: it has an index of its own, and its words are other ones.
// A question: what is asked and why; the pages it must find, those it must not, the one that must come first, those
// that hold its words apart. None may load more than a phone on a slow line should.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { below, normalBase, serve, watch, withChromium } from "./browser.mjs";

const [folder, base, file, part = ""] = process.argv.slice(2);
if (!file) {
  console.error("usage: search.mjs FOLDER BASE_PATH QUESTIONS.json [PART/]");
  process.exit(2);
}
const MOST_BYTES = 150_000;
// How long anything may take before it is given up: far longer than it ever does.
const PATIENCE = { timeout: 120_000 };
const questions = JSON.parse(readFileSync(file, "utf8"));
const pieces = JSON.parse(readFileSync(new URL("../../src/render/search/pieces.json", import.meta.url), "utf8"));
const basePath = normalBase(base);
const site = await serve(folder, basePath);
const address = (path) => site.origin + below(basePath, part + path);
const byHttp = address("search/");
const byFile = pathToFileURL(`${resolve(folder)}/${part}search/index.html`).href;
const problems = [];
let checks = 0;

function expect(what, found, wanted) {
  checks += 1;
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) problems.push(`${what}: ${is}, not ${should}`);
}

async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE.timeout);
  const page = await context.newPage();
  if (url.startsWith("http") && options.javaScriptEnabled !== false) watch(page, site.origin, problems);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

const input = (page) => page.locator("form[data-search] input[type=search]");
/** The pages of a list of results, as paths in the site. */
const paths = (page, list) => page.locator(`[data-search-${list}] a[data-slot=title]`).evaluateAll((links, from) => links.map((link) =>
  decodeURI(link.href).replace(/index\.html$/, "").slice(from.length)), decodeURI(new URL("..", page.url().split("?")[0]).href));

/** Asks, and has everything shown. */
async function ask(page, question) {
  await input(page).fill(question);
  await page.locator("form[data-search] button").click();
  await allShown(page);
}

/** Asks for more until there is none: the button is not there while more is on its way. */
async function allShown(page) {
  await settled(page);
  for (let n = 0; n < 30 && await page.locator("[data-search-more]").isVisible(); n += 1) {
    await page.locator("[data-search-more]").click();
    await settled(page);
  }
}

/**
 * Until the page has not been busy for some frames; events of this moment come first, and a page that is on its way has
 * no form yet.
 */
async function settled(page) {
  await page.waitForTimeout(20);
  await page.evaluate(() => { window.judgeCalm = 0; }).catch(() => {}); // A page that is being left cannot be asked.
  await page.waitForFunction(() => {
    const busy = document.querySelector("form[data-search]")?.getAttribute("aria-busy") !== "false";
    window.judgeCalm = busy ? 0 : (window.judgeCalm ?? 0) + 1;
    return window.judgeCalm > 3;
  }, null, PATIENCE);
}

async function answers(browser, url) {
  const where = url.startsWith("file:") ? "from a disk" : "by HTTP";
  const page = await open(browser, url);
  for (const { ask: question, finds, lacks = [], apart = [], first, nothing } of questions) {
    await ask(page, question);
    const [found, near] = [await paths(page, "results"), await paths(page, "near")];
    const what = `${question} ${where}`;
    expect(`${what} finds`, finds.filter((path) => !found.includes(path)), []);
    expect(`${what} lacks`, lacks.filter((path) => found.includes(path)), []);
    expect(`${what} sets apart`, apart.filter((path) => found.includes(path) || !near.includes(path)), []);
    if (first) expect(`${what} first`, found[0], first);
    if (nothing) expect(`${what} finds nothing`, found, []);
    if (finds.length > 0) {
      const marks = await page.locator("[data-search-results] > li").evaluateAll((all) => all.filter((one) => !one.querySelector("mark")).map((one) => one.innerText));
      expect(`${what} is marked in every result`, marks, []);
    }
  }
  await page.context().close();
}

/** What the first page of results loads, with nothing kept from before but what every search begins with. */
async function weights(browser) {
  let most = 0;
  for (const { ask: question } of questions) {
    const page = await open(browser, byHttp);
    await input(page).focus();
    await settled(page);
    const bodies = [];
    const listen = (response) => bodies.push(response.body());
    page.on("response", listen);
    await input(page).fill(question);
    await input(page).press("Enter");
    await settled(page);
    // What comes from now on is not needed for the answer, and may not get here before the page is closed.
    page.off("response", listen);
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    most = Math.max(most, bytes);
    if (bytes > MOST_BYTES) problems.push(`${question} loads ${bytes} bytes`);
    checks += 1;
    await page.context().close();
  }
  console.log(`search: at most ${most} bytes for a question`);
}

/** The script cuts questions into the same pieces as the index is made of. */
async function samePieces(browser) {
  const page = await open(browser, byHttp);
  const cut = await page.evaluate((texts) => texts.map(([text, single]) => huikanSearch.pieces(text, single)), pieces.map(([text, single]) => [text, single]));
  const sorted = (list) => [...new Set(list)].sort();
  pieces.forEach(([text, , wanted], n) => expect(`pieces of ${JSON.stringify(text)}`, sorted(cut[n]), sorted(wanted)));
  await page.context().close();
}

async function links(browser) {
  const { ask: question, finds } = questions.find(({ finds }) => finds.length > 1);
  const page = await open(browser, `${byHttp}?q=${encodeURIComponent(question)}`);
  await settled(page);
  const found = await paths(page, "results");
  expect("a link asks", finds.filter((path) => !found.includes(path)), []);
  expect("the index makes room", await page.locator("[data-search-index]").isVisible(), false);
  const other = questions.find(({ ask, finds }) => ask !== question && finds.length > 0);
  const [hasty, slow] = [async () => {}, () => settled(page)];
  for (const [how, pause] of [["hastily", hasty], ["slowly", slow]]) {
    // Slow typists see answers before they are done; none of them is a question of its own.
    await input(page).fill(other.ask.slice(0, 1));
    await pause();
    await input(page).fill(other.ask);
    await pause();
    await input(page).press("Enter");
    await settled(page);
    expect(`the address says what was asked ${how}`, new URL(page.url()).searchParams.get("q"), other.ask);
    await page.goBack();
    await settled(page);
    expect(`back asks what was asked before, ${how}`, await paths(page, "results"), found);
  }
  await page.locator("[data-search-results] a[data-slot=title]").first().click();
  await page.waitForURL((url) => !url.href.startsWith(byHttp));
  expect("a result leads to its page", decodeURI(page.url()).endsWith(found[0]), true);
  await page.context().close();

  const home = await open(browser, address(""));
  await home.locator("form[role=search] input").fill(question);
  await home.keyboard.press("Enter");
  await home.waitForURL(/search\/\?q=/);
  await settled(home);
  expect("the field of every page asks", await paths(home, "results"), found);
  await home.context().close();
}

/** Counts are those of what is left, and a choice narrows to them. */
async function facets(browser) {
  const { ask: question } = [...questions].sort((a, b) => b.finds.length - a.finds.length)[0];
  const page = await open(browser, byHttp);
  await ask(page, question);
  const all = await paths(page, "results");
  for (const facet of ["kind", "year", "region", "topic", "person"]) {
    const part = page.locator(`details[data-facet=${facet}]`);
    if (!(await part.evaluate((element) => element.open))) await part.locator("summary").click();
    await settled(page);
    const choice = part.locator("li").first();
    if (await choice.count() === 0) continue;
    const count = Number(await choice.locator(".count").textContent());
    await choice.locator("input").click();
    await allShown(page);
    const left = await paths(page, "results");
    const near = await paths(page, "near");
    expect(`${facet} narrows to its count`, left.length + near.length, count);
    expect(`${facet} invents nothing`, left.filter((path) => !all.includes(path)), []);
    expect(`${facet} is in the address`, new URL(page.url()).searchParams.getAll(facet).length, 1);
    const again = await open(browser, page.url());
    await settled(again);
    expect(`${facet} is kept by a link`, (await paths(again, "results")).filter((path) => !left.includes(path)), []);
    await again.context().close();
    expect(`${facet} keeps the focus`, await page.evaluate(() => document.activeElement.type), "checkbox");
    await part.locator("li input:checked").click();
    await settled(page);
  }
  await page.context().close();
}

async function byKeyboard(browser) {
  const { ask: question } = questions.find(({ finds }) => finds.length > 1);
  const page = await open(browser, byHttp);
  const focused = () => page.evaluate(() => document.activeElement?.dataset.slot ?? document.activeElement?.type ?? "");
  await page.keyboard.press("Control+k");
  expect("Ctrl+K goes to the field", await focused(), "search");
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  expect("an arrow goes to the first result", await page.evaluate(() => document.activeElement === document.querySelector("[data-search-results] a")), true);
  await page.keyboard.press("ArrowDown");
  expect("and to the next", await page.evaluate(() => [...document.querySelectorAll("[data-search-results] a[data-slot=title]")].indexOf(document.activeElement)), 1);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect("what is focused is seen", outline !== "none", true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect("up leads back to the field", await focused(), "search");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  expect("Escape too", await focused(), "search");
  await page.keyboard.press("Escape");
  await settled(page);
  expect("Escape in the field clears it", [await input(page).inputValue(), await page.locator("[data-search-index]").isVisible()], ["", true]);
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  const [first] = await paths(page, "results");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.href.startsWith(byHttp));
  expect("Enter opens a result", decodeURI(page.url()).endsWith(first), true);
  await page.context().close();
}

/** Ctrl+K goes to the field on every page; characters stay characters, wherever somebody is. */
async function shortcut(browser) {
  const { finds: [found] } = questions.find(({ finds }) => finds.length > 0);
  for (const path of ["", "events/", found, "search/"]) {
    const page = await open(browser, address(path));
    const focused = () => page.evaluate(() => [document.activeElement.type ?? document.activeElement.className, document.activeElement.value ?? document.activeElement.textContent]);
    await page.evaluate(() => document.activeElement.blur());
    for (const key of ["k", "/", "Alt+Control+k"]) await page.keyboard.press(key);
    expect(`other keys on /${path}`, (await focused())[0] === "search", false);
    for (const key of ["Control+k", "Meta+k"]) {
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press(key);
      expect(`${key} on /${path}`, await focused(), ["search", ""]);
    }
    await page.keyboard.type("k/b");
    expect(`k in the field on /${path}`, await focused(), ["search", "k/b"]);
    await page.context().close();
  }
}

async function asHeard(browser) {
  const { ask: question } = questions.find(({ finds }) => finds.length > 1);
  const page = await open(browser, byHttp);
  const said = await page.evaluate(() => {
    window.judgeSaid = [];
    const part = document.querySelector("[data-search-status]");
    new MutationObserver(() => window.judgeSaid.push(part.textContent)).observe(part, { childList: true, characterData: true, subtree: true });
    return part.getAttribute("role");
  });
  expect("results are announced politely", said, "status");
  await ask(page, question);
  const count = await page.locator("[data-search-results] > li").count();
  expect("how many there are is said", (await page.evaluate(() => window.judgeSaid)).at(-1).includes(String(count)), true);
  expect("the field has a name", (await input(page).getAttribute("aria-label")).length > 0, true);
  await page.context().close();
}

async function withoutScript(browser) {
  const page = await open(browser, byHttp, { javaScriptEnabled: false });
  expect("no form that does nothing", await input(page).isVisible(), false);
  expect("an index of the site", await page.locator("[data-search-index] a").count() > 3, true);
  const dead = [];
  for (const url of await page.locator("[data-search-index] a").evaluateAll((all) => all.map((link) => link.href))) {
    const response = await page.request.get(url);
    if (response.status() !== 200) dead.push(url);
  }
  expect("of pages that are there", dead, []);
  await page.context().close();
}

/** A host that allows nothing but what comes from itself. */
async function underPolicy(browser) {
  const { ask: question, finds } = questions.find(({ finds }) => finds.length > 0);
  const context = await browser.newContext();
  const page = await context.newPage();
  watch(page, site.origin, problems);
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(`${byHttp}?q=${encodeURIComponent(question)}`, { waitUntil: "load" });
  await settled(page);
  const found = await paths(page, "results");
  expect("under a strict policy", finds.filter((path) => !found.includes(path)), []);
  await context.close();
}

await withChromium(async (browser) => {
  const asked = [(one) => answers(one, byHttp), (one) => answers(one, byFile), links];
  // The script and the page are those of the site itself.
  const others = [samePieces, weights, facets, byKeyboard, shortcut, asHeard, withoutScript, underPolicy];
  for (const judge of part ? asked : [...asked, ...others]) {
    try {
      await judge(browser);
    } catch (error) {
      problems.push(`${judge.name}: ${error.message.split("\n")[0]}`);
    }
  }
});
site.close();
for (const problem of problems) console.log(`  ${problem}`);
console.log(`search: ${problems.length} problem(s) in ${checks} checks of ${questions.length} questions`);
process.exit(problems.length ? 1 : 0);
