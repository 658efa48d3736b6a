// Files whose columns a reader must name, or names otherwise: the dialog, what it comes to, and what is remembered.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./lib/browser.mjs";
import { SMALL_FIGURES, SMALL_SHOP, folder } from "./lib/fixtures.mjs";
import { Holdfast, assertSensible, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

/** A list under names that nothing knows; one of its rows cannot be used. */
const UNKNOWN = [
  "Kundschaft;Wann gekauft;Wie viel;Notiz",
  "ann@example.com;05.01.2024;10,00;x",
  "ann@example.com;06.02.2024;20,00;",
  "bea@example.com;25.02.2024;30,00;x",
  "bea@example.com;gestern;1,00;x",
  "",
].join("\n");
const UNKNOWN_FIGURES = { orders: 3, customers: 2, revenue: 60 };

/** A list that needs no help. */
const PLAIN = "customer,date,amount\ncleo,2024-03-01,5.00\n";

/** The same without names. */
const NAMELESS = "2024-01-05,ann@example.com,10.00\n2024-02-05,ann@example.com,20.00\n2024-03-05,bea@example.com,5.00\n";

/** Nobody can tell which of the two columns is the order's amount, and no column says when. */
const HOPELESS = "sku,shelf,weight\nA1,3,0.5\nA2,4,0.7\n";

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());


/** The dialog, as a reader uses it. */
class Columns {
  constructor(shop) {
    this.shop = shop;
    this.dialog = shop.page.locator("#columns[open]");
  }

  static async of(shop) {
    const columns = new Columns(shop);
    await columns.dialog.waitFor();
    return columns;
  }

  /** What each column says, by the name that is shown: { Kundschaft: "email", … }, "" where it is not used. */
  async roles() {
    const lines = await this.dialog.locator(".column").evaluateAll((items) =>
      items.map((item) => [item.querySelector(".column-name").textContent, item.querySelector("select").value]),
    );
    return Object.fromEntries(lines);
  }

  /** Says what a column says; opens the columns that are not used where it is one of them. */
  async say(name, role) {
    const rest = this.dialog.locator("details.columns-rest");
    if ((await rest.count()) > 0 && !(await rest.evaluate((it) => it.open))) await rest.locator("summary").click();
    await this.dialog.getByLabel(name, { exact: true }).selectOption(role);
  }

  headline() {
    return this.dialog.getByTestId("trial-headline");
  }

  /** What it comes to: { Orders: "3", … }. */
  async figures() {
    const pairs = await this.dialog.locator(".outcome-figures > div").evaluateAll((items) =>
      items.map((item) => [item.querySelector("dt").textContent, item.querySelector("dd").textContent]),
    );
    return Object.fromEntries(pairs);
  }

  confirm() {
    return this.dialog.getByTestId("columns-confirm");
  }

  async cancel() {
    await this.dialog.getByTestId("columns-cancel").click();
    await this.dialog.waitFor({ state: "detached" });
  }
}

const agree = (actual, expected) => {
  for (const [key, value] of Object.entries(expected)) assert.equal(actual[key], value, key);
};
const kept = (shop) => shop.page.evaluate(() => ({ ...localStorage }));

test("an unknown header is asked about, with what it comes to, and then read", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("liste.csv", UNKNOWN));
  const columns = await Columns.of(shop);
  assert.deepEqual(await columns.roles(), { Kundschaft: "email", "Wann gekauft": "date", "Wie viel": "amount", Notiz: "" });
  await columns.headline().filter({ hasText: "3 of 4 rows can be used" }).waitFor();
  agree(await columns.figures(), { Orders: "3", Customers: "2", "First day": "Jan 5, 2024", "Last day": "Feb 25, 2024" });
  assert.match(await columns.dialog.locator(".outcome-aside").innerText(), /The date cannot be read: 1 row/);
  assert.match(await columns.dialog.locator(".samples").first().innerText(), /ann@example\.com\s+bea@example\.com/);
  await columns.confirm().click();
  await shop.read();
  agree(await shop.figures(), UNKNOWN_FIGURES);
  assert.deepEqual(await kept(shop), {}, "nothing is kept unasked");
  await shop.go("data");
  assert.match(await shop.page.locator(".file-card").innerText(), /Kundschaft as customer’s e-mail/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("what a column says changes what it comes to; what is missing is said and cannot be confirmed", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("liste.csv", UNKNOWN));
  const columns = await Columns.of(shop);
  await columns.headline().waitFor();
  await columns.say("Wann gekauft", "");
  const need = columns.dialog.getByTestId("need-date");
  await need.waitFor();
  assert.match(await need.innerText(), /day of the order/);
  assert.ok(await columns.confirm().isDisabled());
  // A column that holds no dates is no date; the sentence says which cell.
  await columns.say("Notiz", "date");
  await columns.headline().filter({ hasText: "No date in the column “Notiz”" }).waitFor();
  assert.ok(await columns.confirm().isDisabled());
  // A role is given once: taking it elsewhere frees the column that had it.
  await columns.say("Wann gekauft", "date");
  await columns.headline().filter({ hasText: "3 of 4 rows" }).waitFor();
  assert.equal((await columns.roles()).Notiz, "");
  assert.ok(await columns.confirm().isEnabled());
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("cancelling leaves everything as it was", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([csv("log.csv", PLAIN)]);
  await shop.figureBecomes("orders", 1);
  await shop.offer(csv("liste.csv", UNKNOWN));
  await (await Columns.of(shop)).cancel();
  await shop.figureBecomes("orders", 1);
  const [trouble] = await shop.troubles();
  assert.equal(trouble.code, "missing_columns");
  // The file is not forgotten: it can still be read.
  await shop.page.getByTestId("name-columns").click();
  const columns = await Columns.of(shop);
  await columns.headline().waitFor();
  await shop.page.keyboard.press("Escape");
  await columns.dialog.waitFor({ state: "detached" });
  assert.equal(await shop.figure("orders"), 1);
  await shop.page.getByTestId("name-columns").click();
  await columns.headline().waitFor();
  await columns.confirm().click();
  await shop.figureBecomes("orders", 1 + UNKNOWN_FIGURES.orders);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("columns are remembered by their names alone where that is asked for, and forgotten again", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("liste.csv", UNKNOWN));
  const columns = await Columns.of(shop);
  await columns.headline().waitFor();
  await columns.dialog.getByTestId("columns-remember").check();
  await columns.confirm().click();
  await shop.read();
  const [[name, text], ...more] = Object.entries(await kept(shop));
  assert.deepEqual(more, []);
  assert.match(name, /^holdfast\.columns\.[0-9a-f]{16}$/);
  assert.deepEqual(text.split("\n").sort(), ["amount\t0\tWie viel", "date\t0\tWann gekauft", "email\t0\tKundschaft"]);

  // The next file with these names is read at once, in any order of columns.
  await shop.page.reload();
  await shop.started();
  const turned = UNKNOWN.trimEnd().split("\n").map((line) => line.split(";").reverse().join(";")).join("\n") + "\n";
  await shop.choose([csv("neu.csv", turned)]);
  agree(await shop.figures(), UNKNOWN_FIGURES);
  assert.equal(await shop.page.locator("#columns[open]").count(), 0);

  await shop.go("data");
  await shop.page.getByTestId("forget-columns").click();
  await shop.page.getByTestId("forget-columns").waitFor({ state: "detached" });
  assert.deepEqual(await kept(shop), {});
  await shop.page.reload();
  await shop.started();
  await shop.offer(csv("neu.csv", turned));
  await Columns.of(shop);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a file without column names is read by place, and the reader may know better", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("rows.csv", NAMELESS));
  const columns = await Columns.of(shop);
  assert.deepEqual(await columns.roles(), { A: "date", B: "email", C: "amount" });
  assert.equal(await columns.dialog.getByTestId("columns-remember").count(), 0, "there are no names to remember");
  await columns.headline().filter({ hasText: "3 of 3 rows can be used" }).waitFor();
  await columns.dialog.getByTestId("first-row").uncheck();
  await columns.dialog.getByLabel("2024-01-05", { exact: true }).waitFor();
  await columns.dialog.getByTestId("first-row").check();
  await columns.dialog.getByLabel("A", { exact: true }).waitFor();
  await columns.headline().filter({ hasText: "3 of 3 rows can be used" }).waitFor();
  await columns.confirm().click();
  await shop.read();
  agree(await shop.figures(), { orders: 3, customers: 2, revenue: 35 });
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a known export asks nothing; its columns can be adjusted and taken back", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([csv("orders_export.csv", SMALL_SHOP)]);
  assert.equal(await shop.page.locator("#columns[open]").count(), 0);
  assert.match(await shop.page.locator(".masthead .chip").innerText(), /Recognised: Shopify orders \(1 file\)/);
  await shop.page.getByTestId("adjust").click();
  let columns = await Columns.of(shop);
  const roles = await columns.roles();
  agree(roles, { Name: "order_id", Email: "email", "Created at": "date", Total: "amount", "Tax 1 Name": "" });
  await columns.headline().filter({ hasText: /^13 of 13 rows|^11 of 13 rows/ }).waitFor();
  // Without the e-mail addresses only telephone numbers are left to tell customers apart.
  await columns.say("Email", "");
  await columns.headline().waitFor();
  await columns.confirm().click();
  await shop.figureBecomes("customers", 1);
  assert.equal(await shop.figure("orders"), SMALL_FIGURES.orders);
  await shop.page.getByTestId("adjust").click();
  columns = await Columns.of(shop);
  assert.equal((await columns.roles()).Email, "");
  await columns.dialog.getByTestId("columns-forget").click();
  await shop.figureBecomes("customers", SMALL_FIGURES.customers);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("what cannot be helped is refused in a sentence; the columns can still be looked at", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.offer(csv("stock.csv", HOPELESS));
  const [trouble] = await shop.troubles();
  assert.equal(trouble.code, "missing_columns");
  assert.equal(await shop.page.locator("#columns[open]").count(), 0, "nobody is asked what no one can answer");
  await shop.page.getByTestId("name-columns").click();
  const columns = await Columns.of(shop);
  for (const need of ["customer", "date", "amount"]) await columns.dialog.getByTestId(`need-${need}`).waitFor();
  assert.ok(await columns.confirm().isDisabled());
  assertSensible(await shop.text());
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("by keyboard alone, with nothing for axe-core to complain about, in both themes", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const shop = await Holdfast.open(browser, { site, options: { colorScheme, reducedMotion: "reduce" } });
    await shop.offer(csv("liste.csv", UNKNOWN));
    const columns = await Columns.of(shop);
    await columns.headline().waitFor();
    const { violations } = await new AxeBuilder({ page: shop.page }).include("#columns").analyze();
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)), []);
    // The focus stays in the dialog; every select is reached and named by its column.
    const named = new Set();
    for (let presses = 0; presses < 20; presses += 1) {
      await shop.page.keyboard.press("Tab");
      const here = await shop.page.evaluate(() => {
        const it = document.activeElement;
        return { inside: Boolean(it?.closest("#columns")) || it === document.body, label: it?.labels?.[0]?.textContent ?? "", id: it?.dataset?.testid ?? "" };
      });
      assert.ok(here.inside, JSON.stringify(here));
      if (here.label) named.add(here.label);
      if (here.id === "columns-confirm") break;
    }
    for (const name of ["Kundschaft", "Wann gekauft", "Wie viel", "Notiz"]) assert.ok(named.has(name), `${name} in ${[...named]}`);
    await shop.page.keyboard.press("Enter");
    await shop.read();
    agree(await shop.figures(), UNKNOWN_FIGURES);
    assert.deepEqual(shop.problems, []);
    await shop.close();
  }
});

for (const [width, dir] of [[360, "ltr"], [360, "rtl"], [1440, "rtl"]]) {
  test(`the dialog fits ${width} px, ${dir}`, async () => {
    const shop = await Holdfast.open(browser, { site, options: { viewport: { width, height: 740 } } });
    await shop.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    await shop.offer(csv("liste.csv", UNKNOWN.replaceAll("Notiz", "Ein sehr langer Name einer Spalte, die niemand braucht")));
    const columns = await Columns.of(shop);
    await columns.headline().waitFor();
    const over = await columns.dialog.evaluate((dialog) => {
      const edges = dialog.getBoundingClientRect();
      const out = [...dialog.querySelectorAll("*")].filter((it) => {
        const { left, right, width } = it.getBoundingClientRect();
        return width > 0 && (left < edges.left - 1 || right > edges.right + 1);
      });
      return { scrolls: dialog.scrollWidth > dialog.clientWidth, out: out.map((it) => it.outerHTML.slice(0, 100)) };
    });
    assert.deepEqual(over, { scrolls: false, out: [] });
    await columns.confirm().click();
    await shop.read();
    assert.deepEqual(shop.problems, []);
    await shop.close();
  });
}
