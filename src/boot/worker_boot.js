// The first lines of every worker, started from a blob address (such a worker inherits the page's content-security
// policy; one started from a file of its own would not). Listens at once, so that no message is lost while the engine
// loads. The first message is { tag: "boot", js, wasm }: the addresses of the engine's two files (`wasm` may also be a
// compiled WebAssembly.Module). What arrives before the engine listens is handed on to it in order.
//
// With `sheets`, the two addresses of the program for spreadsheets, they are kept as `holdfast_sheets`. With `rest`, the address of
// the engine's second part, `holdfast_rest()` fetches and starts that, once; it works on the memory of the first.
//
// With `alive`, the name of a lock, the worker holds that lock for as long as it lives and says { tag: "alive" }: whoever
// then asks for the lock gets it when the worker has gone, even without a word.
"use strict";
(() => {
  const early = [];
  let booting = false;

  const listenEarly = (event) => {
    if (!booting && event.data && event.data.tag === "boot") {
      booting = true;
      boot(event.data).catch((error) => {
        self.postMessage({ tag: "failed", message: String((error && error.message) || error) });
      });
    } else {
      early.push(event);
    }
  };

  const hold = (name) => {
    const forever = new Promise(() => {});
    const held = () => {
      self.postMessage({ tag: "alive" });
      return forever;
    };
    // Refused where the browser lets this site keep nothing; the page then does without.
    self.navigator.locks?.request(name, held).catch(() => {});
  };

  const start = async (address, first) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await WebAssembly.instantiate(await answer.arrayBuffer(), { first });
  };

  const boot = async ({ js, wasm, alive, sheets, rest }) => {
    if (alive) hold(alive);
    self.holdfast_sheets = sheets;
    self.importScripts(js);
    const first = await wasm_bindgen({ module_or_path: wasm });
    let started;
    self.holdfast_rest = () => {
      started ??= start(rest, first).catch((error) => {
        started = undefined; // asked again, it is fetched again
        throw error;
      });
      return started;
    };
    if (self.onmessage === listenEarly) throw new Error("the engine does not listen");
    for (const event of early) self.onmessage(event);
  };

  self.onmessage = listenEarly;
})();
