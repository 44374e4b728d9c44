import picocolors from 'picocolors';
import type { CliIo, OutputStream } from './io.js';

/** Colours, or functions that leave the text alone. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * Whether and how to colour what goes to a stream: `--color` and `--no-color` come first, then NO_COLOR
 * (https://no-color.org), then FORCE_COLOR; otherwise terminals that can have colours.
 */
export function colorsFor(stream: OutputStream, env: CliIo['env'], asked: boolean | null): Colors {
  return picocolors.createColors(asked ?? wantsColors(stream, env));
}

function wantsColors(stream: OutputStream, env: CliIo['env']): boolean {
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Below this, a text cannot be laid out and wraps by itself. */
const NARROWEST = 20;

/** Longer lines tire the eye. */
const WIDEST = 140;

/** The columns to lay text out in; null where the output is no terminal, and each message stays on its line for `grep`. */
export function layoutWidth(stream: OutputStream): number | null {
  if (stream.isTTY !== true) return null;
  // Some terminals (serial lines, containers) say 0 where they do not know.
  return Math.min(Math.max(stream.columns || 80, NARROWEST), WIDEST);
}
