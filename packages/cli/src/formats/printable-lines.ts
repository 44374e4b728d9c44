import { printable } from '../printable.js';

/** As `printable`, but ends of lines stay: for formats that have a way to write them. */
export function printableLines(text: string): string {
  return text.replace(/[^\r\n]+/g, printable);
}
