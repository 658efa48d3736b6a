// Keeps the page usable without a connection. A template: the names in double underscores are filled in by
// src/bin/assemble/.
//
// The files of one build are stored together, once, and served from there; nothing else is ever stored. The page itself is
// asked for anew while there is a connection, so that a reload always shows the current version, and taken from the store
// when there is none. Every other file carries a hash of its content in its name, so two builds never mix.

const FILES = __FILES__;
const PATIENCE_MS = 4000;

const home = new URL("./", self.location.href);
const page = new URL("index.html", home).href;
const stored = new Set(FILES.map((file) => new URL(file, home).href));

// The same host may serve another copy under another path; its store is its own.
const CACHE_PREFIX = `holdfast ${home.pathname} `;
const CACHE = CACHE_PREFIX + "__BUILD__";

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOldBuilds()));
self.addEventListener("fetch", (event) => {
  const url = bare(event.request.url);
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") {
    if (url === home.href || url === page) event.respondWith(currentPage(event.request));
  } else if (stored.has(url)) {
    event.respondWith(fromStore(url, event.request));
  }
});

async function store() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(new URL(file, home), { cache: "no-cache" })));
}

// A newer build takes over only when no page of an older one is open any more, so nobody needs these now.
async function forgetOldBuilds() {
  const old = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function currentPage(request) {
  const fallback = async () => (await (await caches.open(CACHE)).match(page)) ?? Response.error();
  const fresh = fetch(request, { cache: "no-cache" }).then((answer) => (answer.status < 400 ? answer : fallback()), fallback);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(fallback);
  return Promise.race([fresh, late]);
}

async function fromStore(url, request) {
  return (await (await caches.open(CACHE)).match(url)) ?? fetch(request);
}

function bare(address) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href;
}
