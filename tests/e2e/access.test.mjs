// For everybody: rules of accessibility, the keyboard alone, narrow and wide windows, light and dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./lib/browser.mjs";
import { Holdfast, PAGES } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

const TABS_AT_MOST = 120;

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => browser?.close());

/** No rule of axe-core is broken; what is broken is told with the element. */
async function obeys(shop, where) {
  const { violations } = await new AxeBuilder({ page: shop.page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
  const told = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`));
  assert.deepEqual(told, [], where);
}

/** Presses Tab until the element with the focus fulfils `wanted`, a function that runs in the page. */
async function tabTo(page, wanted, argument) {
  for (let presses = 0; presses < TABS_AT_MOST; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(wanted, argument)) return;
  }
  assert.fail(`not reached by ${TABS_AT_MOST} presses of Tab: ${wanted} ${argument ?? ""}`);
}
const hasTestId = (id) => document.activeElement?.dataset?.testid === id;
const isWithin = (selector) => Boolean(document.activeElement?.closest(selector));

for (const colorScheme of ["light", "dark"]) {
  test(`axe-core finds nothing to complain about, ${colorScheme}`, async () => {
    const shop = await Holdfast.open(browser, { site, options: { colorScheme, reducedMotion: "reduce" } });
    await obeys(shop, "first screen");
    await shop.offer({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
    await shop.troubles();
    await obeys(shop, "problems");
    await shop.page.reload();
    await shop.started();
    await shop.trySample();
    for (const name of Object.keys(PAGES)) {
      await shop.go(name);
      await obeys(shop, name);
      for (const more of await shop.page.locator("main details:not([open]) > summary").all()) {
        if (await more.isVisible()) await more.click();
      }
      await obeys(shop, `${name}, everything opened`);
    }
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}

test("the keyboard alone: sample, pages, cells, definition, chart", async () => {
  const shop = await Holdfast.open(browser, { site });
  const { page } = shop;
  await tabTo(page, hasTestId, "try-sample");
  await page.keyboard.press("Enter");
  await shop.read();

  // A definition opens, is read, and closes with the focus back where it was.
  await tabTo(page, isWithin, "[data-testid=figure-repeat_rate] button");
  await page.keyboard.press("Enter");
  const definition = page.locator("dialog[open] .with-numbers");
  await definition.waitFor();
  assert.match(await definition.innerText(), /\d[\d,]* .*÷ \d[\d,]* .*= \d/);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  assert.ok(await page.evaluate(isWithin, "[data-testid=figure-repeat_rate] button"), "the focus is back");

  // A chart reads itself out, point by point.
  await tabTo(page, isWithin, "[data-testid^=chart-] .chart-stage");
  const readOut = page.locator("[data-testid^=chart-]:focus-within [role=status]");
  const hint = await readOut.innerText();
  await page.keyboard.press("ArrowRight");
  const changed = (before) => page.waitForFunction((before) => document.activeElement.closest("figure").querySelector("[role=status]").innerText !== before, before);
  await changed(hint);
  const first = await readOut.innerText();
  assert.match(first, /Jan 2023/);
  await page.keyboard.press("ArrowRight");
  await changed(first);
  assert.match(await readOut.innerText(), /Feb 2023/);

  // To the cohorts, and through their cells.
  await tabTo(page, hasTestId, "page-cohorts");
  await page.keyboard.press("Enter");
  await shop.at("cohorts");
  await tabTo(page, isWithin, "[data-testid=cohort-table] td");
  const place = () => page.evaluate(() => ["row", "column"].map((name) => Number(document.activeElement.dataset[name])));
  assert.deepEqual(await place(), [0, 0]);
  for (const [key, row, column] of [["ArrowRight", 0, 1], ["ArrowDown", 1, 1], ["ArrowLeft", 1, 0], ["ArrowUp", 0, 0], ["End", 0, 35], ["ArrowDown", 1, 35]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await place(), [row, column], key);
  }
  await page.keyboard.press("Home");
  const words = page.locator("section:has([data-testid=cohort-table]) [role=status]");
  assert.match(await words.innerText(), /Feb 2023, month 0: \d+ of \d+ customers/, "a line below reads the cell out");
  // Leaving and coming back finds the same cell.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  assert.deepEqual(await place(), [1, 0]);

  await tabTo(page, hasTestId, "page-data");
  await page.keyboard.press("Enter");
  await shop.at("data");
  await tabTo(page, hasTestId, "switch-cancelled");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.hash.includes("flip=cancelled"));
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the focus can always be seen", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  const { page } = shop;
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      // The parts of a date field are the browser's own, and so is the mark of their focus.
      if (element.matches("input[type=date]")) return true;
      // A hidden radio or checkbox shows its focus on what stands for it.
      const candidates = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
      return candidates.some((it) => {
        const style = getComputedStyle(it);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      });
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  }
  await shop.close();
});

for (const width of [360, 768, 1440, 2560]) {
  test(`nothing scrolls sideways at ${width} px`, async () => {
    const shop = await Holdfast.open(browser, { site, options: { viewport: { width, height: 800 } } });
    const fits = async (where) => {
      const wide = await shop.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return null;
        const over = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > clientWidth + 1);
        return `${scrollWidth} px: ${over.slice(0, 3).map((it) => it.outerHTML.slice(0, 120)).join(" | ")}`;
      });
      assert.equal(wide, null, where);
    };
    await fits("first screen");
    await shop.trySample();
    for (const name of Object.keys(PAGES)) {
      await shop.go(name);
      await fits(name);
    }
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}
