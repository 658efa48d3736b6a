// The browser of the tests: the system's Chromium, driven by playwright-core.
//
//   const browser = await launch();
//   const { page, problems } = await openPage(browser);
//   await page.goto(site.url);
//   …
//   assert.deepEqual(problems, []);   // errors in the console, exceptions, breaches of the content-security policy
//   await browser.close();            // what a test leaves open is closed at its file's end

import { existsSync } from "node:fs";
import { after } from "node:test";
import { chromium } from "playwright-core";

const CHROMIUM = [process.env.HOLDFAST_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const open = new Set();
// Not where a script uses this outside of a test.
if (process.env.NODE_TEST_CONTEXT) after(() => Promise.all([...open].map((browser) => browser.close())));

/** Starts Chromium with a fresh profile. */
export async function launch({ args = [] } = {}) {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found; run scripts/setup test, or set HOLDFAST_CHROMIUM");
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...args,
    ],
  });
  open.add(browser);
  return browser;
}

/**
 * A page in a context of its own (`options` as for playwright's newContext). `problems` collects what a healthy page never
 * has, `requests` every address that it asked for, workers included.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US", ...options });
  const problems = [];
  const requests = [];
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`);
    });
  });
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("crash", () => problems.push("the page crashed"));
  return { context, page, problems, requests };
}
