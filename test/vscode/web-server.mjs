import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const EXTENSION = fileURLToPath(new URL('../../packages/vscode/', import.meta.url));

const TYPES = { '.js': 'text/javascript', '.cjs': 'text/javascript', '.json': 'application/json' };

/** Serves the built extension, as a page from elsewhere may read it; gives its address, the paths that were read, and how to end. */
export async function serveExtension() {
  const read = new Set();
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, 'http://localhost');
    const headers = { 'access-control-allow-origin': '*' };
    try {
      const body = await readFile(path.join(EXTENSION, decodeURIComponent(pathname)));
      read.add(pathname);
      answer.writeHead(200, { ...headers, 'content-type': TYPES[path.extname(pathname)] ?? 'text/plain' }).end(body);
    } catch {
      answer.writeHead(404, headers).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // VS Code lets workers load from "localhost", and not from its number.
  return { address: `http://localhost:${server.address().port}/`, read, close: () => server.close() };
}
