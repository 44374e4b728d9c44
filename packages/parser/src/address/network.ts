import { isIpv4, isIpv6, readHost } from './host.js';

/** Whether a text is an IPv4 mask: a dotted one, or a number of bits (src/tools.c `str2mask`). */
export function isIpv4Mask(text: string): boolean {
  return text.includes('.') ? isIpv4(text) : isLength(text, 32);
}

/** Whether a text is an IPv6 mask: one with colons, or a number of bits (src/tools.c `str2mask6`). */
export function isIpv6Mask(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isLength(text, 128);
}

function isLength(text: string, longest: number): boolean {
  return /^\s*\+?\d+$/.test(text) && Number(text) <= longest;
}

/**
 * Whether a text is an address with or without a mask, which for IPv6 is a number of bits (src/tools.c `str2net`, `str62net`). With `resolves`, names count unless they can
 * be none.
 */
export function isNetwork(text: string, resolves: boolean): boolean {
  const at = text.lastIndexOf('/');
  const address = at === -1 ? text : text.slice(0, at);
  const mask = at === -1 ? null : text.slice(at + 1);
  const mayBeIpv4 = isIpv4(address) || (resolves && /^[\w.-]+$/.test(address) && readHost(address) !== 'none-at-all');
  if (mayBeIpv4 && (mask === null || isIpv4Mask(mask))) return true;
  return isIpv6(address) && (mask === null || isLength(mask, 128));
}
