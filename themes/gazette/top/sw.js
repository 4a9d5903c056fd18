// Keeps agendas readable without a network: the page, what it is made with, and the sessions its reader marked.
//
// The network comes first, so nobody sees an old agenda while a new one can be had; only what fails is
// answered from here. agenda.js registers this for one event and says what to keep.
"use strict";

const CACHE = "huikan-agendas-1";
const MOST = 200;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const urls = (event.data?.keep ?? []).filter((url) => new URL(url, self.location).origin === self.location.origin).slice(0, MOST);
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.allSettled(urls.map((url) => cache.add(new Request(url, { cache: "no-cache" }))))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

// The theme's files stand in a folder that goes by another name when one of them changes.
const plain = (url) => url.replace(/\/theme\/[0-9a-f]{12}\//, "/theme/");

// Of a file of the theme an older version counts, too: pages that are kept fresh will ask for the new one.
async function isKept(cache, request) {
  if (await cache.match(request, { ignoreSearch: true })) return true;
  const name = plain(request.url);
  return name !== request.url && (await cache.keys()).some(({ url }) => plain(url) === name);
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    // What is kept is kept fresh.
    if (response.ok && (await isKept(cache, request))) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
