// The built folder works under a sub-path, in a frame of another site that may keep nothing, and without a connection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./lib/browser.mjs";
import { SMALL_FIGURES, SMALL_SHOP } from "./lib/fixtures.mjs";
import { Holdfast, PAGES, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function walk(shop) {
  for (const name of Object.keys(PAGES)) await shop.go(name);
  await shop.go("overview");
}

test("under a sub-path", async () => {
  const site = await serve({ path: "/a/shop/tools/" });
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  await walk(shop);
  assert.ok((await shop.figure("orders")) > 1000);
  assert.deepEqual(shop.requests.filter((url) => !url.startsWith(site.url) && !url.startsWith("blob:")), []);
  assert.deepEqual(shop.problems, []);
  await shop.close();
  await site.close();
});

test("in a frame of another site that may keep nothing", async () => {
  const inner = await serve({ path: "/app/" });
  const host = `<link rel="icon" href="data:,"><iframe src="${inner.otherHostUrl}" width="1000" height="700" title="app"></iframe>`;
  const outer = await serve({ pages: { "/host.html": host } });
  const strict = await launch({ args: ["--test-third-party-cookie-phaseout"] });
  const { context, page, problems } = await openPage(strict);
  await page.goto(`${outer.url}host.html`);
  const frame = page.frameLocator("iframe");
  await frame.getByTestId("try-sample").click();
  await frame.getByTestId("figure-orders").waitFor();
  const storage = await page.frames()[1].evaluate(() => {
    try {
      return String(localStorage.length);
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(storage, "SecurityError", "the frame may really keep nothing");
  for (const [name, sign] of Object.entries(PAGES)) {
    await frame.getByTestId(`page-${name}`).click();
    await frame.getByTestId(sign).waitFor();
  }
  // What would be remembered is simply not: choosing a theme works all the same.
  await frame.locator("input[name=theme][value=dark]").check({ force: true });
  await frame.locator("html[data-theme=dark]").waitFor();
  await frame.getByTestId("file-input").setInputFiles(csv("orders.csv", SMALL_SHOP));
  await frame.getByTestId("page-overview").click();
  await frame.locator(`[data-testid=figure-orders][data-raw="${SMALL_FIGURES.orders}"]`).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
  await strict.close();
  await inner.close();
  await outer.close();
});

for (const [how, cut] of [
  ["the browser is offline", ({ shop }) => shop.context.setOffline(true)],
  ["the server is gone", ({ site }) => site.close()],
]) {
  test(`after a first visit, when ${how}`, async () => {
    const site = await serve({ path: "/shop/" });
    const shop = await Holdfast.open(browser, { site });
    await shop.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await cut({ shop, site });
    await shop.page.reload();
    await shop.started();
    await shop.trySample();
    await walk(shop);
    await shop.page.reload();
    await shop.started();
    await shop.offer(csv("orders.csv", SMALL_SHOP));
    await shop.read();
    await shop.figureBecomes("orders", SMALL_FIGURES.orders);
    assert.deepEqual(shop.problems, []);
    await shop.close();
    await site.close();
  });
}
