/**
 * Files as text without losing a byte. A configuration may hold any bytes: HAProxy compares them and knows no encoding.
 * UTF-8 becomes the characters it stands for; a byte that is no part of UTF-8 becomes a lone surrogate, U+DC80 to
 * U+DCFF, which no UTF-8 can stand for, so that it goes back to its byte. (Python calls this `surrogateescape`.)
 */

// Node and browsers have both as globals; this package names only what it uses of them.
declare const TextDecoder: new (label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Added to a byte that is no UTF-8; the byte is 0x80 or more. */
const ESCAPE_BASE = 0xdc00;

// With the `u` flag the class matches lone surrogates only, not the second half of a pair.
const ESCAPED_BYTES = /[\uDC80-\uDCFF]+/gu;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The character that stands for a byte from 0x80 to 0xFF that is no part of UTF-8. */
export function escapedByte(byte: number): string {
  return String.fromCharCode(ESCAPE_BASE + byte);
}

/** Text of a file's bytes; a byte order mark stays as U+FEFF. `encodeSource` gives the same bytes back. */
export function decodeSource(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeDamaged(bytes);
  }
}

/** Bytes of a text; lone surrogates that stand for no byte become U+FFFD, as in `TextEncoder`. */
export function encodeSource(text: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (const match of text.matchAll(ESCAPED_BYTES)) {
    if (match.index > from) chunks.push(encoder.encode(text.slice(from, match.index)));
    chunks.push(Uint8Array.from(match[0], (character) => character.charCodeAt(0) - ESCAPE_BASE));
    from = match.index + match[0].length;
  }
  if (from === 0) return encoder.encode(text);
  chunks.push(encoder.encode(text.slice(from)));
  return concatenate(chunks);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decodeDamaged(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > from) parts.push(decoder.decode(bytes.subarray(from, at)));
    parts.push(escapedByte(bytes[at] as number));
    from = ++at;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Length of the UTF-8 sequence at `at`; 0 where there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  // No overlong forms, no surrogates, nothing above U+10FFFF.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
