// The first screen is there at once and takes what one does before the page's program has come; the page breaks no rule of its
// own policy, works under any path, and works without a connection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, openPage } from "./lib/browser.mjs";
import { SMALL_FIGURES, SMALL_SHOP } from "./lib/fixtures.mjs";
import { Holdfast } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The first screen listens. */
const listening = (page) => page.waitForFunction(() => globalThis.holdfast_assets);
/** The program behind it has taken over. */
const started = async (page) => {
  await listening(page);
  await page.getByRole("button", { name: "About" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
};
const copyKept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await caches.keys()).length;
  });

/** The first visit's worker fetches the engine in its own time: waits until nothing more is asked for. */
async function quiet(site) {
  for (let seen = -1; seen !== site.requests.length; ) {
    seen = site.requests.length;
    await new Promise((done) => setTimeout(done, 500));
  }
}

for (const path of ["/", "/a/sub-path/"]) {
  test(`starts under ${path} without a complaint, and asks only its own host`, async () => {
    const site = await serve({ path });
    const { context, page, problems, requests } = await openPage(browser);
    await page.goto(site.url);
    await started(page);
    await copyKept(page);
    assert.match(await page.title(), /^Holdfast\b/);
    assert.deepEqual(problems, []);
    // The engine starts from a blob of the page itself.
    const own = (url) => url.startsWith(site.url) || url.startsWith(`blob:${new URL(site.url).origin}/`);
    assert.deepEqual(requests.filter((url) => !own(url)), []);
    assert.deepEqual(site.requests.filter(({ status }) => status !== 200), []);
    await context.close();
    await site.close();
  });
}

/** The masthead and what is below it, as the reader has them. */
const firstScreen = (page) =>
  page.evaluate(() => {
    const copy = document.createElement("div");
    for (const part of document.querySelectorAll("header, main")) copy.append(part.cloneNode(true));
    for (const part of copy.querySelectorAll("[data-welcome]")) part.removeAttribute("data-welcome");
    // Comments hold the places of what is not there; a theme's radio is checked, which is no matter of the text.
    const html = copy.innerHTML.replace(/<!--.*?-->/g, "");
    return { html, theme: document.querySelector("input[name=theme]:checked")?.value, text: document.body.innerText };
  });

test("the program draws the same first screen that came with the page", async () => {
  const site = await serve();
  const { context, page, problems } = await openPage(browser);
  await page.goto(site.url);
  await listening(page);
  const before = await firstScreen(page);
  assert.ok(before.html.length > 2000 && before.theme === "auto");
  await started(page);
  assert.equal(await page.locator("[data-welcome]").count(), 0, "the program has taken over");
  assert.deepEqual(await firstScreen(page), before);
  assert.deepEqual(problems, []);
  await context.close();
  await site.close();
});

test("before a file comes near, the first screen is all that is fetched", async () => {
  const site = await serve();
  // Without the copy for use without a connection, which is made behind the reader's back.
  const { context, page } = await openPage(browser, { serviceWorkers: "block" });
  await page.goto(site.url, { waitUntil: "networkidle" });
  await listening(page);
  const asked = new Set(site.requests.map(({ path }) => path));
  assert.deepEqual([...asked].filter((path) => path.endsWith(".wasm")), []);
  let bytes = 0;
  for (const path of asked) bytes += gzipSync(Buffer.from(await (await fetch(new URL(path, site.url))).arrayBuffer()), { level: 9 }).length;
  assert.ok(bytes > 10_000 && bytes < 25_000, `${bytes} bytes`);
  await page.getByTestId("try-sample").hover();
  await page.waitForEvent("requestfinished", (request) => /app-.*\.wasm$/.test(request.url()));
  await context.close();
  await site.close();
});

test("a colour chosen before the program is there stays chosen, and comes back", async () => {
  const site = await serve();
  const { context, page, problems } = await openPage(browser);
  await page.goto(site.url);
  await listening(page);
  await page.locator("input[name=theme][value=dark]").check({ force: true });
  await page.locator("html[data-theme=dark]").waitFor();
  await page.waitForFunction(() => !document.querySelector("[data-welcome]"));
  await page.reload();
  await listening(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal((await firstScreen(page)).theme, "dark");
  assert.deepEqual(problems, []);
  await context.close();
  await site.close();
});

test("an open fold and the focus outlive the change", async () => {
  const site = await serve();
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  await listening(page);
  await page.locator("summary").first().click();
  await page.getByTestId("try-sample").focus();
  // A file over the window calls the program; nothing is dropped.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.csv"));
    window.dispatchEvent(new DragEvent("dragenter", { dataTransfer, cancelable: true }));
  });
  await page.waitForFunction(() => !document.querySelector("[data-welcome]"));
  assert.equal(await page.locator("details").first().evaluate((fold) => fold.open), true);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.press), "sample");
  await context.close();
  await site.close();
});

test("a folder dropped on the first screen is read with all it holds", async () => {
  const site = await serve();
  const folder = await mkdtemp(join(tmpdir(), "holdfast-folder-"));
  await writeFile(join(folder, "orders.csv"), SMALL_SHOP);
  const shop = await Holdfast.open(browser, { site });
  await shop.drop([folder]);
  await shop.figureBecomes("orders", SMALL_FIGURES.orders);
  assert.deepEqual(shop.problems, []);
  await shop.close();
  await rm(folder, { recursive: true });
  await site.close();
});

test("text pasted on the first screen is read", async () => {
  const site = await serve();
  const shop = await Holdfast.open(browser, { site });
  await shop.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
  }, SMALL_SHOP);
  await shop.read();
  await shop.figureBecomes("orders", SMALL_FIGURES.orders);
  await shop.close();
  await site.close();
});

test("tells where the engine is", async () => {
  const site = await serve({ path: "/x/" });
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  await started(page);
  const assets = await page.evaluate(() => globalThis.holdfast_assets);
  assert.match(assets.build, /^[0-9a-f]{16}$/);
  for (const [url, type] of [[assets.engine_js, "text/javascript"], [assets.engine_wasm, "application/wasm"], [assets.rest_wasm, "application/wasm"]]) {
    assert.ok(url.startsWith(site.url), url);
    const answer = await fetch(url);
    assert.equal(answer.status, 200);
    assert.ok(answer.headers.get("content-type").startsWith(type));
  }
  await context.close();
  await site.close();
});

test("works without a connection after the first visit", async () => {
  const site = await serve({ path: "/shop/" });
  const { context, page, problems } = await openPage(browser);
  await page.goto(site.url);
  await started(page);
  await copyKept(page);
  // The engine of this page may still be on its way.
  await page.waitForLoadState("networkidle");
  await site.close();
  for (const address of [site.url, `${site.url}index.html`, `${site.url}?from=home#retention`]) {
    await page.goto(address);
    await started(page);
    const assets = await page.evaluate(() => globalThis.holdfast_assets);
    for (const part of [assets.engine_wasm, assets.rest_wasm]) {
      assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, part), 200);
    }
  }
  assert.deepEqual(problems, []);
  await context.close();
});

test("leaves the other paths of its host alone", async () => {
  const site = await serve({ path: "/", pages: { "/elsewhere/": "<title>Elsewhere</title>" } });
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  await started(page);
  await copyKept(page);
  await page.goto(`${site.url}elsewhere/`);
  assert.equal(await page.title(), "Elsewhere");
  const missing = await page.goto(`${site.url}missing`);
  assert.equal(missing.status(), 404);
  await context.close();
  await site.close();
});

test("shows the current version while there is a connection", async () => {
  const site = await serve({ path: "/" });
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  await started(page);
  await copyKept(page);
  await quiet(site);
  const before = site.requests.length;
  await page.reload();
  await started(page);
  const asked = site.requests.slice(before).map((request) => request.path);
  assert.ok(asked.includes("/"), "the page itself is asked for");
  assert.deepEqual(asked.filter((address) => /\.(wasm|css)$/.test(address)), [], "the rest comes from the copy");
  await context.close();
  await site.close();
});

test("starts in a frame of another site that may keep nothing", async () => {
  const inner = await serve({ path: "/app/" });
  const host = `<link rel="icon" href="data:,"><iframe src="${inner.otherHostUrl}" width="900" height="600"></iframe>`;
  const outer = await serve({ pages: { "/host.html": host } });
  const strict = await launch({ args: ["--test-third-party-cookie-phaseout"] });
  const { page, problems } = await openPage(strict);
  await page.goto(`${outer.url}host.html`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "About" }).click();
  await frame.getByRole("dialog").waitFor();
  const kept = await page.frames()[1].evaluate(() => {
    try {
      return String(localStorage.length);
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(kept, "SecurityError", "the frame may really keep nothing");
  assert.deepEqual(problems, []);
  await strict.close();
  await inner.close();
  await outer.close();
});

test("says so when it cannot start", async () => {
  const site = await serve();
  const { context, page } = await openPage(browser);
  await page.route("**/app-*.wasm", (route) => route.abort());
  await page.goto(site.url);
  await listening(page);
  await page.getByTestId("try-sample").click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /could not start/);
  assert.equal(await page.locator("#app-starting").isVisible(), false);
  await context.close();
  await site.close();
});
