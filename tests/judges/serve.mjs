// huikan serve in a browser: open pages follow what is saved, by themselves.
//
//   node tests/judges/serve.mjs HUIKAN SITE_FOLDER
//
// The site is copied first. HUIKAN is the program.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { watch, withChromium } from "./browser.mjs";

const [program, site, screenshot] = process.argv.slice(2);
if (!site) {
  console.error("usage: serve.mjs HUIKAN SITE_FOLDER [SCREENSHOT]");
  process.exit(2);
}
// Longer than anything takes on a busy machine.
const PATIENCE = { timeout: 60_000 };
const root = mkdtempSync(join(tmpdir(), "judge-serve-"));
for (const part of ["site.toml", "content", "themes"]) cpSync(join(site, part), join(root, part), { recursive: true });
const server = spawn(resolve(program), ["serve", "--lang", "zh", "--root", root, "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
const problems = [];
const steps = [];

function check(what, holds) {
  steps.push(what);
  if (!holds) problems.push(what);
}

const at = (path) => join(root, path);
const read = (path) => readFileSync(at(path), "utf8");
function write(path, text) {
  mkdirSync(join(at(path), ".."), { recursive: true });
  writeFileSync(at(path), text);
}

async function address() {
  for await (const line of createInterface({ input: server.stderr })) {
    const found = line.match(/http:\/\/\S+/);
    if (found) {
      server.stderr.resume();
      return found[0];
    }
  }
  throw new Error("the server does not start");
}

try {
  const home = await address();
  await withChromium(async (browser) => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
    const page = await context.newPage();
    watch(page, new URL(home).origin, problems);
    page.on("requestfailed", (request) => {
      // What is left behind when a page is loaded anew is cut off, and nothing is wrong with that.
      if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`cut off: ${request.url()}: ${request.failure()?.errorText}`);
    });
    await judge(page, home);
    await context.close();
  });
} catch (error) {
  problems.push(`it ended early: ${error.message}`);
} finally {
  server.kill();
  rmSync(root, { recursive: true, force: true, maxRetries: 3 });
}
const real = problems.filter((text) => !text.startsWith("failed: "));
real.forEach((text) => console.log(`  ${text}`));
console.log(`serve: ${real.length} problem(s) in ${steps.length} steps`);
process.exit(real.length ? 1 : 0);

async function judge(page, home) {
  const path = "content/reports/probe.md";
  const report = (title, more) => `---\ntitle: ${title}\ndate: 2024-09-01\n---\n${"一段正文，讲的是怎样学习。\n\n".repeat(80)}${more}\n`;
  const overlay = page.locator("#huikan-serve .problems");
  write("content/reports/other.md", report("另一篇", ""));
  write(path, report("探针", "末段甲。"));
  await page.goto(home);
  // When the one that came first is there, both are: nothing moves any more while the page is looked at.
  await page.waitForFunction(async () => (await (await fetch("reports/")).text()).match(/探针[^]*另一篇|另一篇[^]*探针/) !== null, null, PATIENCE);
  await page.goto(`${home}reports/probe/`, { waitUntil: "load" });
  check("a good page has nothing on top", (await overlay.count()) === 0);

  await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));
  write(path, report("探针", "末段乙。"));
  await page.waitForFunction(() => document.body.textContent.includes("末段乙。"), null, PATIENCE);
  // The place comes back when the page is there as a whole.
  await page.waitForFunction(() => Math.abs(scrollY - 1500) < 5, null, PATIENCE).catch(() => {});
  check("an edit shows, at the same place", Math.abs((await page.evaluate(() => scrollY)) - 1500) < 5);

  await page.evaluate(() => { window.stayed = true; });
  write(path, "---\ntitle: [\n---\n");
  await overlay.waitFor({ state: "visible", ...PATIENCE });
  check("the error names file and code", /yaml-[a-z]+[\s\S]*content\/reports\/probe\.md/.test(await overlay.textContent()));
  check("the last good page stays below", (await page.textContent("body")).includes("末段乙。"));
  check("it was not loaded again", await page.evaluate(() => window.stayed === true));
  if (screenshot) await page.screenshot({ path: screenshot });
  await page.reload();
  check("the error is there after loading again", await overlay.isVisible());
  check("and so is the page", (await page.textContent("body")).includes("末段乙。"));
  await page.evaluate(() => { window.stayed = true; });
  await overlay.locator("button").click();
  check("it can be put away", !(await overlay.isVisible()));

  write(path, report("探针", "末段乙。"));
  await overlay.waitFor({ state: "detached", ...PATIENCE });
  check("mended, the error goes", true);
  check("without loading the page again", await page.evaluate(() => window.stayed === true));

  await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  const sheet = "themes/gazette/static/style.css";
  write(sheet, `${read(sheet)}\nbody { outline: 7px solid rgb(1, 2, 3) }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth === "7px", null, PATIENCE);
  check("a style sheet is changed without loading the page", await page.evaluate(() => window.stayed === true && Math.abs(scrollY - 900) < 5));
  check("and stands there once", (await page.locator("link[rel=stylesheet][href*='style.css']").count()) === 1);

  const layout = "themes/gazette/templates/_layout.html";
  const good = read(layout);
  write(layout, good.replace("</body>", "<p id=\"probe\">模板改了</p></body>"));
  await page.waitForSelector("#probe", { state: "attached", ...PATIENCE });
  check("a template shows", true);
  write(layout, `${good}{% if %}`);
  await overlay.waitFor({ state: "visible", ...PATIENCE });
  write(layout, good);
  await overlay.waitFor({ state: "detached", ...PATIENCE });
  check("a broken template comes and goes", true);

  await page.goto(`${home}reports/`, { waitUntil: "load" });
  write("content/reports/other.md", report("另一篇", "").replace("---\n", "---\ndraft: true\n"));
  const badge = page.locator("a[href$='/reports/other/'] [data-huikan-badge]").first();
  await badge.waitFor({ state: "attached", ...PATIENCE });
  check("a draft is marked in lists", (await badge.textContent()) === "草稿");
  await page.goto(`${home}reports/other/`);
  check("and on its page", (await page.locator("#huikan-serve .mark").textContent()).includes("草稿"));
  rmSync(at("content/reports/other.md"));
  await page.waitForFunction(() => document.querySelector("#huikan-serve") && !document.body.textContent.includes("一段正文"), null, PATIENCE);
  check("a deleted page becomes the page for dead links", true);
  write("content/reports/other.md", report("又有了", ""));
  await page.waitForFunction(() => document.body.textContent.includes("又有了"), null, PATIENCE);
  check("and comes back", true);
}
