/** What the types of arguments look like, by the dump's names of the types; text, and what is looked up later, has no form. */
const FORMS: Readonly<Record<string, { readonly accepts: (value: string) => boolean; readonly expected: string }>> = {
  integer: { accepts: (value) => /^[+-]?\d*$/.test(value), expected: 'a whole number' },
  'IPv4 address': { accepts: isIpv4, expected: 'an IPv4 address' },
  'IPv6 address': { accepts: isIpv6, expected: 'an IPv6 address' },
  'IPv4 mask': { accepts: isIpv4Mask, expected: 'an IPv4 mask or a prefix length up to 32' },
  'IPv6 mask': { accepts: isIpv6Mask, expected: 'an IPv6 mask or a prefix length up to 128' },
  'Protocol buffers field number': { accepts: (value) => /^\d+(\.\d+)*$/.test(value), expected: 'numbers with dots between them' },
};

/** What is expected instead of an argument of this type; null where it will do (src/arg.c `make_arg_list`). */
export function argumentMistake(value: string, type: string): string | null {
  const form = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
  return form === undefined || form.accepts(value) ? null : form.expected;
}

/** What inet_pton() takes for an IPv4 address. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** What inet_pton() takes for an IPv6 address. */
export function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = (half: string, mayEndInIpv4: boolean): number | null => {
    if (half === '') return 0;
    const parts = half.split(':');
    const last = parts.at(-1) as string;
    const withIpv4 = mayEndInIpv4 && last.includes('.');
    if (withIpv4 && !isIpv4(last)) return null;
    const plain = withIpv4 ? parts.slice(0, -1) : parts;
    return plain.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? plain.length + (withIpv4 ? 2 : 0) : null;
  };
  const before = groups(head, tail === undefined);
  const after = tail === undefined ? 0 : groups(tail, true);
  if (before === null || after === null) return false;
  return tail === undefined ? before === 8 : before + after <= 7;
}

/** A dotted mask, or a number of bits (src/tools.c `str2mask`). */
export function isIpv4Mask(text: string): boolean {
  return text.includes('.') ? isIpv4(text) : isLength(text, 32);
}

/** A mask with colons, or a number of bits (src/tools.c `str2mask6`). */
export function isIpv6Mask(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isLength(text, 128);
}

function isLength(text: string, longest: number): boolean {
  return /^\s*\+?\d+$/.test(text) && Number(text) <= longest;
}
