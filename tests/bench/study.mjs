// How long the forecast of the Value page takes in wasm, step by step, and how soon a lever and another page are answered. Not a test: it prints a table.
//
//   node tests/bench/study.mjs [--orders 1000000] [--file F.csv] [--rounds 7] [--dist dist/]
//
// The time is the page's: from posting a question to the worker until its answers arrive, without drawing. A step is the time between two words about progress; the longest is how
// long another page may have to wait. Without --file the generator of ../shared/perf makes a Shopify-like one.

import { parseArgs } from "node:util";
import { launch } from "../e2e/lib/browser.mjs";
import { Holdfast } from "../e2e/lib/page.mjs";
import { DIST, serve } from "../e2e/lib/server.mjs";
import { generatedFile } from "./generated.mjs";

const { values: options } = parseArgs({
  options: { orders: { type: "string", default: "1000000" }, file: { type: "string" }, rounds: { type: "string", default: "7" }, dist: { type: "string", default: DIST } },
});
const file = options.file ?? generatedFile(options.orders);
const [site, browser] = await Promise.all([serve({ folder: options.dist }), launch()]);

/** Notes when the last question left for the worker, and when each of its answers came. */
const stopwatch = () => {
  globalThis.answers = [];
  let asked = 0;
  let revision = -1;
  const seen = new WeakSet();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.tag === "command") {
      if (!seen.has(this)) {
        seen.add(this);
        this.addEventListener("message", ({ data }) => {
          if (data.revision === revision) globalThis.answers.push(performance.now() - asked);
        });
      }
      [asked, revision] = [performance.now(), message.revision];
      globalThis.answers = [];
    }
    return post.call(this, message, ...rest);
  };
};

const shop = await Holdfast.open(browser, { site, options: {} });
await shop.page.evaluate(stopwatch);
await shop.choose([file]);
const { orders, customers } = await shop.figures();
const answers = () => shop.page.evaluate(() => globalThis.answers);
const milliseconds = (time) => time.toFixed(0);

console.log(`${orders} orders of ${customers} customers; milliseconds\n`);
await shop.page.getByTestId("page-value").click();
await shop.page.getByTestId("answer-so_far").waitFor();
const waiting = shop.page.getByTestId("study");
if ((await waiting.count()) > 0) await waiting.waitFor({ state: "detached", timeout: 600_000 });
const times = await answers();
console.log("| what | time |\n|---|---|");
console.log(`| the page without the forecast | ${milliseconds(times[0])} |`);
for (let at = 1; at < times.length; at++) console.log(`| step ${at} of ${times.length - 1} | ${milliseconds(times[at] - times[at - 1])} |`);
console.log(`| the whole page | ${milliseconds(times.at(-1))} |`);

/** The median and the longest of some rounds. */
async function measure(change) {
  const found = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    await shop.page.evaluate(() => (globalThis.answers.length = 0));
    await change(round);
    await shop.page.waitForFunction(() => globalThis.answers.length > 0);
    found.push((await answers())[0]);
  }
  found.sort((a, b) => a - b);
  return [found[found.length >> 1], found.at(-1)].map((time) => time.toFixed(1)).join(", at most ");
}

const lever = shop.page.getByTestId("slide-retention");
if ((await lever.count()) > 0) {
  console.log(`| a lever | ${await measure((round) => lever.evaluate((lever, value) => {
    lever.value = String(value);
    lever.dispatchEvent(new Event("input", { bubbles: true }));
  }, (round % 20) + 1))} |`);
}
await shop.close();
await Promise.all([browser.close(), site.close()]);
