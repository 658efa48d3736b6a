// The engine comes in two parts: the first reads files alone, and the second is fetched while it does.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage } from "./lib/browser.mjs";
import { SMALL_FIGURES, SMALL_SHOP, folder } from "./lib/fixtures.mjs";
import { Holdfast } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());

/** A page that has been started and gets the second part only when `release` is called. */
async function withoutRest() {
  const shop = new Holdfast(await openPage(browser, { serviceWorkers: "block" }));
  const asked = [];
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await shop.page.route("**/answers-*", async (route) => {
    asked.push(route.request().url());
    await held;
    await route.continue();
  });
  await shop.page.goto(site.url);
  await shop.started();
  return { shop, asked, release };
}

/** All fixtures of a folder, folders in it too. */
async function below(name) {
  const found = await readdir(join(FIXTURES, name), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

for (const kind of ["presets", "messy", "packed"]) {
  test(`files are read while the second part is on its way: ${kind}`, async () => {
    const { shop, asked, release } = await withoutRest();
    assert.deepEqual(asked, [], "nothing of it before a file is there");
    const paths = await below(kind);
    assert.ok(paths.length > 3, paths.join());
    await shop.offer(paths);
    // Reading these takes a part of a second; whatever needed the second part before its end would have failed by then.
    await shop.page.waitForTimeout(3_000);
    assert.equal(asked.length, 1);
    assert.equal(await shop.page.getByTestId("page-data").count(), 0, "no page without the second part");
    assert.equal(await shop.page.getByTestId("restart").count(), 0, "the engine lives");
    release();
    await shop.page.getByTestId("page-data").or(shop.page.getByTestId("problem").first()).first().waitFor();
    assert.deepEqual(shop.problems.filter((problem) => !problem.includes("Service Worker")), []);
    await shop.close();
  });
}

test("when the second part cannot be fetched, the page says so and one press tries again", async () => {
  const shop = new Holdfast(await openPage(browser, { serviceWorkers: "block" }));
  await shop.page.route("**/answers-*", (route) => route.abort());
  await shop.page.goto(site.url);
  await shop.started();
  await shop.offer(await files.put("orders_export.csv", SMALL_SHOP));
  const restart = shop.page.getByTestId("restart");
  await restart.waitFor();
  await shop.page.unroute("**/answers-*");
  await restart.click();
  await shop.read();
  assert.equal(await shop.figure("orders"), SMALL_FIGURES.orders);
  await shop.close();
});
