import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseVersionOutput, type Version } from '@haplint/catalog';
import type { LintResult } from '@haplint/core';
import { parseConfig, type SourceFile } from '@haplint/core/internal';
import { encodeSource } from '@haplint/parser';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { type ProgramRun, runProgram } from '../run-program.js';
import { errorCode, inWords } from '../system-error.js';
import { type Build, featuresWithout, mayBeMissing, missingFromBuild, namesInDump } from './build.js';
import { mergeMessages } from './merge.js';
import { type HaproxyMessage, readMessages } from './messages.js';

/** As long as a check may take: names to resolve, certificates and Lua to load. */
const TIME_LIMIT_MS = 30_000;

/** More than the dump of all keywords, or some ten thousand messages. */
const MAX_OUTPUT = 4 * 1024 * 1024;

/** A file to ask about; what came from standard input is put into a temporary one. */
export interface AskedFile extends SourceFile {
  readonly isStdin: boolean;
}

export interface AskContext {
  /** The variables it may use: those of this process, and of the configuration's `env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly io: CliIo;
  readonly notices: Notices;
  readonly timeLimitMs?: number;
}

/** Why a program cannot be asked, and what to do, in words that go on from its name; null where it is a HAProxy. */
export async function whyNotHaproxy(program: string, env: AskContext['env'], timeLimitMs = TIME_LIMIT_MS): Promise<string | null> {
  const run = await runProgram(program, ['-v'], { env, timeLimitMs, maxOutput: MAX_OUTPUT });
  const problem = problemOf(run, timeLimitMs);
  if (problem !== null) return problem;
  return parseVersionOutput(run.stdout) === null ? 'is it HAProxy? Asked with -v, it does not name a version' : null;
}

/**
 * Lets `haproxy -c` check the files and adds what it says to the results, whose order is that of the files. What keeps it from
 * an answer is said through the notices, and the results stay as they are.
 */
export async function askHaproxy(
  program: string,
  files: readonly AskedFile[],
  results: readonly LintResult[],
  context: AskContext,
): Promise<readonly LintResult[]> {
  const { io, notices, timeLimitMs = TIME_LIMIT_MS } = context;
  const shown = files.map((file) => displayPath(file.path, io.cwd)).join(', ');
  const { paths, remove } = await pathsToCheck(files);
  let run: ProgramRun;
  try {
    // Paths are absolute, so none can be taken for an option.
    run = await runProgram(program, ['-c', ...paths.flatMap((file) => ['-f', file])], {
      env: context.env,
      cwd: io.cwd,
      timeLimitMs,
      maxOutput: MAX_OUTPUT,
    });
  } finally {
    await remove();
  }
  const messages = readMessages(run.stderr, paths);
  const willNotStart = /has no error but will not start/.test(run.stdout);
  const isAnswer = run.status === 0 || willNotStart || messages.some(({ level }) => level === 'ALERT');
  const problem = problemOf(run, timeLimitMs) ?? (isAnswer ? null : endedWith(run));
  if (problem !== null) {
    notices.fail(`${shown}: checked without ${program}: ${problem}`);
    return results;
  }
  if (willNotStart) notices.note(`${shown}: HAProxy finds no error, but nothing here listens, so it would not start with this alone`);
  const explained = await explainMissing(program, messages, context);
  const placed = explained.map((message) => ({ ...message, place: placeIn(message, files, paths) }));
  return mergeMessages(results, files.map(parseConfig), placed, run.status !== 0);
}

/** Where HAProxy finds each file; standard input cannot be read twice, so what came from there has a file for a while. */
async function pathsToCheck(files: readonly AskedFile[]): Promise<{ paths: string[]; remove: () => Promise<void> }> {
  const stdin = files.find(({ isStdin }) => isStdin);
  if (stdin === undefined) return { paths: files.map((file) => file.path), remove: async () => {} };
  const directory = await mkdtemp(path.join(tmpdir(), 'haplint-'));
  const copy = path.join(directory, 'stdin.cfg');
  await writeFile(copy, encodeSource(stdin.text), { mode: 0o600 });
  return {
    paths: files.map((file) => (file.isStdin ? copy : file.path)),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

function placeIn({ place }: HaproxyMessage, files: readonly SourceFile[], paths: readonly string[]): HaproxyMessage['place'] {
  if (place === null) return null;
  return { file: files[paths.indexOf(place.file)]?.path ?? place.file, line: place.line };
}

/** What kept a program from an answer; null where it came to its end by itself. */
function problemOf({ failure, signal }: ProgramRun, timeLimitMs: number): string | null {
  if (failure === 'too-slow') return `no answer within ${timeLimitMs / 1000} seconds`;
  if (failure === 'too-much') return `more than ${MAX_OUTPUT / 1024 / 1024} MB of messages`;
  if (failure !== null) return cannotRun(failure);
  return signal === null ? null : `it was ended by ${signal}, a fault worth a report to whoever built that program`;
}

function endedWith({ status, stderr }: ProgramRun): string {
  const [said = ''] = stderr.trim().split('\n');
  return `it ended with status ${status} and names no error${said === '' ? '' : `: "${said.slice(0, 200)}"`}`;
}

function cannotRun(error: Error): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'there is no such program';
    case 'EACCES':
      return 'it is no program, or may not be run';
    case 'ENOEXEC':
      return 'it is no program for this machine';
    default:
      return `it cannot be run: ${inWords(error)}`;
  }
}

/** Names what this build lacks, where a message may come from that; the build is asked only then. */
async function explainMissing(program: string, messages: readonly HaproxyMessage[], context: AskContext): Promise<HaproxyMessage[]> {
  const build = messages.some(({ text }) => mayBeMissing(text)) ? await buildOf(program, context) : null;
  return messages.map((message) => {
    const missing = build === null || !mayBeMissing(message.text) ? null : missingFromBuild(message.text, build);
    return missing === null ? message : { ...message, text: `${message.text} (${missing})` };
  });
}

const builds = new Map<string, Promise<Build | null>>();

function buildOf(program: string, context: AskContext): Promise<Build | null> {
  let build = builds.get(program);
  if (build === undefined) {
    build = askBuild(program, context);
    builds.set(program, build);
  }
  return build;
}

async function askBuild(program: string, { env }: AskContext): Promise<Build | null> {
  const ask = async (...args: string[]) =>
    (await runProgram(program, args, { env, timeLimitMs: TIME_LIMIT_MS, maxOutput: MAX_OUTPUT })).stdout;
  const about = await ask('-vv');
  const version: Version | null = parseVersionOutput(about);
  if (version === null) return null;
  return { version, names: namesInDump(await ask('-dKall', '-q', '-c', '-f', '/dev/null')), without: featuresWithout(about) };
}
