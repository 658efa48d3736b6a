// Bad input gets a sentence that says what it is and what to do; the page stays usable and shows no nonsense.

import assert from "node:assert/strict";
import { appendFile, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { launch, openPage } from "./lib/browser.mjs";
import { SHOPIFY_COLUMNS, SMALL_FIGURES, SMALL_SHOP, folder, largeShop, log, shopify } from "./lib/fixtures.mjs";
import { Holdfast, PAGES, assertSensible, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let site;
let files;
let large;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
  large = await largeShop(join(files.path, "large.csv"), 60);
});
after(() => browser?.close());

/** A whole small picture. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n", "latin1"), Buffer.alloc(3000, 0xfa)]);

/** A zip archive with one file in it. */
function zip(name, text) {
  const [data, plain] = [deflateRawSync(Buffer.from(text)), Buffer.from(text)];
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(plain.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}

const REFUSED = [
  ["an empty file", "orders.csv", "", "empty", /empty|nothing/i],
  ["white space", "orders.csv", "\n \n\n", "empty", /empty|nothing/i],
  ["a header alone", "orders.csv", SHOPIFY_COLUMNS.join(",") + "\n", "header_only", /no (rows|orders)|nothing below|only/i],
  ["a PDF", "orders.csv", PDF, "not_text", /PDF/],
  ["a picture", "orders.csv", PNG, "not_text", /picture|image/i],
  ["a zip archive cut short", "orders.zip", zip("orders.csv", SMALL_SHOP), "archive_damaged", /again/i],
  ["a web page saved as CSV", "orders.csv", "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in</body></html>\n", "not_text", /web page|HTML/i],
  ["an unknown header", "stock.csv", "sku,shelf,weight\nA1,3,0.5\nA2,4,0.7\n", "missing_columns", /customer.*date.*amount|sku/is],
  ["a date column that cannot be read", "log.csv", "customer_id,date,amount\nc1,soon,10\nc2,later,11\nc3,never,12\n", "unreadable_dates", /soon/],
  ["no customer", "log.csv", "order_id,date,amount\n1,2024-01-05,10\n2,2024-01-06,11\n", "no_customer_key", /customer/i],
  ["binary data", "orders.csv", Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167) % 256)), "not_text", /./],
];

for (const [what, name, content, code, words] of REFUSED) {
  test(`${what} is refused in a sentence`, async () => {
    const shop = await Holdfast.open(browser, { site });
    await shop.offer({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
    const [trouble, ...more] = await shop.troubles();
    assert.deepEqual(more, []);
    assert.equal(trouble.code, code);
    assert.match(trouble.text, words);
    assert.ok(trouble.text.includes(name), "the file is named");
    assert.ok(trouble.text.length < 700, "it stays readable");
    assertSensible(await shop.text());
    // Usable at once: the next file is read.
    await shop.offer(csv("orders_export.csv", SMALL_SHOP));
    await shop.figureBecomes("orders", SMALL_FIGURES.orders);
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}

test("an unreadable date column is named with its row and cell", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("log.csv", "customer_id,date,amount\nc1,soon,10\nc2,later,11\n"));
  const [{ text }] = await shop.troubles();
  assert.match(text, /row 2/i);
  assert.match(text, /date/);
  assert.match(text, /soon/);
  await shop.close();
});

test("a good file beside a bad one is used, and the bad one is named", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer([
    { name: "scan.pdf", mimeType: "application/pdf", buffer: PDF },
    csv("orders_export.csv", SMALL_SHOP),
  ]);
  await shop.figureBecomes("orders", SMALL_FIGURES.orders);
  const troubles = await shop.troubles();
  assert.deepEqual(troubles.map(({ code }) => code), ["not_text"]);
  assert.match(troubles[0].text, /scan\.pdf/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

const day = "2024-01-05";
const TINY = [
  ["one row", log([["c1", day, "10.00"]]), { orders: 1, customers: 1 }],
  ["one customer", log([["c1", day, "10.00"], ["c1", "2024-02-07", "12.00"], ["c1", "2024-05-01", "1.00"]]), { orders: 3, customers: 1 }],
  ["one day", log(["c1", "c2", "c3", "c1", "c4", "c5", "c6"].map((customer) => [customer, day, "5.00"])), { orders: 7, customers: 6 }],
  ["nothing but zeros", log([["c1", day, "0.00"], ["c2", day, "0"], ["c1", "2024-03-05", "0.00"]]), { orders: 3, customers: 2 }],
  [
    "all refunded",
    shopify([
      { name: "#2", email: "a@example.com", day: "2024-02-05", total: "30.00", status: "refunded", refunded: "30.00" },
      { name: "#1", email: "a@example.com", day: "2024-01-05", total: "20.00", status: "refunded", refunded: "20.00" },
    ]),
    { orders: 2, customers: 1, revenue: 0 },
  ],
  [
    "guests only",
    shopify([{ name: "#2", day: "2024-02-05", total: "30.00" }, { name: "#1", day: "2024-01-05", total: "20.00" }]),
    { orders: 2, customers: 0, repeat_rate: null, orders_per_customer: null },
  ],
  [
    "cancelled orders only",
    shopify([{ name: "#1", email: "a@example.com", day, total: "20.00", cancelled: true, status: "refunded", refunded: "20.00" }]),
    { orders: 0, customers: 0, repeat_rate: null, order_value: null },
  ],
];

for (const [what, text, expected] of TINY) {
  test(`${what} makes sense on every page`, async () => {
    const shop = await Holdfast.open(browser, { site });
    await shop.dropTexts({ "orders.csv": text });
    const figures = await shop.figures();
    for (const [key, value] of Object.entries(expected)) assert.equal(figures[key], value, key);
    for (const name of Object.keys(PAGES)) {
      await shop.page.getByTestId(`page-${name}`).click();
      await shop.page.locator(`[data-testid=page-${name}][aria-current=page]`).waitFor();
      await shop.settled();
      assertSensible(await shop.text());
      const marks = await shop.page.evaluate(() => document.documentElement.outerHTML.match(/\b(NaN|Infinity|undefined)\b/g));
      assert.equal(marks, null, `${name}: nowhere in the document either`);
    }
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}

const oneMore = shopify([{ name: "#1", email: "late@example.com", day: "2025-12-31", total: "5.00" }]).split("\n")[1] + "\n";

test("a file that has grown since it was chosen is refused, and choosing it again works", async () => {
  const path = await files.put("growing.csv", SMALL_SHOP);
  // Reading waits for the engine, which is held up until the file has grown.
  const shop = new Holdfast(await openPage(browser, { serviceWorkers: "block" }));
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await shop.page.route("**/engine-*", async (route) => {
    await held;
    await route.continue();
  });
  await shop.page.goto(site.url);
  await shop.started();
  await shop.offer(path);
  // By then the browser has noted how large and how old the file is.
  await shop.page.getByText("growing.csv").first().waitFor();
  await appendFile(path, oneMore);
  release();
  const [{ text, code }] = await shop.troubles();
  assert.match(code, /changed_while_read|cannot_be_read/);
  assert.match(text, /chang|read/i);
  assertSensible(await shop.text());
  await shop.offer(path);
  await shop.figureBecomes("orders", SMALL_FIGURES.orders + 1);
  await shop.close();
});

test("a file that grows while it is read is either refused or read as it was", async () => {
  const [path, { orders }] = [join(files.path, "growing-large.csv"), large];
  await copyFile(large.path, path);
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(path);
  await shop.page.waitForFunction(() => document.querySelector("progress")?.value > 0);
  await appendFile(path, oneMore);
  await shop.page.getByTestId("problem").or(shop.page.getByTestId("figure-orders")).first().waitFor({ timeout: 60_000 });
  if (await shop.page.getByTestId("problem").count()) {
    assert.match((await shop.troubles())[0].code, /changed_while_read|cannot_be_read/);
  } else {
    assert.equal(await shop.figure("orders"), orders);
    await shop.go("data");
    const ledger = await shop.ledger();
    assert.deepEqual([ledger.read, ledger.used], [orders, orders]);
  }
  await shop.close();
});

test("after a refused file, back to the pages, which still answer", async () => {
  for (const begin of [(shop) => shop.trySample(), async (shop) => shop.choose(await files.put("orders_export.csv", SMALL_SHOP))]) {
    const shop = await Holdfast.open(browser, { site });
    await begin(shop);
    const orders = await shop.figure("orders");
    await shop.offer({ name: "scan.pdf", mimeType: "application/pdf", buffer: PDF });
    await shop.troubles();
    const back = shop.page.locator(".problem-screen .actions button:not(.primary)");
    if (await back.isVisible()) await back.click();
    await shop.go("data");
    await shop.flip("cancelled");
    await shop.go("cohorts");
    await shop.go("overview");
    assert.ok((await shop.figure("orders")) > orders, "the switch took effect");
    assert.deepEqual(shop.problems, []);
    await shop.close();
  }
});

test("cancelling a large file works at once and leaves what was there before", async () => {
  const shop = await Holdfast.open(browser, { site });
  for (const before of ["start", "pages"]) {
    if (before === "pages") {
      await shop.offer(csv("orders_export.csv", SMALL_SHOP));
      await shop.figureBecomes("orders", SMALL_FIGURES.orders);
    }
    // Pressed in the page itself, as soon as the bar has moved: a driver's own way of clicking takes longer than reading.
    const pressed = shop.page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      while (!(document.querySelector("progress")?.value > 0)) await frame();
      const began = performance.now();
      document.querySelector("[data-testid=cancel]").click();
      while (document.querySelector("[data-testid=cancel]")) await frame();
      return performance.now() - began;
    });
    await shop.offer(large.path);
    const took = await pressed;
    assert.ok(took < 250, `${took} ms`);
    if (before === "start") await shop.started();
    else await shop.figureBecomes("orders", SMALL_FIGURES.orders);
  }
  // It does not come back by itself, and the same file can be read to its end afterwards.
  await shop.page.waitForTimeout(1000);
  assert.equal(await shop.figure("orders"), SMALL_FIGURES.orders);
  await shop.offer(large.path);
  await shop.figureBecomes("orders", SMALL_FIGURES.orders + large.orders);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("when the worker dies, one press brings the figures back", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([await files.put("orders_export.csv", SMALL_SHOP)]);
  await shop.go("data");
  await shop.flip("cancelled");
  const worker = await shop.worker();
  await worker.evaluate(() => void setTimeout(() => {
    throw new Error("out of memory");
  }));
  const restart = shop.page.getByTestId("restart");
  await restart.waitFor();
  assertSensible(await shop.text());
  await restart.click();
  await restart.waitFor({ state: "detached" });
  await shop.at("data");
  assert.equal((await shop.ledger()).used, 12, "the switch is still on");
  await shop.go("overview");
  await shop.figureBecomes("orders", SMALL_FIGURES.orders + 1);
  await shop.close();
});

test("when the worker is gone without a word, the page notices", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([await files.put("orders_export.csv", SMALL_SHOP)]);
  const worker = await shop.worker();
  await worker.evaluate(() => self.close()).catch(() => {});
  const restart = shop.page.getByTestId("restart");
  await restart.waitFor({ timeout: 10_000 });
  await restart.click();
  await shop.go("cohorts");
  await shop.go("overview");
  assert.equal(await shop.figure("orders"), SMALL_FIGURES.orders);
  // An analyst that the page itself ends is not missed.
  await shop.page.locator(".masthead button", { hasText: "Start again" }).click();
  await shop.started();
  await shop.page.waitForTimeout(500);
  assert.equal(await restart.count(), 0);
  await shop.close();
});
