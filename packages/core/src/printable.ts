// What a terminal would act on, or hide, instead of showing: control characters (tabs too: callers that want to keep them
// expand them first), marks that reorder text, characters without width that change what a word is, line separators, and
// the lone surrogates that stand for bytes which are no UTF-8.
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text that is safe to print and as long as before: control characters become their pictures (NUL is U+2400), anything
 * else that cannot be shown becomes U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
