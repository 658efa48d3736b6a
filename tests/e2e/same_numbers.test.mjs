// The page (wasm, in a worker) and the command (native) compute the same report.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch } from "./lib/browser.mjs";
import { LATER_ORDERS, SMALL_SHOP, folder } from "./lib/fixtures.mjs";
import { Holdfast } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMPILING_MS = 600_000;

let browser;
let site;
let files;
before(async () => {
  [browser, site, files] = await Promise.all([launch(), serve(), folder()]);
});
after(() => browser?.close());

/** What the native command prints. */
async function native(options) {
  const command = ["run", "--release", "--quiet", "--example", "report", "--", ...options];
  const { stdout } = await promisify(execFile)("cargo", command, { cwd: ROOT, maxBuffer: 64 << 20, timeout: COMPILING_MS });
  return JSON.parse(stdout);
}

test("for the sample shop", async () => {
  const shop = await Holdfast.open(browser, { site, hash: "#data" });
  await shop.trySample();
  assert.deepEqual(await shop.report(), await native(["--sample"]));
  await shop.close();
});

test("for two files, with a scope and switches", async () => {
  const paths = [await files.put("orders_1.csv", SMALL_SHOP), await files.put("orders_2.csv", LATER_ORDERS)];
  const hash = "#data?from=2024-01-10&to=2024-05-10&as_of=2024-05-15&basis=gross_sales&flip=cancelled,guests";
  const shop = await Holdfast.open(browser, { site, hash });
  await shop.choose(paths);
  const options = ["--from", "2024-01-10", "--to", "2024-05-10", "--as-of", "2024-05-15", "--basis", "gross_sales", "--cancelled", "--no-guests"];
  assert.deepEqual(await shop.report(), await native([...options, ...paths]));
  await shop.close();
});
