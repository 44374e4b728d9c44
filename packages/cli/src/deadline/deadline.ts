import { Worker } from 'node:worker_threads';

/**
 * What runs beside the command: sleeps until the time is over, says which rule was at work, and ends the process, which only a signal does
 * while a rule loops. It is told the names of rules and files by messages, and their numbers by shared memory.
 */
const WATCHDOG = `
const { parentPort, receiveMessageOnPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const at = new Int32Array(workerData.shared);
if (Atomics.wait(at, 2, 0, workerData.seconds * 1000) === 'timed-out') {
  const names = [''];
  for (let message = receiveMessageOnPort(parentPort); message !== undefined; message = receiveMessageOnPort(parentPort)) names.push(message.message);
  const [rule, file] = [names[Atomics.load(at, 0)], names[Atomics.load(at, 1)]];
  const where = rule ? 'the rule "' + rule + '" was at work on ' + file : 'no rule was at work';
  try {
    writeSync(2, 'haplint: not done after ' + workerData.seconds + ' s (--timeout), so it was ended; ' + where + '\\n');
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
`;

/** Ends this process when it is not done in time. */
export class Deadline {
  readonly #at: Int32Array;
  readonly #worker: Worker;
  readonly #numbers = new Map<string, number>();
  readonly #nameOf: (filePath: string) => string;

  /** `nameOf` gives a file's path as it is to be shown. */
  constructor(seconds: number, nameOf: (filePath: string) => string) {
    const shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
    this.#at = new Int32Array(shared);
    this.#nameOf = nameOf;
    this.#worker = new Worker(WATCHDOG, { eval: true, workerData: { shared, seconds } });
    this.#worker.unref();
  }

  /** A rule goes to work on a file. */
  begins(ruleId: string, filePath: string): void {
    Atomics.store(this.#at, 0, this.#numbers.get(ruleId) ?? this.#tell(ruleId, ruleId));
    Atomics.store(this.#at, 1, this.#numbers.get(filePath) ?? this.#tell(filePath, this.#nameOf(filePath)));
  }

  /** The rule is done. */
  ends(): void {
    Atomics.store(this.#at, 0, 0);
  }

  #tell(key: string, name: string): number {
    const number = this.#numbers.size + 1;
    this.#numbers.set(key, number);
    this.#worker.postMessage(name);
    return number;
  }
}
