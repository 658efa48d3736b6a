// The page as a reader uses it: page objects over the test ids.
//
//   const shop = await Holdfast.open(browser, { site });
//   await shop.choose([path]);                       or shop.drop([path]), shop.trySample()
//   await shop.figures()                             { orders: 18532, customers: 4338, … }, null where absent
//   await shop.ledger()                              { read: 541909, used: …, cancelled: … }, rows
//   await shop.report()                              every measure, as the page saves it
//   shop.problems                                    what a healthy page never has: must be [] at the end
//   await shop.close()

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openPage } from "./browser.mjs";

/** The pages, with something that is on each of them once it shows data. */
export const PAGES = {
  overview: "figure-orders",
  cohorts: "cohort-table",
  timing: "answers-timing",
  customers: "answers-customers",
  value: "answers-value",
  products: "answers-products",
  drivers: "answers-drivers",
  data: "ledger-read",
};

/** How long reading a large file may take on a slow machine. */
const READING_MS = 120_000;

/** A file for the file input, made of a text. */
export const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

export class Holdfast {
  constructor({ context, page, problems, requests }) {
    Object.assign(this, { context, page, problems, requests });
  }

  /** Opens the page in a context of its own. */
  static async open(browser, { site, hash = "", options = {} }) {
    const shop = new Holdfast(await openPage(browser, options));
    await shop.page.goto(site.url + hash);
    await shop.started();
    return shop;
  }

  close() {
    return this.context.close();
  }

  /** Waits until the first screen invites. */
  started(root = this.page) {
    return root.getByTestId("try-sample").waitFor();
  }

  // --- taking files -------------------------------------------------------------------------------------------------

  async trySample() {
    await this.page.getByTestId("try-sample").click();
    await this.read();
  }

  /** Chooses files by the file input: paths, or { name, mimeType, buffer }. Does not wait. */
  offer(files) {
    return this.page.getByTestId("file-input").setInputFiles(files);
  }

  async choose(files) {
    await this.offer(files);
    await this.read();
  }

  /** Drags files of this machine over the window and drops them, as the browser itself does it: trusted events. */
  async drag(paths, { drop = true } = {}) {
    const session = await this.context.newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of drop ? ["dragEnter", "dragOver", "drop"] : ["dragEnter", "dragOver"]) {
      await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
    }
    await session.detach();
  }

  async drop(paths) {
    await this.drag(paths);
    await this.read();
  }

  /** Drops texts as files by events made in the page: { name: text }. */
  async dropTexts(texts) {
    await this.page.evaluate((texts) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of Object.entries(texts)) {
        dataTransfer.items.add(new File([text], name, { type: "text/csv" }));
      }
      const target = document.querySelector("h1") ?? document.body;
      for (const type of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, texts);
    await this.read();
  }

  /** Waits until reading has led to the pages. */
  async read() {
    const shown = this.page.getByTestId("page-data");
    const refused = this.page.getByTestId("problem").first();
    await shown.or(refused).first().waitFor({ timeout: READING_MS });
    if ((await shown.count()) === 0) assert.fail(`refused: ${await refused.innerText()}`);
    await this.settled();
  }

  /** Waits until no answer is outstanding. */
  settled() {
    return this.page.locator("main:not([aria-busy=true])").first().waitFor({ timeout: READING_MS });
  }

  // --- walking ------------------------------------------------------------------------------------------------------

  /** Goes to a page by its link. */
  async go(name) {
    await this.page.getByTestId(`page-${name}`).click();
    await this.at(name);
  }

  /** Waits until a page is shown. */
  async at(name) {
    await this.page.locator(`[data-testid=page-${name}][aria-current=page]`).waitFor();
    await this.page.getByTestId(PAGES[name]).waitFor();
    await this.settled();
  }

  /** All that can be read on the page. */
  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  headline() {
    return this.page.getByTestId("headline").innerText();
  }

  // --- figures ------------------------------------------------------------------------------------------------------

  /** The raw number of a key figure on the Overview; null where it is absent. */
  figure(key) {
    return numberOf(this.page.getByTestId(`figure-${key}`));
  }

  /** Waits until a figure has a value; answers of the analyst arrive a moment after a click. */
  async figureBecomes(key, value) {
    const locator = this.page.locator(`[data-testid="figure-${key}"][data-raw="${value}"]`);
    await locator.waitFor().catch(async () => assert.equal(await this.figure(key), value, key));
  }

  /** All key figures by their keys. */
  async figures() {
    return Object.fromEntries(
      await this.page.locator("[data-testid^=figure-]").evaluateAll((cards) =>
        cards.map(({ dataset }) => [dataset.testid.slice("figure-".length), dataset.raw ? Number(dataset.raw) : null]),
      ),
    );
  }

  // --- the Data page ------------------------------------------------------------------------------------------------

  /** Rows by ledger line. */
  async ledger() {
    return Object.fromEntries(
      await this.page.locator("[data-testid^=ledger-][data-raw]").evaluateAll((lines) =>
        lines.map((line) => [line.dataset.testid.slice("ledger-".length), Number(line.getAttribute("data-raw"))]),
      ),
    );
  }

  ledgerLine(code) {
    return this.page.getByTestId(`ledger-${code}`);
  }

  /** Turns a switch. */
  async flip(key) {
    await this.page.getByTestId(`switch-${key}`).click();
    await this.page.waitForFunction((key) => location.hash.includes(key), key);
    await this.settled();
  }

  /** The one press that sets several switches. */
  async takeShortcut() {
    await this.page.getByTestId("shortcut").click();
    await this.page.waitForFunction(() => location.hash.includes("flip="));
    await this.settled();
  }

  /** Every measure as JSON, as the page saves it. */
  async report() {
    const download = this.page.waitForEvent("download");
    await this.page.getByTestId("save-report").click();
    return JSON.parse(await readFile(await (await download).path(), "utf8"));
  }

  // --- what goes wrong ----------------------------------------------------------------------------------------------

  /** The problems shown: { code, text }. */
  async troubles() {
    await this.page.getByTestId("problem").first().waitFor({ timeout: READING_MS });
    return this.page
      .getByTestId("problem")
      .evaluateAll((items) => items.map((item) => ({ code: item.dataset.code, text: item.innerText })));
  }

  /** The analyst's worker. */
  async worker() {
    return this.page.workers().at(-1) ?? this.page.waitForEvent("worker");
  }
}

async function numberOf(locator) {
  const raw = await locator.getAttribute("data-raw");
  return raw === null || raw === "" ? null : Number(raw);
}

/** What no reader may ever see. */
export function assertSensible(text) {
  assert.doesNotMatch(text, /\bNaN\b|\bInfinity\b|∞|undefined|\[object |\bnull\b/, text);
}
