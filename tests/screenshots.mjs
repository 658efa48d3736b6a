// Takes pictures of every page.
//
//   node tests/screenshots.mjs OUT [--file F.csv …] [--hash "flip=guests"] [--widths 390,1440] [--themes light,dark]
//                              [--dir rtl] [--print] [--ratio 1] [--pages first,overview,cohorts,data]
//
// Without --file the sample shop is shown. --hash goes behind the page's name in the address (scope and switches). --print
// makes a PDF of each page beside the pictures. Pictures are of the whole page: OUT/overview-1440-dark.png.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./e2e/lib/browser.mjs";
import { Holdfast, PAGES } from "./e2e/lib/page.mjs";
import { serve } from "./e2e/lib/server.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string", multiple: true, default: [] },
    hash: { type: "string", default: "" },
    widths: { type: "string", default: "390,1440" },
    themes: { type: "string", default: "light,dark" },
    pages: { type: "string", default: ["first", ...Object.keys(PAGES)].join(",") },
    dir: { type: "string", default: "ltr" },
    print: { type: "boolean", default: false },
    ratio: { type: "string", default: "1" },
  },
});
const [out] = positionals;
if (!out) {
  console.error("usage: node tests/screenshots.mjs OUT [--file F.csv] [--widths 390,1440] [--themes light,dark] [--dir rtl] [--print]");
  process.exit(1);
}
await mkdir(out, { recursive: true });
const [site, browser] = await Promise.all([serve(), launch()]);
const pages = options.pages.split(",");

for (const width of options.widths.split(",").map(Number)) {
  for (const colorScheme of options.themes.split(",")) {
    const height = width < 700 ? 844 : 900;
    const shop = await Holdfast.open(browser, {
      site,
      hash: options.hash && `#overview?${options.hash}`,
      options: { viewport: { width, height }, colorScheme, deviceScaleFactor: Number(options.ratio), reducedMotion: "reduce" },
    });
    const suffix = [width, colorScheme, options.dir === "rtl" && "rtl"].filter(Boolean).join("-");
    const take = async (name) => {
      await shop.page.evaluate((dir) => (document.documentElement.dir = dir), options.dir);
      await shop.page.evaluate(() => scrollTo(0, 0));
      // The window becomes as high as the page, so that what is fixed to its edges does not stand in the middle.
      for (let round = 0; round < 2; round += 1) {
        const whole = await shop.page.evaluate(() => document.documentElement.scrollHeight);
        await shop.page.setViewportSize({ width, height: Math.max(whole, height) });
        await shop.page.waitForTimeout(400);
      }
      await shop.page.screenshot({ path: join(out, `${name}-${suffix}.png`) });
      await shop.page.setViewportSize({ width, height });
      if (options.print) await shop.page.pdf({ path: join(out, `${name}-${suffix}.pdf`), format: "A4", printBackground: true });
    };
    if (pages.includes("first")) await take("first");
    if (options.file.length > 0) await shop.choose(options.file);
    else await shop.trySample();
    for (const name of Object.keys(PAGES).filter((name) => pages.includes(name))) {
      await shop.go(name);
      // What comes in steps, the forecast and what stands out, shall be in the picture.
      await shop.page.getByTestId("study").waitFor({ state: "detached", timeout: 120_000 });
      await take(name);
    }
    for (const problem of shop.problems) console.log(`${suffix}: ${problem}`);
    await shop.close();
  }
}
await browser.close();
await site.close();
