// The first lines of a worker lose no message, keep their order, and are bound by the page's policy.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, openPage } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const bootText = await readFile(new URL("../../src/boot/worker_boot.js", import.meta.url), "utf8");

let browser;
let site;
let other;
before(async () => {
  browser = await launch();
  site = await serve({
    pages: {
      // Stands for the engine: it takes a while to load, then listens, and answers with what it hears.
      "/engine.js": `let wasm_bindgen = async ({ module_or_path }) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        self.onmessage = (event) => {
          if (event.data.fetch) fetch(event.data.fetch).then(() => "reached", () => "refused").then((it) => self.postMessage(it));
          else self.postMessage(module_or_path + event.data);
        };
      };`,
      "/deaf.js": "let wasm_bindgen = async () => {};",
    },
  });
  other = await serve({ headers: { "access-control-allow-origin": "*" } });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await other?.close();
});

/** Starts the worker in the page, posts `messages` at once, and returns the first `count` answers. */
async function converse(engine, messages, count) {
  const { context, page } = await openPage(browser);
  await page.goto(site.url);
  const answers = await page.evaluate(
    ([text, js, messages, count]) =>
      new Promise((resolve) => {
        const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
        const worker = new Worker(url);
        const answers = [];
        worker.onmessage = (event) => {
          answers.push(event.data);
          if (answers.length === count) resolve(answers);
        };
        worker.postMessage({ tag: "boot", js, wasm: "w" });
        for (const message of messages) worker.postMessage(message);
      }),
    [bootText, engine, messages, count],
  );
  await context.close();
  return answers;
}

test("hands early messages on in order", async () => {
  assert.deepEqual(await converse(`${site.url}engine.js`, [1, 2, 3], 3), ["w1", "w2", "w3"]);
});

test("tells when the engine cannot be had or does not listen", async () => {
  const [missing] = await converse(`${site.url}missing.js`, [1], 1);
  assert.equal(missing.tag, "failed");
  assert.ok(missing.message.length > 0);
  assert.deepEqual(await converse(`${site.url}deaf.js`, [], 1), [{ tag: "failed", message: "the engine does not listen" }]);
});

test("reaches its own host and no other", async () => {
  const answers = await converse(`${site.url}engine.js`, [{ fetch: `${site.url}icon.svg` }], 1);
  assert.deepEqual(answers, ["reached"]);
  const refused = await converse(`${site.url}engine.js`, [{ fetch: `${other.url}icon.svg` }], 1);
  assert.deepEqual(refused, ["refused"]);
  assert.deepEqual(other.requests, []);
});
