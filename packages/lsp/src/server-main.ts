import { execFile } from 'node:child_process';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { parseVersionOutput, type Version } from '@haplint/catalog';
import { createConfigLoader } from '@haplint/core/config';
import { decodeSource } from '@haplint/parser';
import builtin from '@haplint/rules';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { type Runtime, startServer } from './server.js';
import { VERSION } from './version.js';

const USAGE = 'usage: haplint-lsp --stdio';

const HELP = `${USAGE}

The language server of haplint, the linter for HAProxy configurations. An editor starts it and speaks the Language Server
Protocol with it over standard input and output.

options:
  --stdio    serve on standard input and output
  --version  print the version
  --help     print this text
`;

/** The command: serves until the client says `exit`, or prints what was asked for. */
export function main(args: readonly string[]): void {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
  } else if (args.includes('--version') || args.includes('-v')) {
    process.stdout.write(`${VERSION}\n`);
  } else if (args.includes('--stdio')) {
    serve();
  } else {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
  }
}

function serve(): void {
  // Finds `--stdio` among the process's arguments; then it also keeps a plugin's `console.log` out of the protocol.
  const connection = createConnection(ProposedFeatures.all);
  const report = (error: unknown) =>
    connection.console.error(`haplint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  // A plugin may leave promises and timers behind that fail when no handler is there to see it.
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  startServer(connection, nodeRuntime());
}

function nodeRuntime(): Runtime {
  return {
    version: VERSION,
    builtin,
    createConfigLoader,
    readFile: async (file) => {
      try {
        return decodeSource(await readFile(file));
      } catch {
        return null;
      }
    },
    isFile: (file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    haproxyVersion,
    readDirectory: async (directory) => {
      try {
        const entries = await readdir(directory, { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
      } catch {
        return [];
      }
    },
    pathOf,
    uriOf: (file) => pathToFileURL(file).href,
    dirname: path.dirname,
    join: path.join,
    isAbsolute: path.isAbsolute,
    workingDirectory: () => process.cwd(),
    othersTurn,
    limited,
  };
}

/**
 * How often the event loop goes round in which others have their turn. A round takes some microseconds where nothing waits. The connection
 * handles one message in each, and needs another two to read it and to write the answer: with fewer, a few messages at once would wait for
 * several turns of ours.
 */
const ROUNDS = 16;

async function othersTurn(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await new Promise((resolve) => setImmediate(resolve));
}

function haproxyVersion(program: string): Promise<Version | null> {
  return new Promise((resolve) => {
    const limits = { timeout: 2000, maxBuffer: 64 * 1024, windowsHide: true };
    const child = execFile(program, ['-v'], limits, (error, stdout) => resolve(error === null ? parseVersionOutput(stdout) : null));
    child.stdin?.end();
  });
}

function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** Where the script that is limited finds what it is to do. */
const WORK = Symbol.for('haplint.limited-work');

const doWork = new Script("globalThis[Symbol.for('haplint.limited-work')]()");

/** V8 breaks off whatever a script has called, which nothing else does within a thread. It takes some 50 microseconds. */
function limited<Result>(work: () => Result, milliseconds: number): Result {
  const holder = globalThis as { [WORK]?: () => unknown };
  holder[WORK] = work;
  try {
    return doWork.runInThisContext({ timeout: milliseconds }) as Result;
  } finally {
    delete holder[WORK];
  }
}
