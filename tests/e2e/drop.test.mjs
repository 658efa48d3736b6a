// The main job: drop an export, read who comes back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { BOTH_FIGURES, BOTH_LEDGER, LATER_ORDERS, SMALL_FIGURES, SMALL_LEDGER, SMALL_SHOP, folder, log } from "./lib/fixtures.mjs";
import { Holdfast, PAGES, assertSensible } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());

/** Compares by the names of `expected` only; other figures may be there too. */
function agree(actual, expected) {
  const chosen = Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key] ?? null]));
  for (const [key, value] of Object.entries(expected)) {
    assert.ok(Math.abs(chosen[key] - value) < 1e-9, `${key}: ${chosen[key]}, not ${value}`);
  }
}

/** Figures and ledger of the small shop, and that the ledger's sum agrees. */
async function saysTheSmallShop(shop) {
  agree(await shop.figures(), SMALL_FIGURES);
  await shop.go("data");
  assert.deepEqual(await shop.ledger(), { ...SMALL_LEDGER, used_guests: 1 });
  await shop.go("overview");
}

test("a sample shop shows every page at one press", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  const figures = await shop.figures();
  assert.ok(figures.orders > 6_000 && figures.orders < 9_000, `${figures.orders} orders`);
  assert.ok(figures.customers > 4_000 && figures.customers < 5_000, `${figures.customers} customers`);
  assert.ok(figures.repeat_rate > 0.3 && figures.repeat_rate < 0.42, `repeat rate ${figures.repeat_rate}`);
  for (const name of Object.keys(PAGES)) {
    await shop.go(name);
    assertSensible(await shop.text());
    assert.match(await shop.text(), /made-up/i, "it is labelled as made up");
  }
  const ledger = await shop.ledger();
  const aside = Object.entries(ledger).filter(([code]) => !["read", "used", "used_guests"].includes(code));
  assert.equal(ledger.read, ledger.used + aside.reduce((sum, [, rows]) => sum + rows, 0));
  assert.deepEqual(Object.keys(ledger).filter((code) => ["cancelled", "test_order"].includes(code)), ["cancelled", "test_order"]);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a file is dropped on the window", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.drop([await files.put("orders_export.csv", SMALL_SHOP)]);
  await saysTheSmallShop(shop);
  assert.match(await shop.headline(), /2 of 5/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the window invites while a file is dragged over it", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.drag([await files.put("orders_export.csv", SMALL_SHOP)], { drop: false });
  await shop.page.waitForFunction(() => !document.querySelector("[data-welcome]"));
  // The browser goes on telling of the file for as long as it is held over the window.
  await shop.drag([await files.put("orders_export.csv", SMALL_SHOP)], { drop: false });
  await shop.page.locator(".drop-overlay.visible").waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a file is chosen by the button", async () => {
  const shop = await Holdfast.open(browser, { site });
  const chooser = shop.page.waitForEvent("filechooser");
  await shop.page.locator("main .button.primary").first().click();
  const offered = await chooser;
  assert.ok(offered.isMultiple());
  await offered.setFiles(await files.put("orders_export.csv", SMALL_SHOP));
  await shop.read();
  await saysTheSmallShop(shop);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("several files at once are one shop, and what stands in both is counted once", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.dropTexts({ "orders_1.csv": SMALL_SHOP, "orders_2.csv": LATER_ORDERS });
  agree(await shop.figures(), BOTH_FIGURES);
  await shop.go("data");
  agree(await shop.ledger(), BOTH_LEDGER);
  const line = shop.ledgerLine("duplicate_order");
  await line.locator("summary").click();
  assert.match(await line.innerText(), /orders_1\.csv, row 2\b/, "with examples");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("files are added later", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([await files.put("orders_1.csv", SMALL_SHOP)]);
  agree(await shop.figures(), SMALL_FIGURES);
  await shop.offer([await files.put("orders_2.csv", LATER_ORDERS)]);
  await shop.figureBecomes("orders", BOTH_FIGURES.orders);
  agree(await shop.figures(), BOTH_FIGURES);
  await shop.go("data");
  agree(await shop.ledger(), BOTH_LEDGER);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a file replaces the sample shop", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  await shop.offer([await files.put("orders_export.csv", SMALL_SHOP)]);
  await shop.figureBecomes("orders", SMALL_FIGURES.orders);
  await saysTheSmallShop(shop);
  assert.doesNotMatch(await shop.text(), /made-up/i);
  await shop.close();
});

test("a plain log of customer, date and amount is enough", async () => {
  const rows = [["c1", "2024-01-05", "10.50"], ["c1", "2024-02-05", "11"], ["c2", "2024-01-06", "12.25"], ["c3", "2024-03-01", "3"], ["c4", "2024-03-02", "4"], ["c5", "2024-03-03", "5"]];
  const shop = await Holdfast.open(browser, { site });
  await shop.dropTexts({ "log.csv": log(rows) });
  agree(await shop.figures(), { orders: 6, customers: 5, repeat_rate: 1 / 5, revenue: 45.75 });
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a switch moves the figures, stands in the address, and comes back with it", async () => {
  const path = await files.put("orders_export.csv", SMALL_SHOP);
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([path]);
  await shop.go("data");
  await shop.flip("cancelled");
  assert.equal((await shop.ledger()).cancelled, undefined);
  await shop.go("overview");
  await shop.figureBecomes("orders", SMALL_FIGURES.orders + 1);
  const address = new URL(shop.page.url());
  assert.match(address.hash, /^#overview\?flip=cancelled$/);
  await shop.close();

  const again = await Holdfast.open(browser, { site, hash: address.hash });
  await again.choose([path]);
  assert.equal(await again.figure("orders"), SMALL_FIGURES.orders + 1);
  assert.deepEqual(again.problems, []);
  await again.close();
});

test("the browser's back button goes back a page", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  await shop.go("cohorts");
  await shop.go("data");
  await shop.page.goBack();
  await shop.at("cohorts");
  await shop.page.goBack();
  await shop.at("overview");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("an as-of day in the past makes later orders vanish from everything", async () => {
  const shop = await Holdfast.open(browser, { site, hash: "#overview?as_of=2024-02-29" });
  await shop.choose([await files.put("orders_export.csv", SMALL_SHOP)]);
  agree(await shop.figures(), { orders: 6, customers: 4, new_customers: 4 });
  await shop.go("cohorts");
  const report = await shop.go("data").then(() => shop.report());
  assert.equal(report.scope.as_of, "2024-02-29");
  assert.deepEqual(report.measures.M9.cohorts.map(({ month, customers }) => [month, customers]), [["2024-01", 3], ["2024-02", 1]]);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
