// How long an editor waits: types into large files through the built server, and prints times and memory.
//   npm run bench:lsp -- [--target 3.0] [--keys 20] [--edits 1000] FILE...
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string', default: '3.0' },
    keys: { type: 'string', default: '20' },
    edits: { type: 'string', default: '1000' },
  },
});
const server = spawn(process.execPath, [fileURLToPath(new URL('../packages/lsp/bin/haplint-lsp.mjs', import.meta.url)), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = new Map();
let received = Buffer.alloc(0);
let lastId = 0;
let onPublish = () => {};

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const notify = (method, params) => send({ method, params });

function request(method, params) {
  const id = ++lastId;
  send({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

server.stdout.on('data', (chunk) => {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const head = received.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, head))[1]);
    if (received.length < head + 4 + length) return;
    const message = JSON.parse(received.subarray(head + 4, head + 4 + length));
    received = received.subarray(head + 4 + length);
    if (message.method === undefined) answers.get(message.id)?.(message);
    else if (message.id !== undefined) send({ id: message.id, result: null });
    else if (message.method === 'textDocument/publishDiagnostics') onPublish(message.params);
  }
});

/** Gives the time at which diagnostics of a version arrive, first, and at which no others have followed for a while. */
function diagnosticsOf(version) {
  return new Promise((resolve) => {
    onPublish = (params) => params.version === version && resolve(performance.now());
  });
}

function percentile(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(0);
}

/** Resident memory of the server in MB; null where the system does not tell. */
function memory() {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return null;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const { result } = await request('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
  initializationOptions: { settings: { target: values.target } },
});
notify('initialized', {});

for (const file of files) {
  const uri = `file:///bench/${lastId}/haproxy.cfg`;
  const text = fs.readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const textDocument = { uri, languageId: 'haproxy', version: 1, text };
  const opened = diagnosticsOf(1);
  const start = performance.now();
  notify('textDocument/didOpen', { textDocument });
  console.log(`${file}: ${lines.length} lines, opened in ${((await opened) - start).toFixed(0)} ms, ${memory()} MB`);
  let version = 1;
  const type = async (line, character, inserted, isWaiting = true) => {
    version++;
    const at = { line, character };
    const end = inserted === '' ? { line, character: character + 1 } : at;
    const arrival = isWaiting ? diagnosticsOf(version) : null;
    const pressed = performance.now();
    notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end }, text: inserted }] });
    const times = [];
    for (const method of isWaiting ? ['hover', 'completion'] : []) {
      if (result.capabilities[`${method}Provider`] === undefined) continue;
      const asked = performance.now();
      times.push([
        method,
        request(`textDocument/${method}`, { textDocument: { uri }, position: at }).then(() => performance.now() - asked),
      ]);
    }
    return { took: arrival === null ? 0 : (await arrival) - pressed, times };
  };
  const last = (matches) => lines.findLastIndex((line) => matches.test(line));
  const places = [
    ['a server line', last(/^\s+server /)],
    ['an acl', lines.findIndex((line, i) => i > lines.length / 20 && /^\s+acl /.test(line))],
    ['defaults', lines.findIndex((line) => /^\s+timeout client/.test(line))],
    ['a section header', last(/^backend /)],
  ];
  for (const [name, line] of places) {
    if (line === -1) continue;
    const times = [];
    const asked = { hover: [], completion: [] };
    for (let key = 0; key < Number(values.keys); key++) {
      const { took, times: answered } = await type(line, lines[line].length, key % 2 === 0 ? '1' : '');
      times.push(took);
      for (const [method, time] of answered) asked[method].push(await time);
      await pause(50);
    }
    const others = Object.entries(asked).flatMap(([method, all]) =>
      all.length === 0 ? [] : [`${method} p95 ${percentile(all, 0.95)} ms`],
    );
    console.log([`  ${name}: diagnostics p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms`, ...others].join(', '));
  }
  const edits = Number(values.edits);
  const before = memory();
  const [, line] = places[0];
  for (let edit = 0; edit < edits; edit++) {
    await type(line, lines[line].length, edit % 2 === 0 ? '1' : '', edit % 20 === 19);
  }
  console.log(`  after ${edits} edits: ${memory()} MB, before ${before} MB`);
  notify('textDocument/didClose', { textDocument: { uri } });
}
await request('shutdown');
notify('exit');
