import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const USAGE = path.join(import.meta.dirname, 'usage.cjs');

/** How often the memory of a program is looked at, in milliseconds. */
const LOOK_EVERY = 10;

/** What one run used: `wall` and `user` in milliseconds, `memory`, the peak, in bytes; null where it cannot be told. */

/** Runs Node on a script or with other arguments, and measures it. An exit status above 1 is an error. */
export async function measureNode(args, cwd) {
  const { wall, said } = await run(process.execPath, ['--require', USAGE, ...args], cwd, ['ignore', 'ignore', 'pipe', 'pipe'], () => {});
  return { wall, ...JSON.parse(said) };
}

/** Runs any other program and measures it; its memory is known on Linux alone. */
export async function measureProgram(file, args, cwd) {
  let memory = null;
  const look = (pid) => {
    try {
      const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (peak !== undefined) memory = Number(peak) * 1024;
    } catch {
      // It has ended, or the system has no such file.
    }
  };
  const { wall } = await run(file, args, cwd, ['ignore', 'ignore', 'pipe'], look);
  return { wall, user: null, memory };
}

function run(file, args, cwd, stdio, look) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, { cwd, stdio });
    const timer = setInterval(() => look(child.pid), LOOK_EVERY);
    let said = '';
    let errors = '';
    child.stdio[3]?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(timer);
      const wall = performance.now() - start;
      if (status === null || status > 1) reject(new Error(`${file} ${args.join(' ')} ended with status ${status}: ${errors.trim()}`));
      else resolve({ wall, said });
    });
  });
}

/** The one in the middle; of an even number, the lower of the two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}
