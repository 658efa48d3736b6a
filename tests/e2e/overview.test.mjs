// The Overview: what stands out comes after the figures without moving anything, and leads to where it is shown.

import assert from "node:assert/strict";
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

async function sample(options = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" }) {
  const shop = await Holdfast.open(browser, { site, options });
  await shop.trySample();
  return shop;
}

/** Waits until it is told what stands out. */
const told = (shop) => shop.page.locator("[data-testid=findings][aria-busy=false]").waitFor();

test("what stands out has its place before it comes", async () => {
  const shop = await sample();
  const top = () => shop.page.getByTestId("figure-orders").evaluate((card) => card.getBoundingClientRect().top + scrollY);
  const before = await top();
  await told(shop);
  const findings = shop.page.locator("[data-testid^=finding-]");
  assert.equal(await findings.count(), 3);
  assert.equal(await top(), before, "the figures below stay where they are");
  for (const text of await findings.allInnerTexts()) {
    assert.match(text, /n = [\d,]+ customers/);
    assert.match(text, /95% interval/);
    assert.match(text, /Depends on/);
  }
  const average = await shop.page.getByTestId("figure-order_value").innerText();
  assert.match(average, /95% interval/, "averages have their certainty too");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("eight key figures, each with its definition and the customers behind it, and what was sold in a line", async () => {
  const shop = await sample();
  await told(shop);
  const keys = (label) =>
    shop.page.getByRole("region", { name: label }).locator("[data-testid^=figure-]").evaluateAll((cards) => cards.map((card) => card.dataset.testid.slice(7)));
  assert.deepEqual(await keys("Key figures"), ["repeat_rate", "retention", "orders_per_customer", "order_value", "customers", "new_customers", "historical_ltv", "lapsed"]);
  assert.deepEqual(await keys("What was sold"), ["revenue", "orders", "returning_customers"]);
  for (const key of ["retention", "historical_ltv", "lapsed"]) {
    const card = shop.page.getByTestId(`figure-${key}`);
    assert.match(await card.innerText(), /95% interval [\s\S]*n = [\d,]+/);
    await card.getByRole("button", { name: /What is/ }).click();
    const dialog = shop.page.getByRole("dialog");
    const definition = await dialog.innerText();
    assert.match(definition, /÷[\s\S]*(= |%)/);
    const line = dialog.locator(".fraction-part").nth(key === "historical_ltv" ? 1 : 0);
    const count = Number((await line.locator("strong").innerText()).replace(/\D/g, ""));
    await shop.page.keyboard.press("Escape");
    await card.getByRole("button", { name: "Show these customers" }).click();
    await shop.at("customers");
    const title = await shop.page.locator("#list-title").innerText();
    assert.equal(Number(title.split(" ")[0].replace(/\D/g, "")), count, `${key}: ${title}`);
    await shop.page.goBack();
    await shop.at("overview");
    await told(shop);
  }
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a finding leads to the place where its number stands", async () => {
  const shop = await sample();
  await told(shop);
  const count = await shop.page.locator("[data-testid^=finding-]").count();
  for (let at = 0; at < count; at++) {
    const finding = shop.page.locator("[data-testid^=finding-]").nth(at);
    const [share] = (await finding.getByRole("heading").innerText()).match(/[\d.]+%/);
    const link = finding.getByRole("link");
    const section = (await link.getAttribute("data-testid")).split("-").at(-1);
    const hash = await link.getAttribute("href");
    await link.click();
    const place = shop.page.locator(`[data-testid=answer-${section}], [data-testid=chart-${section}], [data-testid=figure-${section}]`).first();
    await place.waitFor();
    await shop.settled();
    await shop.page.waitForFunction((section) => document.activeElement?.dataset.testid?.endsWith(section), section);
    assert.ok((await place.innerText()).includes(share) || (await tables(place)).includes(share), `${share} in ${section}`);
    assert.equal(new URL(shop.page.url()).hash, hash);
    await shop.page.goBack();
    await shop.at("overview");
    await told(shop);
  }
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

/** What stands behind the pictures of a place. */
async function tables(place) {
  const buttons = place.getByRole("button", { name: "Table" });
  for (let at = 0; at < (await buttons.count()); at++) await buttons.nth(at).click();
  return place.innerText();
}

test("another period is answered before what stands out is", async () => {
  const shop = await sample();
  await shop.page.getByTestId("period").selectOption("last_365");
  await shop.settled();
  await told(shop);
  const change = await shop.page.getByTestId("figure-repeat_rate").locator(".change").innerText();
  assert.match(change, /interval of the difference/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the revenue mix is a picture and a table with intervals", async () => {
  const shop = await sample();
  await told(shop);
  const mix = shop.page.getByTestId("chart-revenue_mix");
  assert.match(await mix.getByRole("heading").innerText(), /Existing customers bring [\d.]+% of revenue/);
  await mix.getByRole("button").first().click();
  const row = await mix.locator("tbody tr").last().innerText();
  assert.match(row, /[\d.]+% – [\d.]+%/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a retention rate from three counts, without a file and without a trace in the address", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.page.locator("[data-press=calculator]").click();
  await shop.page.getByTestId("answers-calculator").waitFor();
  for (const [field, value] of [["start", "10000"], ["end", "13000"], ["new", "5500"]]) {
    await shop.page.getByTestId(`type-retention_${field}`).fill(value);
    await shop.page.getByTestId(`type-retention_${field}`).press("Tab");
  }
  await shop.page.getByTestId("headline").filter({ hasText: "75.0%" }).waitFor();
  assert.match(await shop.page.getByTestId("answer-retention_rate").innerText(), /25\.0%/);
  assert.match(await shop.page.getByTestId("chart-growth").getByRole("heading").innerText(), /5\.6% more/);
  assert.equal(new URL(shop.page.url()).hash, "#calculator");
  // A shop in its place, and back.
  await shop.page.getByTestId("leave-calculator").click();
  await shop.started();
  await shop.trySample();
  await shop.at("overview");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the Data page names the customers that another definition counts", async () => {
  const shop = await sample();
  await shop.go("data");
  await shop.page.getByTestId("period").selectOption("last_365");
  await shop.settled();
  const card = shop.page.getByTestId("answer-definitions");
  assert.match(await card.getByRole("heading").innerText(), /Shopify counts [\d.]+% where the Overview counts [\d.]+%/);
  const number = card.locator("[data-behind='repeat:ever_only']");
  const count = (await number.innerText()).replace(/\D/g, "");
  await number.click();
  await shop.at("customers");
  const title = await shop.page.getByTestId("answer-list").getByRole("heading").innerText();
  assert.ok(title.replace(/,/g, "").includes(count), `${count} in ${title}`);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("on a phone the findings keep no empty room, and the names in tables do not break word by word", async () => {
  const shop = await sample({ viewport: { width: 360, height: 800 }, reducedMotion: "reduce" });
  await told(shop);
  const empty = await shop.page.locator("[data-testid^=finding-]").evaluateAll((cards) =>
    cards.map((card) => card.getBoundingClientRect().bottom - card.lastElementChild.getBoundingClientRect().bottom),
  );
  assert.ok(empty.length > 0 && empty.every((room) => room <= 24), `${empty}`);
  await shop.go("drivers");
  const widths = await shop.page.locator(".table:not(.long-table) tbody th:not(.number)").evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width));
  assert.ok(widths.length > 0 && widths.every((width) => width >= 96), `${widths}`);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
