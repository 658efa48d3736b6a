// Reads a large Shopify-like file in Chromium and watches whether the page freezes. Not a test: it prints a table.
//
//   node tests/bench/freeze.mjs [--orders 125000] [--file F.csv] [--runs 3] [--dist dist/]
//
// Without --file the generator of ../shared/perf makes one (about 800 bytes an order; 125,000 orders are 100 MB). For each
// run, in a browser of its own: the longest task on the page's main thread (PerformanceObserver) and the longest gap between
// two frames, time from choosing the file to the key figures, peak memory of the page's process, and beside it the same for a
// worker that merely reads the bytes (stream(), BYOB, 4 MiB) and throws them away.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { launch, openPage } from "../e2e/lib/browser.mjs";
import { DIST, serve } from "../e2e/lib/server.mjs";
import { generatedFile } from "./generated.mjs";

const { values: options } = parseArgs({
  options: { orders: { type: "string", default: "125000" }, file: { type: "string" }, runs: { type: "string", default: "3" }, dist: { type: "string", default: DIST } },
});

const file = options.file ?? generatedFile(options.orders);
const megabytes = statSync(file).size / 1e6;

/** Counts, in the page, how long its main thread is held up. */
function watch() {
  const seen = (globalThis.seen = { reading: 0, showing: 0, gap: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      // The task that puts the pages in place of the progress is told apart from those before it.
      const what = document.querySelector("[data-testid=cancel]") ? "reading" : "showing";
      seen[what] = Math.max(seen[what], duration);
    }
  }).observe({ type: "longtask", buffered: false });
  let before = performance.now();
  const frame = (now) => {
    seen.gap = Math.max(seen.gap, now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Peak memory of the largest page process since `reset`, in MB. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const ids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const peak = (id) => Number(readFileSync(`/proc/${id}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/)?.[1] ?? 0) / 1000;
  return {
    reset: () => ids.forEach((id) => writeFileSync(`/proc/${id}/clear_refs`, "5")),
    peak: () => Math.max(...ids.map(peak)),
  };
}

async function readByPage() {
  const site = await serve({ folder: options.dist });
  const browser = await launch();
  const { page, problems } = await openPage(browser);
  await page.goto(site.url);
  await page.getByTestId("try-sample").waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  const memory = await renderers(browser);
  memory.reset();
  await page.evaluate(() => {
    document.querySelector("[data-testid=file-input]").addEventListener("change", () => (globalThis.began = performance.now()), { capture: true });
  });
  const shown = page.evaluate(async () => {
    while (!document.querySelector("[data-testid=figure-orders][data-raw]:not([data-raw=''])")) await new Promise(requestAnimationFrame);
    return { took: performance.now() - globalThis.began, orders: Number(document.querySelector("[data-testid=figure-orders]").dataset.raw) };
  });
  await page.getByTestId("file-input").setInputFiles(file);
  const { took, orders } = await shown;
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => globalThis.seen);
  const peak = memory.peak();
  if (problems.length > 0) console.log(problems);
  await browser.close();
  await site.close();
  return { took, orders, peak, ...seen };
}

async function merelyRead() {
  const site = await serve({ pages: { "/read.html": "<!DOCTYPE html><title>read</title><input type=file>" } });
  const browser = await launch();
  const { page } = await openPage(browser);
  await page.goto(`${site.url}read.html`);
  const memory = await renderers(browser);
  memory.reset();
  const done = page.evaluate(
    () =>
      new Promise((resolve) => {
        const text = `onmessage = async ({ data }) => {
          const reader = data.stream().getReader({ mode: "byob" });
          let [buffer, bytes] = [new ArrayBuffer(4 << 20), 0];
          for (;;) {
            const { value, done } = await reader.read(new Uint8Array(buffer));
            if (done) break;
            bytes += value.byteLength;
            buffer = value.buffer;
          }
          postMessage(bytes);
        };`;
        const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
        document.querySelector("input").onchange = (event) => {
          const began = performance.now();
          worker.onmessage = () => resolve(performance.now() - began);
          worker.postMessage(event.target.files[0]);
        };
      }),
  );
  await page.locator("input").setInputFiles(file);
  const took = await done;
  const peak = memory.peak();
  await browser.close();
  await site.close();
  return { took, peak };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const runs = [];
for (let run = 0; run < Number(options.runs); run += 1) {
  runs.push({ page: await readByPage(), bytes: await merelyRead() });
}
const of = (side, key) => median(runs.map((run) => run[side][key]));
const worst = (key) => Math.max(...runs.map((run) => run.page[key]));
console.log(`${megabytes.toFixed(0)} MB, ${runs[0].page.orders} orders counted; ${cpus().length} cores, ${cpus()[0].model}; medians of ${runs.length} runs`);
console.log("");
console.log("|  | Holdfast | merely reading the bytes |");
console.log("|---|---|---|");
console.log(`| file chosen to figures shown, ms | ${of("page", "took").toFixed(0)} | ${of("bytes", "took").toFixed(0)} |`);
console.log(`| MB a second | ${(megabytes / (of("page", "took") / 1000)).toFixed(0)} | ${(megabytes / (of("bytes", "took") / 1000)).toFixed(0)} |`);
console.log(`| peak memory of the page's process, MB | ${of("page", "peak").toFixed(0)} | ${of("bytes", "peak").toFixed(0)} |`);
const task = (duration) => (duration === 0 ? "under 50" : duration.toFixed(0));
console.log(`| longest task on the main thread while reading, worst run, ms | ${task(worst("reading"))} |  |`);
console.log(`| longest task that shows the figures, worst run, ms | ${task(worst("showing"))} |  |`);
console.log(`| longest gap between two frames, worst run, ms | ${worst("gap").toFixed(0)} |  |`);
