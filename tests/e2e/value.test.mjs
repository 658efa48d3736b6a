// The Value page: levers that answer at once, spend typed by hand, and a forecast that comes after the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { Holdfast, csv } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => browser?.close());

async function sample() {
  const shop = await Holdfast.open(browser, { site });
  await shop.trySample();
  await shop.go("value");
  return shop;
}

/** More orders than are forecast at once: 40,000 customers with one to three orders, by a rule without chance. */
function largeShop() {
  const lines = ["order_id,customer,date,amount"];
  const start = Date.UTC(2024, 0, 1);
  for (let customer = 0; customer < 40_000; customer++) {
    for (let time = 0; time <= customer % 3; time++) {
      const day = (customer % 140) + time * (14 + (customer % 37));
      lines.push(`${lines.length},c${customer},${new Date(start + day * 86400000).toISOString().slice(0, 10)},${10 + (customer % 7)}`);
    }
  }
  lines.push(`${lines.length},late,2024-11-15,5`);
  return csv("large.csv", lines.join("\n") + "\n");
}

// By hand: 100.00 − 2 × 12.00 − 20.00 = 56.00, and 40.00 − 12.00 − half of the lid's 10.00 = 23.00: 79.00 of 140.00, 56.4 %. 4 of 5 items have a cost.
const SOLD = `Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem name,Lineitem sku,Lineitem quantity,Lineitem price
#1,ada@example.com,paid,EUR,100.00,100.00,2024-01-05 10:00:00 +0100,Pot,POT-1,2,30.00
#1,ada@example.com,,,,,2024-01-05 10:00:00 +0100,Pan,PAN-1,1,40.00
#2,ben@example.com,paid,EUR,40.00,40.00,2024-01-10 10:00:00 +0100,Pot,POT-1,1,30.00
#2,ben@example.com,,,,,2024-01-10 10:00:00 +0100,Lid,LID,1,10.00
`;
const COSTS = "sku,unit cost\nPOT-1,12.00\nPAN-1,20.00\n";

test("a costs file beside the orders makes margins, and says how much of the goods it knows", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([csv("orders_export.csv", SOLD), csv("costs.csv", COSTS)]);
  await shop.go("value");
  await shop.page.getByTestId("type-spend").fill("50");
  await shop.page.getByTestId("type-spend").press("Enter");
  const section = shop.page.getByTestId("answer-acquisition");
  await section.getByText("The costs file has the cost of 80.0% of the items sold").waitFor();
  assert.match(await section.innerText(), /56\.4% of the revenue of this period/);
  assert.match(await section.innerText(), /Margin where costs are not known/);

  await shop.go("cohorts");
  await shop.page.getByTestId("measure-margin").check();
  await shop.page.getByText("The costs file has the cost of 80.0% of the items sold in this period.").waitFor();
  await shop.page.getByTestId("pick-margin").selectOption("50");
  await shop.settled();
  await shop.go("data");
  const { margin, M9 } = (await shop.report()).measures;
  assert.deepEqual([margin.source, margin.margin_minor, margin.coverage], ["costs_file", 7_900, 0.8]);
  assert.equal(M9.cohorts[0].cells[0].margin_minor, 7_900);

  // Margin in place of revenue, everywhere.
  await shop.page.getByTestId("basis-gross_margin").check();
  await shop.settled();
  assert.match(new URL(shop.page.url()).hash, /basis=gross_margin/);
  assert.equal((await shop.report()).measures.M1.revenue_minor, 7_900);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

/** Notes the commands that go to the worker by now. */
const countQuestions = () => {
  globalThis.questions = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.tag === "command") globalThis.questions++;
    return post.call(this, message, ...rest);
  };
};

test("a lever moves what a new customer brings, by pointer and by key, and stands in the address once it is let go", async () => {
  const shop = await sample();
  const title = shop.page.getByTestId("chart-simulator").getByRole("heading");
  const before = await title.innerText();
  const lever = shop.page.getByTestId("slide-order_value");
  await lever.fill("10");
  await title.filter({ hasText: "against today" }).waitFor();
  assert.notEqual(await title.innerText(), before);
  assert.match(new URL(shop.page.url()).hash, /order_value=10/);
  await lever.press("ArrowRight");
  await shop.page.getByTestId("slid-order_value").filter({ hasText: "11" }).waitFor();
  assert.equal(await lever.inputValue(), "11");
  assert.match(await lever.getAttribute("aria-valuetext"), /11/);
  assert.equal(await lever.evaluate((lever) => lever === document.activeElement), true, "the focus stays");
  await lever.press("Home");
  await title.filter({ hasText: before }).waitFor();
  assert.doesNotMatch(new URL(shop.page.url()).hash, /order_value/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("a lever that is dragged asks at most once a frame, and the newest place is answered", async () => {
  const shop = await sample();
  await shop.page.evaluate(countQuestions);
  const lever = shop.page.getByTestId("slide-retention");
  const frames = await lever.evaluate(async (lever) => {
    let frames = 0;
    for (let value = 1; value <= 20; value++) {
      for (const part of [value, value]) {
        lever.value = String(part);
        lever.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await new Promise(requestAnimationFrame);
      frames++;
    }
    return frames;
  });
  await shop.page.getByTestId("slid-retention").filter({ hasText: "20" }).waitFor();
  assert.ok((await shop.page.evaluate(() => globalThis.questions)) <= frames + 1, "no more questions than frames");
  assert.equal(await lever.inputValue(), "20");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("typed spend makes the cost of a customer, and is neither in the address nor kept", async () => {
  const shop = await sample();
  const section = shop.page.getByTestId("answer-acquisition");
  assert.match(await section.innerText(), /columns date, channel and spend/);
  const field = shop.page.getByTestId("type-spend");
  await field.fill("43210");
  await field.press("Enter");
  await shop.page.getByTestId("figure-cac").waitFor();
  for (const key of ["cac", "ltv_to_cac", "payback", "cpa"]) assert.ok((await shop.page.getByTestId(`figure-${key}`).innerText()).length > 0);
  const { spend_minor: spend, new_customers: customers, cac } = (await (await shop.go("data"), shop.report())).measures.M21;
  assert.equal(spend, 4_321_000);
  assert.ok(Math.abs(cac - 43210 / customers) < 1e-9);
  assert.doesNotMatch(shop.page.url(), /43210/);
  assert.doesNotMatch(await shop.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })), /43210/);
  await shop.go("value");
  assert.equal(await shop.page.getByTestId("type-spend").inputValue(), "43210", "kept while the files are open");
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the forecast of a large shop comes after the page, gives way to other pages, and can be stopped", async () => {
  const shop = await Holdfast.open(browser, { site });
  await shop.choose([largeShop()]);
  // Without the forecast the page is there at once.
  await shop.page.getByTestId("page-value").click();
  await shop.page.getByTestId("study").waitFor();
  await shop.page.getByTestId("answer-so_far").waitFor();
  assert.match(await shop.page.getByTestId("study").innerText(), /step \d+ of 15/);
  // Another page is answered meanwhile.
  await shop.go("overview");
  await shop.page.getByTestId("page-value").click();
  await shop.page.getByTestId("study").waitFor();
  await shop.page.getByTestId("study-button").click();
  await shop.page.getByTestId("study").filter({ hasText: "The forecast was stopped." }).waitFor();
  await shop.page.getByTestId("study-button").click();
  // To its end.
  await shop.page.getByTestId("answer-proof").or(shop.page.getByTestId("answer-acquisition")).first().waitFor();
  await shop.page.getByTestId("study").waitFor({ state: "detached", timeout: 120_000 });
  assert.doesNotMatch(await shop.page.locator("main").innerText(), /NaN|undefined|\{[a-z_]+\}/);
  assert.deepEqual(shop.problems, []);
  await shop.close();
});

test("the days held back can be picked, and the proof is of these days", async () => {
  const shop = await sample();
  await shop.page.getByTestId("pick-held_back").selectOption("90");
  await shop.page.waitForFunction(() => location.hash.includes("held_back=90"));
  await shop.page.getByTestId("chart-proof").getByRole("heading").filter({ hasText: "90 days" }).waitFor();
  for (const key of ["by_count", "calibration", "months", "brought", "textbook"]) {
    await shop.page.getByTestId(`chart-${key}`).waitFor();
  }
  assert.deepEqual(shop.problems, []);
  await shop.close();
});
