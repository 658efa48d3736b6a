// The pages of questions and answers: all there, readable by everyone, and what is picked, looked for and saved.

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
  return shop;
}

const ANSWERS = ["timing", "customers", "value", "products", "drivers"];

for (const [width, colorScheme, dir] of [[360, "light", "ltr"], [1440, "dark", "rtl"]]) {
  test(`every page can be read by everyone at ${width} px, ${colorScheme}, ${dir}`, async () => {
    const shop = await sample({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
    await shop.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    for (const name of ANSWERS) {
      await shop.go(name);
      const { violations } = await new AxeBuilder({ page: shop.page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${name} ${id}: ${html.slice(0, 200)}`)), []);
      const [whole, seen] = await shop.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(whole <= seen, `${name}: ${whole} px wide`);
      assert.ok((await shop.page.getByTestId("headline").innerText()).length > 10, name);
      assert.doesNotMatch(await shop.page.locator("main").innerText(), /NaN|undefined|\{[a-z_]+\}/, name);
    }
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}

test("what is picked stands in the address, what is looked for does not, and the whole list is saved", async () => {
  const shop = await sample();
  await shop.go("timing");
  const headline = await shop.page.getByTestId("headline").innerText();
  await shop.page.getByTestId("pick-step").selectOption("2");
  await shop.page.getByTestId("headline").filter({ hasText: "order 2" }).waitFor();
  assert.match(new URL(shop.page.url()).hash, /step=2/);
  await shop.page.getByTestId("pick-step").selectOption("1");
  await shop.page.getByTestId("headline").filter({ hasText: headline }).waitFor();

  await shop.go("customers");
  const list = shop.page.getByTestId("answer-list");
  const first = await list.locator("tbody th").first().innerText();
  await shop.page.getByTestId("search-customers").fill(first);
  await shop.page.getByTestId("search-customers").press("Enter");
  await list.getByRole("heading", { name: "1 customer", exact: true }).waitFor();
  assert.equal(shop.page.url().includes(encodeURIComponent(first)) || shop.page.url().includes(first), false, "no data in the address");
  await shop.page.getByTestId("search-customers").fill("");
  await shop.page.getByTestId("search-customers").press("Enter");
  await shop.page.getByTestId("pick-group").selectOption("rfm:champions");
  const heading = list.getByRole("heading", { level: 2 });
  await shop.page.waitForFunction(() => location.hash.includes("group=rfm:champions"));
  const champions = Number((await heading.innerText()).replace(/\D/g, ""));
  const download = shop.page.waitForEvent("download");
  await shop.page.getByTestId("save-customers").click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "customers.csv");
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(lines.length - 1, champions);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
