// The page starts, breaks no rule of its own policy, works under any path, and works without a connection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const started = (page) => page.waitForFunction(() => globalThis.holdfast_assets && !document.getElementById("app-starting"));
const copyKept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await caches.keys()).length;
  });

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

test("tells where the engine is", async () => {
  const site = await serve({ path: "/x/" });
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  await started(page);
  const assets = await page.evaluate(() => globalThis.holdfast_assets);
  assert.match(assets.build, /^[0-9a-f]{16}$/);
  for (const [url, type] of [[assets.engine_js, "text/javascript"], [assets.engine_wasm, "application/wasm"]]) {
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
  await site.close();
  for (const address of [site.url, `${site.url}index.html`, `${site.url}?from=home#retention`]) {
    await page.goto(address);
    await started(page);
    const assets = await page.evaluate(() => globalThis.holdfast_assets);
    const engine = await page.evaluate(async (url) => (await fetch(url)).status, assets.engine_wasm);
    assert.equal(engine, 200);
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
  await frame.locator("#app-starting").waitFor({ state: "detached" });
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
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /could not start/);
  assert.equal(await page.locator("#app-starting").isVisible(), false);
  await context.close();
  await site.close();
});
