// From a number to the customers behind it, and what can be found out about them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { Holdfast, csv } from "./lib/page.mjs";
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

/** A shop of so many customers, each with one order of another amount. */
const crowd = (count) => {
  const lines = ["order_id,customer,date,amount"];
  for (let at = 0; at < count; at += 1) {
    lines.push(`${at},c${String(at).padStart(6, "0")}@example.com,2024-0${(at % 6) + 1}-1${at % 9},${count - at}.00`);
  }
  return lines.join("\n");
};

test("a list of many customers is scrolled to its end with few rows in the document", async () => {
  const shop = await Holdfast.open(browser, { site, options: { viewport: { width: 360, height: 800 } } });
  await shop.choose([csv("many.csv", crowd(30_000))]);
  await shop.go("customers");
  const list = shop.page.getByTestId("long-list");
  const grid = list.getByRole("grid");
  assert.equal(await grid.getAttribute("aria-rowcount"), "30001");
  await list.getByText("c000000@example.com").waitFor();
  const rows = () => list.locator("tbody tr[id]").count();
  assert.ok((await rows()) < 60, `${await rows()} rows`);
  await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await list.getByText("c029999@example.com").waitFor();
  assert.ok((await rows()) < 60);
  await list.evaluate((box) => (box.scrollTop = box.scrollHeight / 2));
  await list.getByText("c015000@example.com").waitFor();
  // By the keyboard alone.
  await grid.focus();
  await shop.page.keyboard.press("End");
  await shop.page.waitForFunction(() => document.querySelector("[data-testid=long-list] tr.on")?.getAttribute("aria-rowindex") === "30001");
  await shop.page.keyboard.press("ArrowUp");
  await list.locator("tr.on", { hasText: "c029998@example.com" }).waitFor();
  assert.equal(await grid.getAttribute("aria-activedescendant"), "list-row-29998");
  await shop.page.keyboard.press("Home");
  await list.locator("tr.on", { hasText: "c000000@example.com" }).waitFor();
  // The other way round, by the head.
  await list.locator("[data-sort=key]").click();
  await shop.page.waitForFunction(() => location.hash.includes("sort=key"));
  await list.locator("[data-sort=key_reversed]").click();
  await list.getByText("c029999@example.com").waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a customer of the list is shown with every order, and never stands in the address", async () => {
  const shop = await sample();
  await shop.go("customers");
  const list = shop.page.getByTestId("long-list");
  const before = shop.page.url();
  const name = await list.locator("tbody th").first().innerText();
  await list.locator("tbody th button").first().click();
  const dialog = shop.page.locator("dialog#person[open]");
  await dialog.getByRole("heading", { name, exact: true }).waitFor();
  assert.match(await dialog.getByTestId("person-lead").innerText(), /^[\d,]+ orders? since /);
  const orders = Number((await dialog.locator("table").first().locator("tbody tr").first().locator("td").innerText()).replace(/\D/g, ""));
  assert.equal(await dialog.locator("table").last().locator("tbody tr").count(), orders);
  assert.equal(shop.page.url(), before);
  await shop.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  // By the keyboard: the second row.
  await list.getByRole("grid").focus();
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await shop.page.keyboard.press(key);
  const second = await list.locator("tbody th").nth(1).innerText();
  await dialog.getByRole("heading", { name: second, exact: true }).waitFor();
  // The Value page makes the forecast.
  await dialog.getByRole("button", { name: "Value" }).click();
  await shop.at("value");
  await shop.page.getByTestId("answer-base").waitFor();
  await shop.go("customers");
  await list.locator("tbody th button").first().click();
  await dialog.getByText("P(alive): still a customer").waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("who moved between two days is told and listed, and the earlier day is chosen", async () => {
  const shop = await sample();
  await shop.go("customers");
  const moves = shop.page.getByTestId("answer-moves");
  const cell = moves.locator("button.behind-number").first();
  const count = Number((await cell.innerText()).replace(/\D/g, ""));
  await cell.click();
  await shop.page.waitForFunction(() => location.hash.includes("group=moved:90:"));
  await shop.page.waitForFunction(() => document.activeElement?.id === "list-title");
  assert.equal(await listed(shop), count);
  await moves.getByTestId("pick-days_back").selectOption("30");
  await moves.getByRole("heading", { name: /30 days/ }).waitFor();
  assert.match(new URL(shop.page.url()).hash, /days_back=30/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the money of a figure leads to its orders, which are saved whole", async () => {
  const shop = await sample();
  const orders = await shop.figure("orders");
  await shop.page.getByTestId("figure-revenue").getByRole("button", { name: "Show these orders" }).click();
  await shop.at("customers");
  await shop.page.waitForFunction(() => document.activeElement?.id === "list-title");
  assert.match(new URL(shop.page.url()).hash, /group=orders:all/);
  const download = shop.page.waitForEvent("download");
  await shop.page.getByTestId("save-customers").click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "orders.csv");
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n").slice(1);
  assert.equal(lines.filter((line) => !line.startsWith("credit note")).length, orders);
  await shop.page.getByTestId("long-list").locator("[data-sort=amount]").click();
  await shop.page.waitForFunction(() => location.hash.includes("sort=amount"));
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a customer in a list of orders opens the customer", async () => {
  const shop = await sample();
  await shop.page.getByTestId("figure-orders").getByRole("button", { name: "Show these orders" }).click();
  await shop.at("customers");
  const list = shop.page.getByTestId("long-list");
  const name = list.locator("button[data-behind^='customer:']").first();
  const key = await name.innerText();
  await name.click();
  const dialog = shop.page.getByRole("dialog");
  await dialog.getByTestId("person-lead").waitFor();
  assert.ok((await dialog.innerText()).includes(key), key);
  await shop.page.keyboard.press("Escape");
  // By the keyboard: the row that is on.
  await list.getByRole("grid").focus();
  await shop.page.keyboard.press("Home");
  await shop.page.keyboard.press("Enter");
  await dialog.getByTestId("person-lead").waitFor();
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("bars, points and pairs lead to their customers and orders", async () => {
  const shop = await sample();
  for (const [page, section, beginning] of [
    ["timing", "gaps", "gap:"],
    ["timing", "order_ladder", "step:10:all"],
    ["customers", "concentration", "bottom:"],
    ["products", "next_product", "orders:next_"],
    ["products", "basket", "orders:both_"],
    ["cohorts", "layer_cake", "orders:cohort_"],
    ["cohorts", "trend", "cohort:"],
  ]) {
    await shop.go(page);
    const place = shop.page.getByTestId(`answer-${section}`);
    await place.waitFor();
    const table = place.getByRole("button", { name: "Table", exact: true });
    if (await table.count()) await table.first().click();
    const number = place.locator(`button[data-behind^="${beginning}"]`).first();
    // A made-up shop may lack a rung or a pair; the numbers are compared with their lists natively.
    if ((await number.count()) === 0) continue;
    const group = await number.getAttribute("data-behind");
    await number.click();
    await shop.page.waitForFunction((group) => location.hash.includes(`group=${group}`), group);
    await shop.page.waitForFunction(() => document.activeElement?.id === "list-title");
    assert.ok((await shop.page.getByTestId("long-list").locator("tbody tr[id]").count()) > 0, group);
  }
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
