// A Shopify-like orders export to measure with, made by the generator of ../shared/perf; it goes when the process ends.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const GENERATOR = fileURLToPath(new URL("../../../shared/perf/gen/gen.rs", import.meta.url));

/** The path of a file of so many orders (about 800 bytes each). Where there is no generator the process ends and says so. */
export function generatedFile(orders) {
  if (!existsSync(GENERATOR)) {
    console.log("skipped: no ../shared/perf to generate a file with; give one by --file");
    process.exit(0);
  }
  const scratch = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const [program, out] = [join(scratch, "gen"), join(scratch, "orders.csv")];
  execFileSync("rustc", ["--edition", "2021", "-O", "-o", program, GENERATOR], { stdio: ["ignore", "ignore", "inherit"] });
  execFileSync(program, ["--orders", orders, "--seed", "1", "--out", out], { stdio: "ignore" });
  return out;
}
