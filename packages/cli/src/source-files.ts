import { Buffer } from 'node:buffer';
import { promises as fs, readFileSync, statSync } from 'node:fs';
import type { TemplateSetting } from '@haplint/core/internal';
import { decodeSource } from '@haplint/parser';
import type { CliIo } from './io.js';

/** Where a text comes from: a file by its absolute path, or standard input under the name it was given, if any. */
export type Input = { readonly file: string } | { readonly stdin: string | null };

/** The name that standard input goes by where none was given. */
export const STDIN_NAME = '<stdin>';

/** A text that was read, and the bytes it was read from. */
export interface Source {
  /** The absolute path, or `STDIN_NAME`. */
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The template language it is in; left out, its name tells. */
  readonly template?: TemplateSetting;
}

/** The path that findings in an input carry. */
export function pathOf(input: Input): string {
  return 'file' in input ? input.file : (input.stdin ?? STDIN_NAME);
}

/** Bytes of the largest file that is read: some hundred times the largest configurations that people have. */
const MAX_SIZE = 16 * 1024 * 1024;

function tooLarge(): Error {
  return new Error('larger than 16 MB, which is more than haplint takes; is it a log or a dump instead of a configuration?');
}

/** Reads an input to its end. Throws the system's error, and an error for what is too large. */
export async function readSource(input: Input, io: CliIo): Promise<Source> {
  const bytes = 'file' in input ? await readWhole(input.file) : await readAll(io.stdin);
  return { path: pathOf(input), text: decodeSource(bytes), bytes };
}

async function readWhole(file: string): Promise<Uint8Array> {
  const stats = statSync(file);
  if (stats.size > MAX_SIZE) throw tooLarge();
  // Of hundreds of files, each would wait for its turn in Node's pool of threads; what is no file may keep one waiting.
  return stats.isFile() ? readFileSync(file) : fs.readFile(file);
}

async function readAll(stream: CliIo['stdin']): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > MAX_SIZE) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
