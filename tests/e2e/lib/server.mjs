// A static file server for the tests, on this machine only.
//
//   const site = await serve({ folder, path: "/shop/tools/", headers: {} });
//   site.url             http://127.0.0.1:PORT/shop/tools/
//   site.otherHostUrl    the same files as http://localhost:PORT/…, which a browser takes for another site
//   site.requests        every request so far: { method, path, status }
//   await site.close()       (what a test leaves open, because it failed, is closed at its file's end)

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { after } from "node:test";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The built page. */
export const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const open = new Set();
// Not where a script uses this outside of a test.
if (process.env.NODE_TEST_CONTEXT) after(() => Promise.all([...open].map((site) => site.close())));

/**
 * Serves `folder` under `path`. `port` 0 takes a free one. `headers` go with every answer. `pages` adds files of the
 * test's own: { "/host.html": "<iframe …>" }, by full path.
 */
export async function serve({ folder = DIST, path = "/", port = 0, headers = {}, pages = {} } = {}) {
  if (!path.startsWith("/") || !path.endsWith("/")) throw new Error(`path must begin and end with a slash: ${path}`);
  const requests = [];
  const sockets = new Set();

  const answer = async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const found = await find({ address, folder, path, pages });
    requests.push({ method: request.method, path: address, status: found.status });
    response.writeHead(found.status, { "content-type": found.type, "cache-control": "no-cache", ...headers });
    response.end(request.method === "HEAD" ? undefined : found.body);
  };

  // Both addresses of this machine, so that "localhost" is reached whichever it stands for.
  const servers = [];
  const listen = async (host, at) => {
    const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
    server.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise((resolve, reject) => server.once("error", reject).listen(at, host, resolve));
    servers.push(server);
    return server.address().port;
  };
  const actual = await listen("127.0.0.1", port);
  await listen("::1", actual).catch(() => {});

  const site = {
    url: `http://127.0.0.1:${actual}${path}`,
    otherHostUrl: `http://localhost:${actual}${path}`,
    port: actual,
    requests,
    /** Stops at once; pages then find no connection. Calling it again does nothing. */
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
  open.add(site);
  return site;
}

async function find({ address, folder, path, pages }) {
  if (Object.hasOwn(pages, address)) return { status: 200, type: TYPES[extname(address)] ?? TYPES[".html"], body: pages[address] };
  const missing = { status: 404, type: "text/plain", body: "not found" };
  if (!address.startsWith(path)) return missing;
  let inside = normalize(address.slice(path.length));
  if (inside === "." || inside.endsWith(sep)) inside = join(inside, "index.html");
  if (inside.startsWith("..")) return missing;
  try {
    return { status: 200, type: TYPES[extname(inside)] ?? "application/octet-stream", body: await readFile(join(folder, inside)) };
  } catch {
    return missing;
  }
}
