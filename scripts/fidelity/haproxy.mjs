// Asks a real haproxy what it says of a configuration.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatVersion, parseVersionOutput } from '../../packages/catalog/dist/index.js';
import { encodeSource } from '../../packages/parser/dist/index.js';

/** Milliseconds after which a run is given up. */
const TIME_LIMIT = 15_000;

/**
 * What takes the machine out of the verdict: a library to load before haproxy's own and the files that it serves. From a
 * folder that has `shim.so` and `stubs/`, or else from the caller's environment (HAPLINT_ORACLE_PRELOAD, which becomes
 * LD_PRELOAD for haproxy alone; everything else is handed on as it is).
 *
 * @throws where one of them is missing: the loader would only complain and haproxy go on with the machine as it is
 */
export function oracleEnvironment(folder) {
  const environment = { ...process.env };
  if (folder) {
    const missing = ['shim.so', 'stubs'].filter((name) => !existsSync(path.join(folder, name)));
    if (missing.length > 0) throw new Error(`the oracle's folder ${folder} has no ${missing.join(' and no ')}`);
  }
  const preload = folder ? path.resolve(folder, 'shim.so') : process.env.HAPLINT_ORACLE_PRELOAD;
  if (preload) {
    if (!existsSync(preload)) throw new Error(`there is no library to load at ${preload}, which HAPLINT_ORACLE_PRELOAD names`);
    environment.LD_PRELOAD = preload;
  }
  if (folder) environment.HAPROXY_STUBS = path.resolve(folder, 'stubs');
  return environment;
}

/** Status and output of a run; `error` says why there is none. */
function run(binary, args, options) {
  return new Promise((resolve) => {
    const child = spawn(binary, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, TIME_LIMIT);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ error: error.message, output });
    });
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, output, ...(late ? { error: `no answer within ${TIME_LIMIT / 1000} s` } : {}) });
    });
  });
}

const MESSAGE = /^\[(ALERT|WARNING|DIAG)\]\s*(?:\(\d+\)\s*:)?\s*(.*)$/;

/** Before 2.7 a message may begin with the place of an earlier one: `[FILE:20] : parsing [FILE:23] : ...`. */
const BEHIND_A_STALE_PLACE = /^(?:config : )?\[FILE:\d+\] : parsing \[FILE:(\d+)\]/;

function blamedLine(text) {
  const match = BEHIND_A_STALE_PLACE.exec(text) ?? /(?:parsing |file )?[[']?FILE:(\d+)/.exec(text) ?? /\bat line (\d+)\b/.exec(text);
  return match === null ? 0 : Number(match[1]);
}

/** The messages in haproxy's output: `line|level|text`, line 0 where it names none. What goes on in indented lines is joined. */
function messagesIn(output, file) {
  const texts = [];
  let open = false;
  for (const line of output.split('\n')) {
    const match = MESSAGE.exec(line);
    if (match === null) {
      if (open && /^\s+\S/.test(line)) texts[texts.length - 1] += ` ${line.trim()}`;
      continue;
    }
    const text = match[2].replaceAll(file, 'FILE');
    texts.push(`${blamedLine(text)}|${match[1]}|${text}`);
    open = true;
  }
  return texts;
}

/** A haproxy binary, its version, and a folder of its own to run in, because some configurations make it leave files. */
export class Haproxy {
  #binary;
  #environment;
  #scratch = mkdtempSync(path.join(os.tmpdir(), 'haplint-haproxy-'));
  #workers = 0;

  constructor(binary, environment, version) {
    this.#binary = binary;
    this.#environment = environment;
    this.version = version;
  }

  /**
   * A binary, run with what the folder of an oracle holds (`oracleEnvironment`).
   *
   * @throws where there is no such binary, it does not say its version, or the oracle is not one
   */
  static async open(binary, oracle) {
    const environment = oracleEnvironment(oracle);
    const absolute = path.resolve(binary);
    if (!existsSync(absolute)) throw new Error(`there is no haproxy at ${binary}`);
    const { output, error } = await run(absolute, ['-v'], { env: environment });
    const version = parseVersionOutput(output);
    if (version === null) throw new Error(`${binary} -v does not say a version of HAProxy: ${(error ?? output).trim().split('\n')[0]}`);
    return new Haproxy(absolute, environment, version);
  }

  get name() {
    return formatVersion(this.version);
  }

  /**
   * The verdicts on texts, in their order: `{ ok, texts, signal?, error? }`. `ok` where haproxy finds no error, be it
   * that it would not start for want of a listener.
   */
  async verdicts(texts) {
    const verdicts = new Array(texts.length);
    let next = 0;
    const worker = async () => {
      const folder = path.join(this.#scratch, String(this.#workers++));
      mkdirSync(folder);
      while (next < texts.length) {
        const index = next++;
        verdicts[index] = await this.#check(texts[index], folder);
      }
    };
    await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
    return verdicts;
  }

  async #check(text, folder) {
    const file = path.join(folder, 'checked.cfg');
    writeFileSync(file, encodeSource(text));
    const { status, signal, output, error } = await run(this.#binary, ['-c', '-f', file], { cwd: folder, env: this.#environment });
    unlinkSync(file);
    const texts = messagesIn(output, file);
    return {
      ok: status === 0 || /has no error but will not start/.test(output),
      texts,
      ...(signal ? { signal } : {}),
      ...(error ? { error } : {}),
    };
  }

  /** Removes what the runs left. */
  close() {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
