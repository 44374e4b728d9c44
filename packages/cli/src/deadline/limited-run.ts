import { spawn } from 'node:child_process';
import { LIMITED } from './limited.js';

/** How long after the limit the process is ended from outside, in milliseconds: it ends itself, and says more, where it can. */
const GRACE = 2000;

/**
 * Runs the command once more, in a process that can be ended whatever its code does, and gives its exit status; 2 where it was not done after
 * so many seconds. `args` are the same arguments, `write` takes what is to be told.
 */
export function runLimited(args: readonly string[], seconds: number, write: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] as string, ...args], {
      stdio: 'inherit',
      env: { ...process.env, [LIMITED]: '1' },
    });
    const timer = setTimeout(
      () => {
        write(`haplint: not done after ${seconds} s (--timeout), so it was ended\n`);
        child.kill('SIGKILL');
      },
      seconds * 1000 + GRACE,
    );
    // Who ends this process means the run.
    const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn);
    child.on('error', (error) => {
      clearTimeout(timer);
      write(`haplint: cannot start the run that --timeout limits: ${error.message}\n`);
      resolve(2);
    });
    child.on('exit', (status) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, passOn);
      resolve(status ?? 2);
    });
  });
}
