import type { CliOptions } from '../arguments.js';
import { oneOf, parseArguments } from '../arguments.js';
import type { CliIo } from '../io.js';

/** What a command was given, or the text to print where `--help` asks for it. */
export type CommandRequest = { readonly options: CliOptions; readonly text?: never } | { readonly text: string; readonly options?: never };

/** What commands that print no findings know. */
const COMMAND_FORMATS = ['stylish', 'json'] as const;

/** Reads the arguments of a command: those of a plain run, of which most mean nothing to it. Throws `UsageError`. */
export function commandOptions(args: readonly string[], io: CliIo, usage: string): CommandRequest {
  if (args.includes('--help') || args.includes('-h')) return { text: usage };
  const request = parseArguments(args, io);
  if ('text' in request) return request;
  oneOf('--format', request.format, COMMAND_FORMATS);
  return { options: request };
}

export const FORMAT_HELP = `  --format ${COMMAND_FORMATS.join('|')}   how to print it`;
