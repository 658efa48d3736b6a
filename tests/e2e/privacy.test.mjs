// Nothing of a file leaves the page, by any door that a page has, and nothing of it is kept.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./lib/browser.mjs";
import { SMALL_SHOP, folder } from "./lib/fixtures.mjs";
import { Holdfast, PAGES } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

/** What stands in the small shop and nowhere else. */
const SECRETS = ["ada@", "ben@", "cleo@", "hal@", "12125550142", "neighbour", "bell is", "Harbour Blend", "#1001"];

let browser;
let site;
let other;
let files;
before(async () => {
  [browser, site, other, files] = await Promise.all([
    launch(),
    serve({ path: "/shop/" }),
    serve({ headers: { "access-control-allow-origin": "*" } }),
    folder(),
  ]);
});
after(() => browser?.close());

async function opened() {
  const shop = await Holdfast.open(browser, { site });
  await shop.drop([await files.put("orders_export.csv", SMALL_SHOP)]);
  return shop;
}

/** Every page, every dialog, every control that changes the scope. */
async function walkEverywhere(shop) {
  for (const name of Object.keys(PAGES)) {
    await shop.go(name);
    for (const more of await shop.page.locator("main details > summary").all()) {
      if (await more.isVisible()) await more.click();
    }
  }
  await shop.flip("cancelled");
  await shop.flip("guests");
  await shop.report();
  await shop.go("overview");
}

test("a whole visit asks only the page's own host, for the page's own files", async () => {
  const shop = await opened();
  await walkEverywhere(shop);
  await shop.page.evaluate(() => navigator.serviceWorker.ready);
  const foreign = shop.requests.filter((url) => !url.startsWith(site.url) && !url.startsWith("blob:") && !url.startsWith("data:"));
  assert.deepEqual(foreign, []);
  const sent = site.requests.filter(({ method }) => method !== "GET");
  assert.deepEqual(sent, [], "nothing is sent, even to its own host");
  for (const { path } of site.requests) {
    for (const secret of SECRETS) assert.ok(!decodeURIComponent(path).includes(secret), path);
  }
  assert.deepEqual(shop.requests.filter((url) => url.startsWith(site.url) && new URL(url).search !== ""), []);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the browser's own count stands on the Data page", async () => {
  const shop = await opened();
  await shop.go("data");
  assert.equal(await shop.page.getByTestId("requests-elsewhere").getAttribute("data-raw"), "0");
  await shop.close();
});

test("nothing of a file is kept, and nothing of it stands in the address", async () => {
  const shop = await opened();
  await walkEverywhere(shop);
  const { hash, search } = new URL(shop.page.url());
  assert.equal(search, "");
  assert.match(hash, /^#(overview|cohorts|data)(\?[a-z_]+=[a-z0-9_,-]+(&[a-z_]+=[a-z0-9_,-]+)*)?$/);
  assert.deepEqual(await shop.context.cookies(), []);
  const kept = await shop.page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const names = [];
    for await (const name of folder.keys()) names.push(name);
    const stored = [];
    for (const key of await caches.keys()) {
      for (const request of await (await caches.open(key)).keys()) stored.push(request.url);
    }
    return {
      cookie: document.cookie,
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      folder: names,
      stored,
    };
  });
  assert.equal(kept.cookie, "");
  assert.deepEqual([kept.databases, kept.folder], [[], []]);
  assert.deepEqual(kept.stored.filter((url) => !url.startsWith(site.url)), []);
  for (const secret of SECRETS) {
    for (const place of [kept.local, kept.session, ...kept.stored, hash]) assert.ok(!place.includes(secret), `${secret} in ${place}`);
  }
  await shop.close();
});

/** Every door that a page has to another host. Runs inside the page; each says "refused", or how it came through. */
async function tryEveryDoor(address) {
  const within = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 1500, "refused"))]);
  const byElement = (tag, set) =>
    within(
      new Promise((resolve) => {
        const element = document.createElement(tag);
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        set(element);
        document.body.append(element);
      }),
    );
  const socket = address.replace("http", "ws");
  const doors = {
    fetch: () => fetch(address, { mode: "no-cors" }).then(() => "reached", () => "refused"),
    post: () => fetch(address, { method: "POST", body: "x", mode: "no-cors" }).then(() => "reached", () => "refused"),
    xhr: () =>
      within(
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.onload = () => resolve("reached");
          request.onerror = () => resolve("refused");
          request.open("GET", address);
          request.send();
        }),
      ),
    // A beacon tells nobody whether it was sent: the other server's log decides.
    beacon: async () => {
      navigator.sendBeacon(address, "x");
      return "refused";
    },
    websocket: () =>
      within(
        new Promise((resolve) => {
          const connection = new WebSocket(socket);
          connection.onopen = () => resolve("reached");
          connection.onerror = () => resolve("refused");
        }),
      ),
    eventsource: () =>
      within(
        new Promise((resolve) => {
          const source = new EventSource(address);
          source.onopen = () => resolve("reached");
          source.onerror = () => (source.close(), resolve("refused"));
        }),
      ),
    image: () => byElement("img", (it) => (it.src = address)),
    script: () => byElement("script", (it) => (it.src = address)),
    style: () => byElement("link", (it) => ((it.rel = "stylesheet"), (it.href = address))),
    prefetch: () => byElement("link", (it) => ((it.rel = "prefetch"), (it.href = address))),
    // A refused frame loads the browser's own page: the other server's log decides.
    frame: () => byElement("iframe", (it) => (it.src = address)).then(() => "refused"),
    media: () => byElement("video", (it) => (it.src = address)),
    import: () => import(address).then(() => "reached", () => "refused"),
    worker: async () => {
      try {
        return await within(
          new Promise((resolve) => {
            const worker = new Worker(address);
            worker.onmessage = () => resolve("reached");
            worker.onerror = () => resolve("refused");
          }),
        );
      } catch {
        return "refused";
      }
    },
    form: async () => {
      const frame = document.createElement("iframe");
      frame.name = "away";
      document.body.append(frame);
      const form = document.createElement("form");
      Object.assign(form, { action: address, method: "post", target: "away" });
      document.body.append(form);
      form.submit();
      return "refused";
    },
  };
  const answers = {};
  for (const [name, door] of Object.entries(doors)) {
    answers[name] = await door().catch(() => "refused");
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return answers;
}

for (const [name, addressOf] of [
  ["another port", () => `${other.url}x`],
  ["another host", () => `${other.otherHostUrl}x`],
]) {
  test(`every door of the page to ${name} is shut`, async () => {
    const shop = await opened();
    const before = other.requests.length;
    const answers = await shop.page.evaluate(tryEveryDoor, addressOf());
    assert.deepEqual(Object.entries(answers).filter(([, answer]) => answer !== "refused"), []);
    assert.ok(Object.keys(answers).length >= 14);
    assert.deepEqual(other.requests.slice(before), [], "the other server saw nothing");
    await shop.close();
  });
}

test("the same doors are open where there is no such policy, so the tests above prove something", async () => {
  const plain = await serve({ pages: { "/plain.html": "<!DOCTYPE html><title>plain</title><body>" } });
  const { context, page } = await openPage(browser);
  await page.goto(`${plain.url}plain.html`);
  const before = other.requests.length;
  await page.evaluate(tryEveryDoor, `${other.url}x`);
  assert.ok(other.requests.length - before >= 12, `${other.requests.length - before} requests`);
  await context.close();
  await plain.close();
});

test("the worker, which holds the data, reaches nobody either", async () => {
  const shop = await opened();
  const worker = await shop.worker();
  const before = other.requests.length;
  for (const address of [`${other.url}x`, `${other.otherHostUrl}x`]) {
    const answers = await worker.evaluate(async (address) => {
      const refused = async (attempt) => {
        try {
          await attempt();
          return "reached";
        } catch {
          return "refused";
        }
      };
      const connects = (make, opened, failed) => () =>
        new Promise((resolve, reject) => {
          const connection = make();
          connection[opened] = resolve;
          connection[failed] = () => (connection.close(), reject(new Error("refused")));
        });
      return {
        fetch: await refused(() => fetch(address, { mode: "no-cors" })),
        post: await refused(() => fetch(address, { method: "POST", body: "x", mode: "no-cors" })),
        imported: await refused(() => importScripts(address)),
        socket: await refused(connects(() => new WebSocket(address.replace("http", "ws")), "onopen", "onerror")),
        events: await refused(connects(() => new EventSource(address), "onopen", "onerror")),
        // A worker of its worker is bound by the same policy.
        nested: await refused(
          connects(
            () => {
              const text = `fetch(${JSON.stringify(address)}, { mode: "no-cors" }).then(() => postMessage("reached"), () => { throw new Error("refused"); })`;
              const nested = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
              nested.close = nested.terminate;
              setTimeout(() => nested.onerror?.(), 1500);
              return nested;
            },
            "onmessage",
            "onerror",
          ),
        ),
      };
    }, address);
    assert.deepEqual(Object.values(answers), Array(6).fill("refused"), JSON.stringify(answers));
  }
  assert.deepEqual(other.requests.slice(before), [], "the other server saw nothing");
  assert.ok(await worker.evaluate((url) => fetch(url).then((answer) => answer.ok), `${site.url}icon.svg`), "its own host it does reach");
  await shop.close();
});
