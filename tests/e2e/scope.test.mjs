// The filters of the scope bar: put together, taken off by keyboard, kept in the address, readable by everyone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./lib/browser.mjs";
import { Holdfast, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => browser?.close());

// ann began in DE (10 + 20 in AT), bea in AT (30), cleo in DE (40); a product that must not stand in the address.
const SHOP = `order_id,customer,date,amount,country,product
1,ann@example.com,2024-01-01,10,DE,Secret Tea
2,ann@example.com,2024-02-01,20,AT,Mug
3,bea@example.com,2024-02-05,30,AT,Secret Tea
4,cleo@example.com,2024-03-01,40,DE,Mug
`;

async function shop(options, hash = "") {
  const shop = await Holdfast.open(browser, { site, options, hash });
  await shop.choose([csv("log.csv", SHOP)]);
  return shop;
}

async function add(shop, facet, value, reach) {
  const { page } = shop;
  const toggle = page.getByTestId("filter-toggle");
  if ((await toggle.getAttribute("aria-expanded")) !== "true") await toggle.click();
  await page.getByTestId("filter-facet").selectOption(facet);
  const field = page.getByTestId("filter-value");
  if ((await field.evaluate((field) => field.tagName)) === "SELECT") {
    const options = await field.locator("option").evaluateAll((options) => options.map(({ value, text }) => [value, text]));
    const found = options.find(([, text]) => text.startsWith(`${value} ·`));
    assert.ok(found, `${value} is offered: ${JSON.stringify(options)}`);
    await field.selectOption(found[0]);
  } else {
    await field.fill(value);
  }
  if (reach) await page.getByTestId("filter-reach").selectOption(reach);
  await page.getByTestId("filter-add").click();
  await page.getByTestId("filter-chip").last().waitFor();
  await shop.settled();
}

/** M1 of the report, which the Data page saves. */
async function counted(shop) {
  await shop.go("data");
  return (await shop.report()).measures.M1;
}

const sentence = (shop, text) => shop.page.getByTestId("scope-sentence").filter({ hasText: text }).waitFor();

test("a filter is put together, obeyed, told, and taken off by keyboard", async () => {
  const page = await shop();
  await add(page, "country", "DE");
  await sentence(page, "filtered by First order · Country: DE");
  assert.deepEqual((await counted(page)).orders, 3);
  assert.match(await page.page.getByTestId("filter-note").innerText(), /Filtered out: 1 of 4 orders in this period \(.*30\.00\)/);
  assert.match(new URL(page.page.url()).hash, /filter=country\.first\.DE/);

  // Back and forth between the pages keeps it.
  await page.go("customers");
  await sentence(page, "Country: DE");
  await page.go("data");
  assert.match(await page.page.locator("main").innerText(), /a filter takes nothing out of them/);

  const off = page.page.getByRole("button", { name: "Take off the filter First order · Country: DE" });
  await off.focus();
  await page.page.keyboard.press("Enter");
  await page.page.getByTestId("filter-chip").waitFor({ state: "detached" });
  assert.equal(await page.page.evaluate(() => document.activeElement?.dataset.testid), "filter-toggle", "the focus is not lost");
  await page.settled();
  assert.deepEqual((await counted(page)).orders, 4);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("a product stands in the address by a fingerprint, and the same files find it again", async () => {
  const first = await shop();
  await add(first, "product", "Secret Tea", "only");
  await sentence(first, "Only orders · Product: Secret Tea");
  const { hash } = new URL(first.page.url());
  assert.match(hash, /filter=product\.only\.~[0-9a-f]{16}/);
  assert.doesNotMatch(decodeURIComponent(hash), /Secret|Tea/);
  await first.close();

  const again = await shop({}, hash);
  await sentence(again, "Only orders · Product: Secret Tea");
  assert.equal((await counted(again)).orders, 2);
  await again.close();

  const other = await Holdfast.open(browser, { site, hash });
  await other.choose([csv("other.csv", "order_id,customer,date,amount\n1,ann@example.com,2024-01-01,10\n")]);
  assert.match(await other.page.getByTestId("filter-note").innerText(), /so this filter is left alone/);
  assert.equal((await counted(other)).orders, 1);
  assert.deepEqual(other.problems, []);
  await other.close();
});

// #1 went to Ontario with tea of Ada and a mug of Bea, #2 has no shipping address and a bill from Quebec, #3 says neither.
const BY_REGION = `Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Province,Billing Province,Vendor
#1,ann@example.com,paid,CAD,30.00,30.00,2024-01-05 12:00:00 -0500,1,Tea,10.00,SECRET-1,ON,QC,Ada
#1,ann@example.com,,,,,2024-01-05 12:00:00 -0500,1,Mug,20.00,M-1,,,Bea
#2,bea@example.com,paid,CAD,20.00,20.00,2024-01-06 12:00:00 -0500,1,Mug,20.00,M-1,,QC,Bea
#3,cleo@example.com,paid,CAD,50.00,50.00,2024-01-07 12:00:00 -0500,1,Pot,50.00,,,,
`;

test("orders are filtered by province, vendor and item number", async () => {
  const page = await Holdfast.open(browser, { site });
  await page.choose([csv("orders_export.csv", BY_REGION)]);
  await add(page, "region", "QC");
  await sentence(page, "First order · Province or state: QC");
  assert.match(new URL(page.page.url()).hash, /filter=region\.first\.QC/);
  assert.equal((await counted(page)).revenue_minor, 2_000);
  await page.page.getByRole("button", { name: /^Take off the filter/ }).click();
  await page.settled();

  await add(page, "vendor", "Bea", "only");
  await sentence(page, "Only orders · Vendor: Bea");
  assert.equal((await counted(page)).revenue_minor, 5_000);
  await add(page, "sku", "SECRET-1", "only");
  await sentence(page, "Item number (SKU): SECRET-1");
  const { hash } = new URL(page.page.url());
  assert.match(hash, /filter=sku\.only\.~[0-9a-f]{16}/);
  assert.doesNotMatch(decodeURIComponent(hash), /SECRET|Bea/);
  assert.equal((await counted(page)).revenue_minor, 3_000);
  assert.deepEqual((await page.report()).scope.filters.map(({ facet, value }) => [facet, value]), [["vendor", "Bea"], ["sku", "SECRET-1"]]);
  assert.deepEqual(page.problems, []);
  await page.close();
});

for (const [width, colorScheme, dir] of [[360, "light", "ltr"], [360, "dark", "rtl"], [1440, "dark", "ltr"]]) {
  test(`the panel and the chips can be used by everyone at ${width} px, ${colorScheme}, ${dir}`, async () => {
    const page = await shop({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
    await page.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    await add(page, "country", "DE");
    await page.page.getByTestId("filter-facet").selectOption("value");
    await page.page.getByTestId("filter-from").fill("15");
    await page.page.getByTestId("filter-reach").selectOption("any");
    await page.page.getByTestId("filter-add").click();
    await sentence(page, "Order value");
    await page.settled();
    assert.equal((await counted(page)).customers, 2);
    const { violations } = await new AxeBuilder({ page: page.page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)), []);
    const [whole, seen] = await page.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(whole <= seen, `${whole} px wide`);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
}

test("two groups of customers stand side by side, by picks that hold no data", async () => {
  const page = await Holdfast.open(browser, { site });
  await page.trySample();
  await page.go("drivers");
  const section = page.page.getByTestId("answer-compare");
  const heading = section.getByRole("heading", { level: 2 });
  assert.match(await heading.innerText(), /^Did it really change\?/);
  const by = section.getByTestId("pick-compare");
  const facets = await by.locator("option").evaluateAll((options) => options.map(({ value }) => value));
  assert.equal(facets[0], "periods");
  await by.selectOption(facets[1]);
  await heading.filter({ hasText: "Are they really different?" }).waitFor();
  assert.equal(await section.locator("tbody tr").count(), 6);
  const other = section.getByTestId("pick-other");
  const values = await other.locator("option").evaluateAll((options) => options.map(({ value }) => value));
  assert.equal(values[0], "rest");
  await other.selectOption(values.at(-1));
  await page.page.waitForFunction(() => /&other=v[0-9a-f]{16}/.test(location.hash));
  await heading.filter({ hasText: "all others" }).waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
  await page.close();
});
