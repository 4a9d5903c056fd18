// Asks a built site in Chromium, as readers do: what a question loads, how long its answer takes, what is found.
//
//   node tests/bench/search.mjs huikan|pagefind FOLDER QUESTIONS.json LONGEST
//
// Prints JSON: what every search begins with, in bytes, and for each question { bytes, ms, first, found, near, whole }.
// Every question is asked in a browser that has nothing kept from before, once the page that it is asked on has settled.
// A list of more than LONGEST results is not read to its end, and so not whole. huikan is asked once more from the folder
// on the disk, without a server: what that finds is `disk`, where it differs.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { serve, withChromium } from "../judges/browser.mjs";

const [engine, folder, file, longest] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(file, "utf8"));
const site = await serve(folder, "/");
const disk = pathToFileURL(resolve(folder)).href;

/** The path of a page in the site, by HTTP and from the disk alike. */
const path = (href) => new URL(href.startsWith(disk) ? href.slice(disk.length) : href, site.origin).pathname.replace(/index\.html$/, "");

/** A page with an empty cache, and a function that gives the bytes of scripts and data that came since it was last called. */
async function fresh(browser, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes = [];
  page.on("response", (response) => {
    if (!/\.(html|css|svg|png)$|\/$/.test(new URL(response.url()).pathname)) sizes.push(response.body().then((body) => body.length, () => 0));
  });
  await page.goto(site.origin + path, { waitUntil: "load" });
  return { page, loaded: async () => (await Promise.all(sizes.splice(0))).reduce((sum, size) => sum + size, 0) };
}

const huikan = {
  path: "/search/",

  begin: (page) => page.waitForFunction(() => document.querySelector("form[data-search]").getAttribute("aria-busy") === "false"),

  ask: (page, question) => page.evaluate(async (question) => {
    const form = document.querySelector("form[data-search]");
    form.querySelector("input").value = question;
    const start = performance.now();
    form.requestSubmit();
    await new Promise((done) => new MutationObserver(() => form.getAttribute("aria-busy") === "false" && done()).observe(form, { attributes: true }));
    return performance.now() - start;
  }, question),

  list: (page, longest) => page.evaluate(async (longest) => {
    const form = document.querySelector("form[data-search]");
    const more = document.querySelector("[data-search-more]");
    const links = (name) => [...document.querySelectorAll(`[data-search-${name}] a[data-slot=title]`)].map((link) => link.href);
    const first = [...links("results"), ...links("near")];
    // Each time ten more are shown, or looked at and set apart.
    for (let read = 10; !more.hidden && read < longest; read += 10) {
      more.click();
      while (form.getAttribute("aria-busy") === "true") await new Promise((done) => setTimeout(done));
    }
    return { first, found: links("results"), near: links("near"), whole: more.hidden };
  }, longest),
};

const pagefind = {
  path: "/404.html",

  begin: (page) => page.evaluate(async () => {
    globalThis.engine = await import("/pagefind/pagefind.js");
    await globalThis.engine.init();
  }),

  // As its own interface does: what the first results say is loaded, too.
  ask: (page, question) => page.evaluate(async (question) => {
    const start = performance.now();
    globalThis.answer = await globalThis.engine.search(question);
    globalThis.first = await Promise.all(globalThis.answer.results.slice(0, 10).map((result) => result.data()));
    return performance.now() - start;
  }, question),

  list: (page, longest) => page.evaluate(async (longest) => {
    const path = (data) => new URL(data.url, location.href).href;
    const found = [];
    const { results } = globalThis.answer;
    for (let at = 0; at < Math.min(results.length, longest); at += 50) {
      found.push(...(await Promise.all(results.slice(at, at + 50).map((result) => result.data()))).map(path));
    }
    return { first: globalThis.first.map(path), found, near: [], whole: results.length <= longest };
  }, longest),
};

/** The list of a question that was asked, in paths. */
async function list(page) {
  const { whole, ...links } = await one.list(page, Number(longest));
  return { whole, ...Object.fromEntries(Object.entries(links).map(([name, hrefs]) => [name, hrefs.map(path)])) };
}

const one = { huikan, pagefind }[engine];
const answers = [];
let start = 0;
await withChromium(async (browser) => {
  // The texts of all results are read on one page that keeps them: they are no part of what is measured.
  const shared = engine === "pagefind" ? await fresh(browser, one.path) : null;
  if (shared) await one.begin(shared.page);
  for (const { ask } of questions) {
    const { page, loaded } = await fresh(browser, one.path);
    await one.begin(page);
    start = await loaded();
    const ms = await one.ask(page, ask);
    const bytes = await loaded();
    if (shared) await one.ask(shared.page, ask);
    answers.push({ ask, ms, bytes, ...(await list(shared?.page ?? page)) });
    await page.context().close();
    if (answers.length % 20 === 0) console.error(`${engine}: ${answers.length} of ${questions.length} questions asked`);
  }
  if (engine !== "huikan") return;
  // On a page of its own each: with what was loaded before, more can be read of what is found, and so told from it.
  for (const answer of answers) {
    const page = await browser.newPage();
    await page.goto(`${disk}/search/index.html`, { waitUntil: "load" });
    await one.begin(page);
    await one.ask(page, answer.ask);
    const { found } = await list(page);
    if (found.join() !== answer.found.join()) answer.disk = found;
    await page.close();
  }
});
site.close();
console.log(JSON.stringify({ start, answers }));
