// How long an editor waits: types into files through the built server, as `npm run build` makes it, and prints a table for each file.
//   npm run bench:lsp -- [--target 3.0] [--keys 20] [--burst 20] [--edits 1000] FILE...
// `first`: from a keystroke to the first diagnostics of that text; `right`: in how many of them the edited line has what it has in the last
// ones; `complete`: to the last ones; `work`: how long the server's thread was at work for either (on Linux); `completion` and `hover`: asked
// right behind the keystroke. A burst is typed without waiting, a key every 80 ms: its times are those to the first diagnostics, of the
// texts that got any. Times are in milliseconds, p50 / p95.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string', default: '3.0' },
    keys: { type: 'string', default: '20' },
    burst: { type: 'string', default: '20' },
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
    const at = performance.now();
    const message = JSON.parse(received.subarray(head + 4, head + 4 + length));
    received = received.subarray(head + 4 + length);
    if (message.method === undefined) {
      answers.get(message.id)?.(message);
      answers.delete(message.id);
    } else if (message.id !== undefined) send({ id: message.id, result: null });
    else if (message.method === 'textDocument/publishDiagnostics') onPublish({ ...message.params, at, work: work() });
  }
});

/** How long the server's thread has been at work, in milliseconds, which other programs disturb less than the clock; null where the system does not tell. */
function work() {
  try {
    return Number(fs.readFileSync(`/proc/${server.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The diagnostics of a version: two, prompt ones and complete ones, or one where no other has come for `quiet` ms. */
function diagnosticsOf(version, quiet) {
  return new Promise((resolve) => {
    const published = [];
    let timer;
    onPublish = (one) => {
      if (one.version !== version) return;
      published.push(one);
      clearTimeout(timer);
      timer = setTimeout(() => resolve(published), published.length > 1 ? 0 : quiet);
    };
  });
}

function percentiles(times) {
  if (times.length === 0) return '-';
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(0);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Resident memory of the server in MB; null where the system does not tell. */
function memory() {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return null;
  }
}

/** A line in the middle of those that match. */
function middle(lines, pattern) {
  const found = lines.flatMap((line, i) => (pattern.test(line) ? [i] : []));
  return found[found.length >> 1] ?? -1;
}

/** What is typed, and what takes it away again. */
const WORD = ['1', ''];
const LINE = ['\n', ''];

const { result } = await request('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
  initializationOptions: { settings: { target: values.target } },
});
notify('initialized', {});
const asked = ['completion', 'hover'].filter((method) => result.capabilities[`${method}Provider`] !== undefined);

for (const [index, file] of files.entries()) {
  const uri = `file:///bench/${index}/haproxy.cfg`;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const server = middle(lines, /^\s+server /);
  if (server !== -1) lines.splice(server + 1, 0, '    # a comment');
  const start = performance.now();
  const opened = diagnosticsOf(1, 500);
  notify('textDocument/didOpen', { textDocument: { uri, languageId: 'haproxy', version: 1, text: lines.join('\n') } });
  const [first] = await opened;
  console.log(`${file}: ${lines.length} lines, opened in ${(first.at - start).toFixed(0)} ms, ${memory()} MB`);
  let version = 1;
  let quiet = Math.max(1000, (first.at - start) / 4);

  const type = (line, inserted) => {
    version++;
    const character = lines[line].length;
    const begin = { line, character };
    const removed = inserted === '' ? lastInserted : '';
    const end =
      removed === '' ? begin : removed === '\n' ? { line: line + 1, character: 0 } : { line, character: character + removed.length };
    lastInserted = inserted;
    notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: begin, end }, text: inserted }],
    });
    return begin;
  };
  let lastInserted = '';

  const places = [
    ['server line', server, WORD],
    ['comment', server === -1 ? -1 : server + 1, WORD],
    ['new line', server, LINE],
    ['acl in a frontend', middle(lines, /^\s+acl /), WORD],
    ['section header', middle(lines, /^backend /), WORD],
    ['line of defaults', lines.findIndex((line) => /^\s+timeout client/.test(line)), WORD],
  ];
  const rows = [['', 'first', 'work', 'right', 'complete', 'work', ...asked, 'burst', 'answered']];
  for (const [name, line, keys] of places) {
    if (line === -1) continue;
    const times = { first: [], complete: [] };
    const worked = { first: [], complete: [] };
    const answered = Object.fromEntries(asked.map((method) => [method, []]));
    let right = 0;
    for (let key = 0; key < Number(values.keys); key++) {
      const published = diagnosticsOf(version + 1, quiet);
      const pressed = performance.now();
      const before = work();
      const position = type(line, keys[key % 2]);
      const requests = asked.map(async (method) => {
        const begin = performance.now();
        await request(`textDocument/${method}`, { textDocument: { uri }, position });
        answered[method].push(performance.now() - begin);
      });
      const all = await published;
      await Promise.all(requests);
      const ofLine = ({ diagnostics }) => JSON.stringify(diagnostics.filter(({ range }) => range.start.line === line));
      if (ofLine(all[0]) === ofLine(all.at(-1))) right++;
      times.first.push(all[0].at - pressed);
      times.complete.push(all.at(-1).at - pressed);
      worked.first.push(all[0].work - before);
      worked.complete.push(all.at(-1).work - before);
      quiet = Math.max(quiet, 2 * Math.max(...times.complete));
    }
    const pressed = new Map();
    const burst = [];
    onPublish = ({ version: of, at }) => {
      if (pressed.has(of)) burst.push(at - pressed.get(of));
      pressed.delete(of);
    };
    for (let key = 0; key < Number(values.burst); key++) {
      pressed.set(version + 1, performance.now());
      type(line, keys[key % 2]);
      await pause(80);
    }
    await pause(quiet);
    rows.push([
      name,
      percentiles(times.first),
      percentiles(worked.first),
      `${right}/${values.keys}`,
      percentiles(times.complete),
      percentiles(worked.complete),
      ...asked.map((method) => percentiles(answered[method])),
      percentiles(burst),
      `${burst.length}/${values.burst}`,
    ]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
  const edits = Number(values.edits);
  if (edits > 0) console.log(`  memory before ${edits} edits: ${memory()} MB`);
  for (let edit = 0; edit < edits; edit++) {
    const published = edit % 20 === 19 ? diagnosticsOf(version + 1, 0) : null;
    type(server === -1 ? 0 : server, WORD[edit % 2]);
    await published;
    if ((edit + 1) % Math.ceil(edits / 10) === 0) console.log(`  memory after ${edit + 1}: ${memory()} MB`);
  }
  notify('textDocument/didClose', { textDocument: { uri } });
}
await request('shutdown');
notify('exit');
