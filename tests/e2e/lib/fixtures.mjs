// Order exports for the tests, written out at run time into a folder that goes away again.
//
//   const files = await folder();          files.put("orders.csv", text) → path
//   shopify([{ name: "#1", email: "a@example.com", created: "2024-01-05 …", total: "10.00" }, …]) → text

import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { once } from "node:events";

const folders = [];
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

/** A folder for a test file's own files; it goes away at that file's end. */
export async function folder() {
  const path = await mkdtemp(join(tmpdir(), "holdfast-e2e-"));
  folders.push(path);
  return {
    path,
    async put(name, content) {
      const file = join(path, name);
      await writeFile(file, content);
      return file;
    },
  };
}

/** The columns of a Shopify orders export of 2025. */
export const SHOPIFY_COLUMNS = (
  "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes," +
  "Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price," +
  "Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status," +
  "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip," +
  "Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2," +
  "Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes," +
  "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id," +
  "Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name," +
  "Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID," +
  "Payment Terms Name,Next Payment Due At,Payment References"
).split(",");

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows of a Shopify export; each is an object by column name. */
export function shopifyRows(rows) {
  return rows.map((row) => SHOPIFY_COLUMNS.map((column) => quoted(row[column] ?? "")).join(",") + "\n").join("");
}

/**
 * A Shopify orders export. An order: { name, email, day, total, subtotal, refunded, status, cancelled, payment, phone, note,
 * lines }. Newest first, as Shopify writes it, is the caller's to do.
 */
export function shopify(orders) {
  const rows = orders.flatMap((order, at) => {
    const { name = `#${1000 + at}`, email = "", day, total, lines = 1 } = order;
    const created = `${day} 12:00:00 -0500`;
    const item = { Name: name, Email: email, "Created at": created, "Lineitem quantity": "1", "Lineitem name": "Harbour Blend, 12 oz", "Lineitem price": total };
    const first = {
      ...item,
      "Financial Status": order.status ?? "paid",
      "Paid at": created,
      "Fulfillment Status": "fulfilled",
      Currency: "USD",
      Subtotal: order.subtotal ?? total,
      Shipping: "0.00",
      Taxes: "0.00",
      Total: total,
      "Discount Amount": "0.00",
      "Cancelled at": order.cancelled ? created : "",
      "Payment Method": order.payment ?? "Shopify Payments",
      "Refunded Amount": order.refunded ?? "0.00",
      Id: String(5_000_000_000_000 + at),
      Source: "web",
      Phone: order.phone ?? "",
      Notes: order.note ?? "",
    };
    return [first, ...Array.from({ length: lines - 1 }, () => item)];
  });
  return SHOPIFY_COLUMNS.join(",") + "\n" + shopifyRows(rows);
}

/**
 * A small shop whose figures can be counted by hand, with their values.
 *
 * Ada: 5 January (20.00), 10 February (30.00, of it 10.00 paid back), 1 April (40.00). Ben, also spelt BEN: 20 January
 * (10.00), 25 January (15.00). Cleo: 14 February (50.00), all paid back. Dan: 3 March (12.50), by telephone number. A guest:
 * 9 March (7.00). Hal: 2 January (11.00). Set aside: one cancelled order, one test order. 11 orders stand in 13 rows.
 */
export const SMALL_SHOP = shopify([
  { name: "#1010", email: "ada@example.com", day: "2024-04-01", total: "40.00", lines: 2 },
  { name: "#1009", email: "", day: "2024-03-09", total: "7.00" },
  { name: "#1008", email: "", phone: "+12125550142", day: "2024-03-03", total: "12.50", note: "Please ring,\nthe bell is \"loud\"" },
  { name: "#1007", email: "cleo@example.com", day: "2024-02-14", total: "50.00", status: "refunded", refunded: "50.00" },
  { name: "#1006", email: "ada@example.com", day: "2024-02-10", total: "30.00", status: "partially_refunded", refunded: "10.00" },
  { name: "#1005", email: "eve@example.com", day: "2024-02-02", total: "99.00", cancelled: true, status: "refunded", refunded: "99.00" },
  { name: "#1004", email: "BEN@Example.com ", day: "2024-01-25", total: "15.00" },
  { name: "#1003", email: "owner@example.com", day: "2024-01-22", total: "1.00", payment: "(for testing) Bogus Gateway" },
  { name: "#1002", email: "ben@example.com", day: "2024-01-20", total: "10.00", lines: 2 },
  { name: "#1001", email: "ada@example.com", day: "2024-01-05", total: "20.00" },
  { name: "#1000", email: "hal@example.com", day: "2024-01-02", total: "11.00" },
]);

/** What the page must say of it, by the defaults. */
export const SMALL_FIGURES = {
  orders: 9,
  customers: 5,
  new_customers: 5,
  repeat_rate: 2 / 5,
  orders_per_customer: 8 / 5,
  revenue: 11 + 20 + 20 + 40 + 10 + 15 + 0 + 12.5 + 7,
};
export const SMALL_LEDGER = { read: 13, used: 11, cancelled: 1, test_order: 1 };

/** Orders that continue the small shop: one by Ada, two newcomers, and one in two rows that stands in the first file already. */
export const LATER_ORDERS = shopify([
  { name: "#1013", email: "finn@example.com", day: "2024-05-20", total: "22.00" },
  { name: "#1012", email: "gia@example.com", day: "2024-05-04", total: "18.00" },
  { name: "#1011", email: "ada@example.com", day: "2024-05-01", total: "25.00" },
  { name: "#1010", email: "ada@example.com", day: "2024-04-01", total: "40.00", lines: 2 },
]);

/** What the page must say of both. */
export const BOTH_FIGURES = { orders: 12, customers: 7, repeat_rate: 2 / 7, revenue: SMALL_FIGURES.revenue + 25 + 18 + 22 };
export const BOTH_LEDGER = { read: 18, used: 14, duplicate_order: 2, cancelled: 1, test_order: 1 };

/** A log: customer, date and amount alone. */
export const log = (rows) => "customer_id,date,amount\n" + rows.map((row) => row.join(",") + "\n").join("");

/** Writes a Shopify-like file of about so many megabytes, each order by one of many customers. */
export async function largeShop(path, megabytes) {
  const out = createWriteStream(path);
  out.write(SHOPIFY_COLUMNS.join(",") + "\n");
  const piece = 2000;
  let [written, number] = [0, 0];
  while (written < megabytes * 1_000_000) {
    const orders = Array.from({ length: piece }, () => {
      const at = number++;
      const day = new Date(Date.UTC(2025, 11, 31) - (at % 1000) * 86_400_000).toISOString().slice(0, 10);
      return { name: `#${9_000_000 - at}`, email: `customer${(at * 7919) % 40_000}@example.com`, day, total: `${10 + (at % 90)}.50`, note: `Note of order ${at}`.padEnd(200, ".") };
    });
    const text = shopify(orders).slice(SHOPIFY_COLUMNS.join(",").length + 1);
    written += text.length;
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return { path, orders: number };
}
