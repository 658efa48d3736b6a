// The Cohorts page: its choices stand in the address, cells lead to their customers, the file has the whole table.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./lib/browser.mjs";
import { Holdfast } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => browser?.close());

async function sample(options) {
  const shop = await Holdfast.open(browser, { site, options });
  await shop.trySample();
  await shop.go("cohorts");
  return shop;
}

const rows = (shop) => shop.page.locator("[data-testid=cohort-table] tbody tr");

test("grain, ages and rows are chosen, and stand in the address", async () => {
  const shop = await sample();
  const months = await rows(shop).count();
  await shop.page.getByTestId("pick-grain").selectOption("quarter");
  await shop.page.waitForFunction((months) => document.querySelectorAll("[data-testid=cohort-table] tbody tr").length < months, months);
  assert.match(await rows(shop).first().locator("th").innerText(), /^Q\d 20\d\d/);
  await shop.page.getByTestId("pick-grain").selectOption("month");
  await shop.page.getByTestId("pick-ages").selectOption("30");
  await shop.page.locator("[data-testid=cohort-table] thead", { hasText: "1–30" }).waitFor();
  await shop.page.getByTestId("pick-rows").selectOption("year");
  await shop.page.waitForFunction(() => document.querySelectorAll("[data-testid=cohort-table] tbody tr").length < 6);
  assert.match(new URL(shop.page.url()).hash, /ages=30/);
  assert.match(new URL(shop.page.url()).hash, /rows=year/);
  // What is bookmarked comes back.
  await shop.page.getByTestId("measure-average_order").check();
  await shop.page.locator("[data-testid=cohort-table] caption", { hasText: "Average order" }).waitFor({ state: "attached" });
  assert.match(new URL(shop.page.url()).hash, /cells=average_order/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("every measure can be read in the cells, and the margin is the reader's", async () => {
  const shop = await sample();
  const measures = await shop.page.locator("input[name=cohort-measure]").evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.equal(measures.length, 9);
  for (const measure of measures) {
    await shop.page.getByTestId(`measure-${measure}`).check();
    await shop.page.waitForFunction((measure) => document.querySelector(`input[value=${measure}]`).checked, measure);
    await shop.settled();
    assert.doesNotMatch(await shop.page.locator("main").innerText(), /NaN|undefined|\{[a-z_]+\}/, measure);
  }
  await shop.page.getByTestId("measure-margin").check();
  await shop.page.getByTestId("pick-margin").selectOption("40");
  await shop.page.locator(".measure-explanation", { hasText: "40" }).waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a row is hidden and shown again", async () => {
  const shop = await sample();
  const all = await rows(shop).count();
  const first = await rows(shop).first().locator("th").innerText();
  const hide = shop.page.getByTestId("pick-hide");
  const option = await hide.locator("option", { hasText: `hide ${first}` }).getAttribute("value");
  await hide.selectOption(option);
  await shop.page.waitForFunction((all) => document.querySelectorAll("[data-testid=cohort-table] tbody tr").length === all - 1, all);
  assert.notEqual(await rows(shop).first().locator("th").innerText(), first);
  assert.match(new URL(shop.page.url()).hash, /hide=20\d\d-\d\d-01/);
  const back = await shop.page.getByTestId("pick-hide").locator("option", { hasText: `show ${first} again` }).getAttribute("value");
  await shop.page.getByTestId("pick-hide").selectOption(back);
  await shop.page.waitForFunction((all) => document.querySelectorAll("[data-testid=cohort-table] tbody tr").length === all, all);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a cell and a row lead to as many customers as they say", async () => {
  const shop = await sample();
  await shop.page.getByTestId("measure-customers").check();
  await shop.page.locator("[data-testid=cohort-table] caption", { hasText: "Customers" }).waitFor({ state: "attached" });
  const cell = rows(shop).first().locator("td[data-column='1']");
  const count = Number((await cell.innerText()).replace(/\D/g, ""));
  await cell.focus();
  await shop.page.keyboard.press("Enter");
  await shop.at("customers");
  assert.match(new URL(shop.page.url()).hash, /group=cohort:month:/);
  const heading = shop.page.getByTestId("answer-list").getByRole("heading", { level: 2 });
  await heading.filter({ hasText: "First order" }).waitFor();
  assert.equal(Number((await heading.innerText()).split(" ")[0].replace(/\D/g, "")), count);

  await shop.go("cohorts");
  const size = Number((await rows(shop).first().locator(".heat-size").innerText()).replace(/\D/g, ""));
  await rows(shop).first().locator("th").click();
  await shop.at("customers");
  await heading.filter({ hasText: "First order" }).waitFor();
  assert.equal(Number((await heading.innerText()).split(" ")[0].replace(/\D/g, "")), size);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("weeks are shown in parts, and the file has all of them", async () => {
  const shop = await sample();
  await shop.page.getByTestId("pick-grain").selectOption("week");
  await shop.page.locator("[data-testid=cohort-table] thead", { hasText: "week" }).waitFor();
  const shown = await rows(shop).count();
  const parts = shop.page.getByTestId("pick-cohorts_from");
  const download = shop.page.waitForEvent("download");
  const table = shop.page.locator("section:has([data-testid=cohort-table])");
  await table.locator(".chart-tools .menu > button").click();
  await table.getByText("CSV").first().click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "cohorts.csv");
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n").length - 2;
  assert.ok(lines >= shown && shown <= 60, `${lines} rows in the file, ${shown} on the page`);
  if (lines > 60) {
    const first = await rows(shop).first().locator("th").innerText();
    await parts.selectOption("60");
    await shop.page.waitForFunction((first) => document.querySelector("[data-testid=cohort-table] tbody th").innerText !== first, first);
  }
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the whole table is read in its own box, and the picture that is saved has all of it", async () => {
  const shop = await sample();
  await shop.page.getByTestId("pick-grain").selectOption("week");
  await shop.page.locator("[data-testid=cohort-table] thead", { hasText: "week" }).waitFor();
  await shop.settled();
  await shop.page.getByTestId("cohorts-as-table").click();
  const box = shop.page.getByTestId("whole-cohorts");
  const table = box.getByRole("table");
  await table.waitFor();
  const all = Number(await table.getAttribute("aria-rowcount"));
  assert.ok(all > 60, `${all} rows`);
  assert.ok((await box.locator("tbody tr[aria-rowindex]").count()) < 60, "few of them in the document");
  assert.ok((await box.locator("thead .age").count()) < 60);
  await box.evaluate((box) => box.scrollTo(box.scrollWidth, box.scrollHeight));
  await box.locator(`tbody tr[aria-rowindex="${all}"]`).waitFor();
  await box.locator(`thead th[aria-colindex="${await table.getAttribute("aria-colcount")}"]`).waitFor();
  // Another grain, and the table is another.
  await shop.page.getByTestId("pick-grain").selectOption("month");
  await shop.page.waitForFunction((all) => Number(document.querySelector("[data-testid=whole-cohorts] table")?.getAttribute("aria-rowcount")) < all, all);
  await shop.page.getByTestId("pick-grain").selectOption("week");
  await shop.settled();
  const menu = shop.page.locator("section:has([data-testid=whole-cohorts])");
  for (const [label, ending] of [["SVG", "svg"], ["PNG", "png"]]) {
    const download = shop.page.waitForEvent("download");
    await menu.locator(".chart-tools .menu > button").click();
    await menu.getByRole("button", { name: label }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), new RegExp(`^holdfast-cohorts-.*\\.${ending}$`));
    const bytes = await readFile(await file.path());
    if (ending === "svg") {
      const [, height] = bytes.toString("utf8").match(/<svg[^>]*height="(\d+)"/);
      assert.ok(Number(height) > 26 * (all - 2), `${height} px for ${all - 2} weeks`);
    } else assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
  }
  await shop.page.getByTestId("cohorts-as-table").click();
  await shop.page.getByTestId("cohort-table").waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("rows are compared, one age is drawn over the cohorts, revenue stands in layers", async () => {
  const shop = await sample();
  const age = shop.page.getByTestId("pick-age");
  await age.selectOption("1");
  await shop.page.waitForFunction(() => location.hash.includes("age=1"));
  const trend = shop.page.getByTestId("chart-cohort_trend");
  await trend.getByRole("heading").filter({ hasText: "month 1" }).waitFor();
  const compared = shop.page.getByTestId("answer-comparison");
  const title = await compared.locator("h2").first().innerText();
  assert.match(title, /month 1/);
  const values = await shop.page.getByTestId("pick-row").locator("option").evaluateAll((options) => options.map(({ value }) => value));
  await shop.page.getByTestId("pick-row").selectOption(values[1]);
  await compared.locator("h2").filter({ hasNotText: title }).waitFor();
  assert.equal(await compared.locator("tbody tr").count(), 4);
  assert.match(await shop.page.getByTestId("chart-layer_cake").getByRole("heading").innerText(), /revenue/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

for (const [width, colorScheme, dir] of [[360, "light", "ltr"], [1440, "dark", "rtl"]]) {
  test(`the page can be read by everyone at ${width} px, ${colorScheme}, ${dir}`, async () => {
    const shop = await sample({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
    await shop.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    const { violations } = await new AxeBuilder({ page: shop.page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)), []);
    const [whole, seen] = await shop.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(whole <= seen, `${whole} px wide`);
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}
