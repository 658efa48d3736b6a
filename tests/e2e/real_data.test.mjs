// Real logs give the published sums, and every cell of the cohort triangle what an independent computation gives.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { launch } from "./lib/browser.mjs";
import { folder } from "./lib/fixtures.mjs";
import { Holdfast, PAGES, assertSensible } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

const DATA = process.env.HOLDFAST_DATA ?? fileURLToPath(new URL("../../../shared/data/datasets/", import.meta.url));
const COHORTS = fileURLToPath(new URL("./lib/cohorts.py", import.meta.url));
const skip = existsSync(DATA) ? false : "skipped: no ../shared/data";

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());

async function unpacked(name) {
  const path = join(files.path, name);
  await pipeline(createReadStream(join(DATA, `${name}.gz`)), createGunzip(), createWriteStream(path));
  return path;
}

/** What plain Python makes of the file. */
async function independent(kind, path) {
  const { stdout } = await promisify(execFile)("python3", [COHORTS, kind, path], { maxBuffer: 64 << 20 });
  return JSON.parse(stdout);
}

const cellOf = ({ age, active, bought_again_by, orders, revenue_minor }) => ({ age, active, bought_again_by, orders, revenue_minor });
const triangleOf = (cohorts) => cohorts.map(({ month, customers, cells }) => ({ month, customers, cells: cells.map(cellOf) }));

function sameTriangle(report, expected) {
  const [actual, wanted] = [triangleOf(report.measures.M9.cohorts), triangleOf(expected.cohorts)];
  assert.deepEqual(actual.map(({ month, customers }) => [month, customers]), wanted.map(({ month, customers }) => [month, customers]));
  wanted.forEach((cohort, at) => assert.deepEqual(actual[at].cells, cohort.cells, cohort.month));
  const cells = wanted.reduce((sum, cohort) => sum + cohort.cells.length, 0);
  assert.ok(cells > 50, `${cells} cells compared`);
}

/** The cells of the table on the screen are those of the report. */
async function tableShowsReport(shop, report) {
  await shop.go("cohorts");
  const shown = await shop.page.locator("[data-testid=cohort-table] tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("[data-column]")].map(({ dataset }) => (dataset.raw ? Number(dataset.raw) : null))),
  );
  const { cohorts } = report.measures.M9;
  // The table is a rectangle: what is still to come stands in it as empty cells.
  const share = ({ customers, cells }, age) => (customers < 5 ? null : (cells[age]?.retained_exactly ?? null));
  assert.deepEqual(shown, cohorts.map((cohort) => cohorts.map((_, age) => share(cohort, age))));
}

async function walk(shop) {
  for (const name of Object.keys(PAGES)) {
    await shop.go(name);
    assertSensible(await shop.text());
  }
}

test("UCI Online Retail: 541,909 invoice lines", { skip }, async () => {
  const path = await unpacked("online_retail_uci_541909.csv");
  const expected = await independent("uci", path);
  const shop = await Holdfast.open(browser, { site });
  await shop.drop([path]);
  await shop.go("data");
  assert.equal((await shop.ledger()).read, 541_909);
  await shop.takeShortcut();
  await shop.go("overview");
  await shop.figureBecomes("orders", 18_532);
  const figures = await shop.figures();
  assert.equal(figures.customers, 4_338);
  assert.equal(figures.repeat_rate, 2_845 / 4_338);
  assert.ok(Math.abs(figures.revenue - 8_911_407.9) < 0.005, `revenue ${figures.revenue}`);
  const text = await shop.text();
  for (const words of ["18,532", "4,338", "65.6"]) assert.ok(text.includes(words), `${words} is on the page`);

  await shop.go("data");
  const report = await shop.report();
  assert.equal(report.ledger.rows_read, 541_909);
  assert.ok(report.ledger.balances);
  assert.equal(report.measures.M1.revenue_minor, 891_140_790);
  assert.deepEqual(
    [report.measures.M2.in_period.numerator, report.measures.M2.in_period.denominator],
    [2_845, 4_338],
  );
  assert.deepEqual([expected.orders, expected.customers, expected.revenue_minor], [18_532, 4_338, 891_140_790]);
  sameTriangle(report, expected);
  await tableShowsReport(shop, report);
  await walk(shop);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("CDNOW: 69,659 orders", { skip }, async () => {
  const path = await unpacked("cdnow_master.csv");
  const expected = await independent("log", path);
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([path]);
  const figures = await shop.figures();
  assert.equal(figures.orders, 69_659);
  assert.equal(figures.customers, 23_570);
  assert.ok(Math.abs(figures.revenue - 2_500_315.63) < 0.005, `revenue ${figures.revenue}`);
  await shop.go("data");
  const report = await shop.report();
  assert.equal(report.measures.M1.revenue_minor, 250_031_563);
  assert.equal(report.measures.M2.in_period.numerator, expected.repeat_buyers);
  sameTriangle(report, expected);
  await tableShowsReport(shop, report);
  await walk(shop);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
