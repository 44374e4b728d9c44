/** The value of what the `Integer` token matches, as `strtol()` with base 0 gives it but for its bounds. */
export function integerValue(image: string): number {
  const text = image.trimStart();
  const signed = text.startsWith('-') || text.startsWith('+');
  const digits = signed ? text.slice(1) : text;
  const magnitude = readMagnitude(digits);
  // Adding zero turns the negative zero of `-0` into a plain one.
  return text.startsWith('-') ? -magnitude + 0 : magnitude;
}

function readMagnitude(digits: string): number {
  if (!digits.startsWith('0')) return Number.parseInt(digits, 10);
  const prefix = digits.slice(0, 2).toLowerCase();
  if (prefix === '0x') return Number.parseInt(digits.slice(2), 16);
  if (prefix === '0b') return Number.parseInt(digits.slice(2), 2);
  return Number.parseInt(digits, 8);
}
