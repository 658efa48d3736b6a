// Starts the page. A template: the names in double underscores are filled in by src/bin/assemble.rs.

const address = (file) => new URL(file, document.baseURI).href;

// Where the page finds the engine that it starts in workers, and which build all of this is.
globalThis.holdfast_assets = {
  engine_js: address("__ENGINE_JS__"),
  engine_wasm: address("__ENGINE_WASM__"),
  build: "__BUILD__",
};

try {
  const { default: start } = await import(address("__APP_JS__"));
  await start({ module_or_path: address("__APP_WASM__") });
  document.getElementById("app-loading")?.remove();
} catch (error) {
  console.error("Holdfast could not start:", error);
  document.getElementById("app-starting")?.setAttribute("hidden", "");
  document.getElementById("app-failed")?.removeAttribute("hidden");
}

// Keeps a copy for use without a connection. Not everywhere allowed: in a frame of another site the browser may refuse,
// and the page works without.
try {
  if (location.protocol.startsWith("http") && navigator.serviceWorker) {
    await navigator.serviceWorker.register(address("sw.js"), { updateViaCache: "none" });
  }
} catch (error) {
  console.info("No copy is kept for use without a connection:", error.message);
}
