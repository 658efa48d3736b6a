// The Data page: how a file is read can be set otherwise, what it leaves open is answered with one press, what is set aside is saved.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./lib/browser.mjs";
import { BOTH_LEDGER, LATER_ORDERS, SMALL_FIGURES, SMALL_LEDGER, SMALL_SHOP, folder, largeShop } from "./lib/fixtures.mjs";
import { Holdfast, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

/** Nothing says whether the day or the month comes first, nor whether 1.234 is a thousand or one. */
const OPEN = "customer,date,amount\nann,03/02/2024,1.234\nann,05/02/2024,2.500\nbea,07/03/2024,3.750\n";

/** Two currencies. */
const MIXED = "customer,date,amount,currency\nann,2024-01-05,1,EUR\nbea,2024-01-06,2,EUR\ncleo,2024-01-07,4,USD\n";

/** Windows-1252, semicolons, times at UTC. */
const LATIN = Buffer.from("customer;date;amount\nJos\xe9;2024-01-31 23:30:00;10,50\nZo\xeb;2024-02-05 12:00:00;2,00\n", "latin1");

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());

const agree = (actual, expected) => {
  for (const [key, value] of Object.entries(expected)) assert.equal(actual[key], value, key);
};
const sentence = (shop, text) => shop.page.getByTestId("scope-sentence").filter({ hasText: text }).waitFor();

/** Records of a CSV text; the cells may hold commas, quotes and line breaks. */
function records(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

async function saved(shop, testId) {
  const download = shop.page.waitForEvent("download");
  await shop.page.getByTestId(testId).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Opens "Read it otherwise" of the first file and sets something. */
async function set(shop, setting, value) {
  const card = shop.page.locator(".file-card").first();
  const fold = card.locator("details.overrides");
  if (!(await fold.evaluate((it) => it.open))) await card.getByTestId("read-otherwise").click();
  await card.getByTestId(`set-${setting}`).selectOption(value);
}

const assumed = (shop, name) =>
  shop.page.locator(".file-card").first().locator(".assumption", { has: shop.page.locator("dt", { hasText: name }) }).locator("dd").first();

test("what a file leaves open is answered with one press, and the analysis is there meanwhile", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([csv("log.csv", OPEN)]);
  await sentence(shop, "Feb 3, 2024 – Mar 7, 2024");
  const questions = shop.page.getByTestId("question");
  assert.equal(await questions.count(), 2);
  const dates = questions.filter({ hasText: "day or the month" });
  assert.match(await dates.innerText(), /Feb 3, 2024 – Mar 7, 2024[^]*Mar 2, 2024 – Jul 3, 2024/);
  await dates.getByTestId("answer-1").click();
  await sentence(shop, "Mar 2, 2024 – Jul 3, 2024");
  await dates.waitFor({ state: "detached" });
  // Keeping what is in force changes nothing but that nobody asks any more.
  const mark = questions.filter({ hasText: "Thousands or decimals" });
  const revenue = await shop.figure("revenue");
  await mark.locator(".answer.chosen").click();
  await mark.waitFor({ state: "detached" });
  assert.equal(await shop.figure("revenue"), revenue);
  // Both answers hold when more files come.
  await shop.offer([csv("more.csv", "customer,date,amount\ndan,2024-08-01,7.00\n")]);
  await sentence(shop, "Mar 2, 2024 – Aug 1, 2024");
  assert.equal(await questions.count(), 0);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("amounts of two currencies are never added: one is picked, or a rate is given", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([csv("shop.csv", MIXED)]);
  agree(await shop.figures(), { orders: 2, revenue: 3 });
  const question = shop.page.getByTestId("question");
  assert.match(await question.innerText(), /EUR[^]*2 orders[^]*USD[^]*1 order/);
  await question.getByTestId("answer-1").click();
  await shop.figureBecomes("revenue", 4);
  await question.waitFor({ state: "detached" });
  assert.match(new URL(shop.page.url()).hash, /currency=USD/);
  await shop.go("data");
  assert.equal((await shop.ledger()).other_currency, 2);
  await shop.page.getByTestId("rate-EUR").fill("1.5");
  await shop.page.getByTestId("rate-EUR").press("Enter");
  await shop.ledgerLine("other_currency").waitFor({ state: "detached" });
  await shop.go("overview");
  await shop.figureBecomes("revenue", 3 * 1.5 + 4);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a file that names no currency is asked about where others name several, and taken for the only one", async () => {
  const shop = await Holdfast.open(browser, { site });
  const till = csv("till.csv", "customer,date,amount\nfay,2024-01-09,5\n");
  await shop.choose([csv("shop.csv", MIXED.split("\n").slice(0, 3).join("\n") + "\n"), till]);
  agree(await shop.figures(), { orders: 3, revenue: 8 });
  await shop.go("data");
  assert.match(await shop.page.getByTestId("warnings").innerText(), /till\.csv names no currency: its 1 order is taken for EUR/);
  await shop.close();

  const mixed = await Holdfast.open(browser, { site });
  await mixed.choose([csv("shop.csv", MIXED), till]);
  agree(await mixed.figures(), { orders: 2, revenue: 3 });
  const question = mixed.page.getByTestId("question").filter({ hasText: "names no currency" });
  assert.match(await question.innerText(), /“till\.csv” names no currency/);
  await question.getByTestId("answer-0").click();
  await mixed.figureBecomes("revenue", 8);
  await question.waitFor({ state: "detached" });
  assert.deepEqual(mixed.problems, []);
  await mixed.close();
});

test("what was assumed of a file can be set otherwise, and left to be found again", async () => {
  const shop = await Holdfast.open(browser, { site, options: { timezoneId: "Europe/Athens" } });
  await shop.choose([{ name: "latin.csv", mimeType: "text/csv", buffer: LATIN }]);
  await shop.go("data");
  assert.match(await assumed(shop, "Text").innerText(), /windows-1252 .*“José”/);
  assert.match(await assumed(shop, "Amounts").innerText(), /comma/);
  await set(shop, "encoding", "windows-1250");
  await assumed(shop, "Text").filter({ hasText: "windows-1250" }).waitFor();
  assert.equal(await shop.page.getByTestId("set-encoding").inputValue(), "windows-1250");
  await set(shop, "encoding", "");
  await assumed(shop, "Text").filter({ hasText: "windows-1252" }).waitFor();
  // Half past eleven in the evening at UTC is the next day in Athens.
  assert.match(await shop.page.getByTestId("scope-sentence").innerText(), /Jan 31, 2024/);
  await set(shop, "clock", "utc");
  await sentence(shop, "Feb 1, 2024 – Feb 5, 2024");
  await set(shop, "zone", "America/New_York");
  await sentence(shop, "Jan 31, 2024 – Feb 5, 2024");
  await set(shop, "currency", "EUR");
  await assumed(shop, "Currency").filter({ hasText: "EUR" }).waitFor();
  await shop.go("overview");
  assert.match(await shop.page.getByTestId("figure-revenue").innerText(), /€12\.50/);
  // What makes no sense is refused in a sentence, and "Back" leads to what was there before.
  await shop.go("data");
  await set(shop, "delimiter", "|");
  const [trouble] = await shop.troubles();
  assert.match(trouble.text, /latin\.csv/);
  await shop.page.getByRole("button", { name: "Back", exact: true }).click();
  await shop.at("data");
  await assumed(shop, "Cells parted by").filter({ hasText: "semicolons" }).waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("every row that is set aside is saved with its reason and as it stands", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.dropTexts({ "orders_1.csv": SMALL_SHOP, "orders_2.csv": LATER_ORDERS });
  await shop.go("data");
  const { name, text } = await saved(shop, "save-set-aside");
  assert.equal(name, "set_aside.csv");
  const [heads, ...rows] = records(text);
  assert.deepEqual(heads, ["File", "Row", "Line", "Reason", "Code", "Column", "Cell", "The row as it stands in the file"]);
  const count = (code) => rows.filter((row) => row[4] === code).length;
  const { read, used, ...reasons } = BOTH_LEDGER;
  for (const [code, expected] of Object.entries(reasons)) assert.equal(count(code), expected, code);
  assert.equal(rows.length, read - used);
  const cancelled = rows.find((row) => row[4] === "cancelled");
  assert.deepEqual([cancelled[0], cancelled[6]], ["orders_1.csv", "#1005"]);
  assert.match(cancelled[7], /^#1005,eve@example\.com,refunded,/);
  assert.deepEqual(rows.filter((row) => row[4] === "duplicate_order").map((row) => [row[0], row[1]]), [["orders_1.csv", "2"], ["orders_1.csv", "3"]]);
  assert.match((await saved(shop, "save-ledger")).text, /Cancelled,1,99/);
  // By the rules in force: with cancelled orders counted there is nothing of them to list.
  await shop.flip("cancelled");
  const after = records((await saved(shop, "save-set-aside")).text).slice(1);
  assert.equal(after.some((row) => row[4] === "cancelled"), false);
  assert.equal(after.length, rows.length - 1);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("pages are shown while the files are read again to save what is set aside", async () => {
  const shop = await Holdfast.open(browser, { site });
  const { path, orders } = await largeShop(join(files.path, "large.csv"), 60);
  await shop.choose([csv("small.csv", SMALL_SHOP), path].slice(1));
  await shop.figureBecomes("orders", orders);
  await shop.go("data");
  // Without a rule that sets something aside there is nothing to save.
  assert.ok(await shop.page.getByTestId("save-set-aside").isDisabled());
  await shop.flip("pending");
  await shop.offer([csv("small.csv", SMALL_SHOP)]);
  await shop.ledgerLine("cancelled").waitFor();
  const download = shop.page.waitForEvent("download");
  await shop.page.getByTestId("save-set-aside").click();
  await shop.go("cohorts");
  await shop.go("data");
  const rows = records(await readFile(await (await download).path(), "utf8")).slice(1);
  assert.equal(rows.length, SMALL_LEDGER.cancelled + SMALL_LEDGER.test_order);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

/** Of January's 100, 20 came back on 3 February, says the history; when 50 of February came back is not told. */
const REFUNDED =
  "Name,Email,Financial Status,Currency,Subtotal,Total,Refunded Amount,Created at,Lineitem name\n" +
  "#1,ada@example.com,partially_refunded,EUR,100.00,100.00,20.00,2024-01-05 10:00:00 +0100,Pot\n" +
  "#2,ben@example.com,refunded,EUR,50.00,50.00,50.00,2024-02-05 10:00:00 +0100,Pan\n" +
  "#3,cleo@example.com,paid,EUR,70.00,70.00,0.00,2024-03-01 10:00:00 +0100,Pot\n";
const HISTORY =
  "Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Card Type\n" +
  "61,#1,sale,shopify_payments,2024-01-05 10:00:00 +0100,success,100.00,EUR,visa\n" +
  "61,#1,refund,shopify_payments,2024-02-03 09:00:00 +0100,success,20.00,EUR,visa\n";

test("refunds move to the day they were paid back, and the address keeps it", async () => {
  const texts = { "orders_export.csv": REFUNDED, "transactions_export.csv": HISTORY };
  const months = (report) => report.measures.M1.months.map(({ revenue_minor }) => revenue_minor);
  const shop = await Holdfast.open(browser, { site });
  await shop.dropTexts(texts);
  await shop.go("data");
  assert.deepEqual(months(await shop.report()), [8000, 0, 7000]);
  assert.match(await shop.page.locator("main").innerText(), /1 of 2 refunds has a date; €20\.00 falls on a later day than the order/);
  await shop.flip("refund_day");
  assert.deepEqual(months(await shop.report()), [10000, -2000, 7000]);
  const { hash } = new URL(shop.page.url());
  assert.match(hash, /flip=refund_day/);
  await shop.close();

  const again = await Holdfast.open(browser, { site, hash });
  await again.dropTexts(texts);
  await again.go("data");
  const report = await again.report();
  assert.deepEqual(months(report), [10000, -2000, 7000]);
  assert.deepEqual(report.switches.refund_dates, { refunds: 2, dated: 1, moves_minor: 2000, late_minor: 0 });
  assert.deepEqual(again.problems, []);
  await again.close();
});

test("the age of the files is counted from the reader's day; an order of tomorrow is doubted", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.page.clock.setFixedTime(new Date("2024-04-23T12:00:00"));
  await shop.choose([csv("orders_export.csv", SMALL_SHOP)]);
  await shop.go("data");
  const fact = (code) => shop.page.getByTestId(`fact-${code}`);
  assert.match(await fact("newest").innerText(), /Apr 1, 2024, 22 days before today/);
  assert.match(await fact("coverage").innerText(), /88\.9%[^]*8 of 9 orders/);
  assert.match(await fact("oldest").innerText(), /Jan 2, 2024/);
  await shop.page.clock.setFixedTime(new Date("2024-03-31T12:00:00"));
  await shop.flip("cancelled");
  assert.match(await fact("newest").innerText(), /1 day after today[^]*check how the dates are read/);
  assert.match(await fact("newest").getAttribute("class"), /amber/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

for (const [width, colorScheme, dir] of [[360, "light", "ltr"], [1440, "dark", "rtl"]]) {
  test(`nothing to complain about at ${width} px, ${colorScheme}, ${dir}`, async () => {
    const shop = await Holdfast.open(browser, { site, options: { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" } });
    await shop.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    await shop.choose([csv("log.csv", OPEN), csv("shop.csv", MIXED)]);
    await shop.go("data");
    await shop.page.locator("main details").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
    const { violations } = await new AxeBuilder({ page: shop.page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)), []);
    const { scrollWidth, clientWidth } = await shop.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} px`);
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}
