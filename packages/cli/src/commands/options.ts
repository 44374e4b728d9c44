import type { CliOptions } from '../arguments.js';
import { FORMATS, parseArguments } from '../arguments.js';
import type { CliIo } from '../io.js';

/** What a command was given, or the text to print where `--help` asks for it. */
export type CommandRequest = { readonly options: CliOptions; readonly text?: never } | { readonly text: string; readonly options?: never };

/** Reads the arguments of a command: those of a plain run, of which most mean nothing to it. Throws `UsageError`. */
export function commandOptions(args: readonly string[], io: CliIo, usage: string): CommandRequest {
  if (args.includes('--help') || args.includes('-h')) return { text: usage };
  const request = parseArguments(args, io);
  return 'text' in request ? request : { options: request };
}

export const FORMAT_HELP = `  --format ${FORMATS.join('|')}   how to print it`;
