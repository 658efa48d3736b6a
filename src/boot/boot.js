// Makes the first screen take files, and starts the page's program when one wants something. A template: the names in double
// underscores are filled in by src/bin/assemble/.
//
// The first screen stands in index.html, so that it is there at once. The program behind it is fetched when the pointer, the
// focus or a file comes near, and takes over when something is dropped, chosen, pasted or pressed; what was done until then is
// done again in the program (`data-press` names a button on both sides).

const address = (file) => new URL(file, document.baseURI).href;

// Where the page finds the engine that it starts in workers, where that finds its own second part and the program for spreadsheets, what is in a drop, and which build
// all of this is.
globalThis.holdfast_assets = {
  engine_js: address("__ENGINE_JS__"),
  engine_wasm: address("__ENGINE_WASM__"),
  rest_wasm: address("__REST_WASM__"),
  sheets: { js: address("__SHEETS_JS__"), wasm: address("__SHEETS_WASM__") },
  files_of: filesOf,
  build: "__BUILD__",
};

const PASTED = "pasted.csv";
const PATIENCE_MS = 300;

const one = (selector) => document.querySelector(selector);
const stop = new AbortController();
const on = (target, event, hear) => target.addEventListener(event, hear, { signal: stop.signal });

// --- the program ------------------------------------------------------------------------------------------------------

let fetched;
function prepare() {
  if (fetched) return;
  const wasm = fetch(address("__APP_WASM__"), { credentials: "same-origin" });
  fetched = { script: import(address("__APP_JS__")), wasm };
  // Told below, where they are waited for.
  for (const part of Object.values(fetched)) part.catch(() => {});
}

let started;
function start() {
  prepare();
  started ??= takeOver().catch((error) => {
    console.error("Holdfast could not start:", error);
    one("#app-starting")?.setAttribute("hidden", "");
    one("#app-failed")?.removeAttribute("hidden");
    throw error;
  });
  return started;
}

async function takeOver() {
  const impatient = setTimeout(() => one("#app-starting")?.removeAttribute("hidden"), PATIENCE_MS);
  const open = () => [...document.querySelectorAll("details")];
  try {
    const { default: begin } = await fetched.script;
    const wasm = await fetched.wasm;
    const before = { open: open().map((fold) => fold.open), focus: document.activeElement?.dataset?.press };
    await begin({ module_or_path: wasm });
    stop.abort();
    open().forEach((fold, at) => (fold.open = before.open[at] ?? false));
    if (before.focus) one(`[data-press="${before.focus}"]`)?.focus();
  } finally {
    clearTimeout(impatient);
  }
  one("#app-starting")?.remove();
}

// --- what is done before it is there ------------------------------------------------------------------------------------

async function press(name) {
  await start();
  one(`[data-press="${name}"]`)?.click();
}

async function take(files) {
  if (files.length === 0) return;
  await start();
  const input = one("input[type=file]");
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
}

// What of a folder may be a table; a file that is dropped by itself is read whatever it is called.
const MAY_BE_TABLE = /^[^.]+$|.\.(csv|tsv|tab|txt|xls|xlsx|xlsm|xlsb|ods|html?|jsonl|ndjson|gz|zip)$/i;

// Everything in what was dropped, folders with all the tables they hold.
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found = [];
  const walk = async (entry, inside) => {
    if (inside && (/^\.|^_{2}MACOSX$/.test(entry.name) || (entry.isFile && !MAY_BE_TABLE.test(entry.name)))) return;
    if (entry.isFile) found.push(await new Promise((done, failed) => entry.file(done, failed)));
    const reader = entry.isDirectory && entry.createReader();
    for (let some = [0]; reader && some.length > 0; ) {
      some = await new Promise((done, failed) => reader.readEntries(done, failed));
      for (const inner of some) await walk(inner, true);
    }
  };
  for (const entry of entries) if (entry) await walk(entry);
  return found;
}

const settle = (promise) => promise.catch(() => {});
const input = one("input[type=file]");
const near = ({ target }) => {
  if (target.closest?.("[data-press], .drop-zone")) prepare();
};
on(document, "pointerover", near);
on(document, "focusin", near);
on(document, "touchstart", near);
on(document, "click", (event) => {
  const name = event.target.closest?.("[data-press]")?.dataset.press;
  if (name === "choose") input.click();
  else if (name) settle(press(name));
});
on(input, "change", () => settle(take([...input.files])));
on(window, "dragenter", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  settle(start());
});
on(window, "dragover", (event) => event.preventDefault());
on(window, "drop", (event) => {
  event.preventDefault();
  settle(filesOf(event.dataTransfer).then(take));
});
on(window, "paste", ({ clipboardData }) => {
  const text = clipboardData.getData("text/plain");
  const files = [...clipboardData.files];
  if (files.length === 0 && text.trimEnd().includes("\n")) files.push(new File([text], PASTED));
  settle(take(files));
});

// --- colours, and a copy for use without a connection -------------------------------------------------------------------

let theme = null;
try {
  theme = localStorage.getItem("holdfast.theme");
} catch {
  // Not everywhere allowed: in a frame of another site the browser may refuse, and the page works without.
}
if (theme) document.documentElement.dataset.theme = theme;
const chosen = one(`[data-press="theme-${theme ?? "auto"}"]`);
if (chosen) chosen.checked = true;

try {
  if (location.protocol.startsWith("http") && navigator.serviceWorker) {
    await navigator.serviceWorker.register(address("sw.js"), { updateViaCache: "none" });
  }
} catch (error) {
  console.info("No copy is kept for use without a connection:", error.message);
}
