// How long the engine takes to answer when the period, the as-of day or a switch changes. Not a test: it prints a table.
//
//   node tests/bench/scope.mjs [--orders 1000000] [--file F.csv] [--rounds 7] [--dist dist/]
//
// The time is the page's: from posting the question to the worker until its answer arrives, in wasm, without drawing. Without
// --file the generator of ../shared/perf makes a Shopify-like one.

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

/** Notes when a question leaves for the worker and when its answer comes. */
const stopwatch = () => {
  globalThis.answers = [];
  const asked = new Map();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.tag === "command") {
      if (asked.size === 0) {
        this.addEventListener("message", ({ data }) => {
          if (asked.has(data.revision)) globalThis.answers.push(performance.now() - asked.get(data.revision));
          asked.delete(data.revision);
        });
      }
      asked.set(message.revision, performance.now());
    }
    return post.call(this, message, ...rest);
  };
};

const shop = await Holdfast.open(browser, { site, options: {} });
await shop.page.evaluate(stopwatch);
await shop.choose([file]);
const orders = (await shop.figures()).orders;
const newest = await shop.page.getByTestId("as-of").inputValue();
const day = (back) => new Date(Date.parse(newest) - back * 86400000).toISOString().slice(0, 10);

/** The median time of one kind of change over all rounds. */
async function measure(change) {
  const times = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    await shop.page.evaluate(() => (globalThis.answers.length = 0));
    await change(round);
    await shop.page.waitForFunction(() => globalThis.answers.length > 0);
    await shop.settled();
    times.push(await shop.page.evaluate(() => Math.max(...globalThis.answers)));
  }
  times.sort((a, b) => a - b);
  return [times[times.length >> 1], times.at(-1)].map((time) => time.toFixed(0));
}

const fill = (testid, value) => shop.page.getByTestId(testid).fill(value);
console.log(`${orders} orders counted; milliseconds, median and longest of ${options.rounds}\n`);
console.log("| page | change | median | longest |\n|---|---|---|---|");
for (const name of ["overview", "cohorts", "timing", "customers", "products", "drivers"]) {
  await shop.go(name);
  for (const [what, testid, back] of [["period", "period-from", 200], ["as-of day", "as-of", 1]]) {
    const [median, longest] = await measure((round) => fill(testid, day(back + 7 * round)));
    console.log(`| ${name} | ${what} | ${median} | ${longest} |`);
  }
  await shop.page.evaluate(() => (location.hash = location.hash.split("?")[0]));
  await shop.settled();
}
await shop.go("data");
const [median, longest] = await measure(() => shop.page.getByTestId("switch-pending").click());
console.log(`| data | a switch | ${median} | ${longest} |`);
await shop.close();
await Promise.all([browser.close(), site.close()]);
