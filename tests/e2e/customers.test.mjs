// From a number to the customers behind it, and what can be found out about them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
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
  return shop;
}

/** Customers that the list says it has. */
const listed = async (shop) => Number((await shop.page.locator("#list-title").innerText()).split(" ")[0].replace(/\D/g, ""));

test("a figure leads to the customers behind it, with the focus on their list, and back", async () => {
  const shop = await sample();
  const returning = await shop.figure("returning_customers");
  const link = shop.page.getByTestId("figure-new_customers").getByRole("button", { name: "Show these customers" });
  const fresh = await shop.figure("new_customers");
  await link.focus();
  await shop.page.keyboard.press("Enter");
  await shop.at("customers");
  await shop.page.waitForFunction(() => document.activeElement?.id === "list-title");
  assert.equal(await listed(shop), fresh);
  assert.match(new URL(shop.page.url()).hash, /group=new/);
  await shop.page.goBack();
  await shop.at("overview");
  assert.equal(await shop.figure("returning_customers"), returning);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a cell of a table leads to its customers, on its own page too", async () => {
  const shop = await sample();
  await shop.go("customers");
  const cell = shop.page.getByTestId("answer-lifecycle").locator("button.behind-number").first();
  const count = Number((await cell.innerText()).replace(/\D/g, ""));
  const group = await cell.getAttribute("data-behind");
  await cell.click();
  await shop.page.waitForFunction((group) => location.hash.includes(`group=${group}`), group);
  await shop.page.waitForFunction(() => document.activeElement?.id === "list-title");
  assert.equal(await listed(shop), count);
  const download = shop.page.waitForEvent("download");
  await shop.page.getByTestId("save-customers").click();
  const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(lines.length - 1, count);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a bar leads to its customers by the keyboard", async () => {
  const shop = await sample();
  await shop.go("timing");
  const bars = shop.page.getByTestId("chart-best_week").getByRole("application");
  await bars.focus();
  await shop.page.keyboard.press("ArrowRight");
  await shop.page.keyboard.press("Enter");
  await shop.at("customers");
  assert.match(new URL(shop.page.url()).hash, /group=step:1:gap:0:7/);
  assert.ok((await listed(shop)) > 0);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
