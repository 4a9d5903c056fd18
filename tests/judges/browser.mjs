// What the browser judges share: a static server on loopback that knows the base path, and Chromium.

import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, resolve, sep } from "node:path";

// The packages live below target/, where Node would not look for them by itself.
export const require = createRequire(new URL("../../target/judges/node/", import.meta.url));

const CHROMIUM = "/usr/bin/chromium";
// CI runs as root, where the sandbox cannot start; the rest keeps the browser from calling home.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".gif": "image/gif",
  ".ico": "image/x-icon", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar",
  ".pdf": "application/pdf", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
};

/**
 * Serves `folder` under `basePath`; resolves to { origin, close }. As a host it sends what the folder's `_headers` say,
 * where judges do not put scripts of their own into pages.
 */
export async function serve(folder, basePath, { asHost = false } = {}) {
  const root = resolve(folder);
  const rules = asHost ? rulesOf(root) : [];
  const server = createServer((request, response) => {
    // Browsers ask for this one unasked; a site may do without it.
    if (request.url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const path = fileFor(root, basePath, request.url);
    const file = path ?? join(root, "404.html");
    const headers = { "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream" };
    if (!isFile(file)) {
      response.writeHead(404).end();
      return;
    }
    for (const rule of rules) if (request.url.startsWith(rule.below)) Object.assign(headers, rule.headers);
    response.writeHead(path ? 200 : 404, headers);
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

/** The rules of `_headers`: below which path, and what to send. */
function rulesOf(root) {
  const rules = [];
  for (const line of readFileSync(join(root, "_headers"), "utf8").split("\n")) {
    const [, name, value] = /^ {2}([^:]+): (.+)$/.exec(line) ?? [];
    if (name) rules.at(-1).headers[name] = value;
    else if (line) rules.push({ below: line.replace(/\*$/, ""), headers: {} });
  }
  return rules;
}

function fileFor(root, basePath, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(decodeURIComponent(basePath))) return null;
  path = path.slice(decodeURIComponent(basePath).length);
  const file = resolve(root, path + (path === "" || path.endsWith("/") ? "index.html" : ""));
  return file.startsWith(root + sep) && isFile(file) ? file : null;
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Runs `work(browser)` with a Chromium whose profile is new and thrown away afterwards. */
export async function withChromium(work) {
  const { chromium } = require("playwright-core");
  const home = mkdtempSync(join(tmpdir(), "judge-browser-"));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: { ...process.env, HOME: home } });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Collects what goes wrong on a page: console errors, exceptions, failed and foreign requests. */
export function watch(page, origin, problems) {
  page.on("console", (message) => {
    // A missing page is served with status 404 on purpose, and Chromium logs that.
    const isThePage = message.location().url === page.url() && message.text().includes("404");
    if (message.type() === "error" && !isThePage) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  // What a page asked for when it was left or closed is broken off; what a policy or the network stops has other names.
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()}: ${why}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) problems.push(`foreign request: ${url}`);
  });
}

/** `/archive/` however it was typed, and a page's path below it. */
export function normalBase(basePath) {
  return `/${basePath.replace(/^\/+|\/+$/g, "")}/`.replace(/^\/\/$/, "/");
}
export function below(basePath, path) {
  return encodeURI(decodeURI(path.startsWith(basePath) ? path : basePath + path.replace(/^\/+/, "")));
}
