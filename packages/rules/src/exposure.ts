import type { Model, ProxySection } from '@haplint/core';
import type { Directive } from '@haplint/parser';

/** Addresses that only this machine reaches: loopback, sockets in the file system, descriptors. */
const LOCAL =
  /^(?:(?:ipv[46]|tcp[46]?|quic[46]|udp[46]?)@)?(?:127\.|\[?::1\]?:|localhost:)|^(?:\/|(?:unix|uxst|uxdg|abnsz?|fd|sockpair|rhttp)@)/i;

/** Addresses of private networks (RFC 1918, RFC 4193, link-local). */
const PRIVATE =
  /^(?:(?:ipv[46]|tcp[46]?|udp[46]?)@)?(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[?f[cd][\da-f]{2}:|\[?fe80:)/i;

/** A literal address without a name, so that it can be judged. */
const NUMERIC = /^(?:(?:ipv[46]|tcp[46]?|udp[46]?)@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[?(?=[\da-f]*:)[\da-f:.]*\]?)(?::\d+)?$/i;

/** Whether an address is reached from this machine only; a list of them, from the others too where one is. */
export function isLocal(address: string): boolean {
  return address.split(',').every((each) => LOCAL.test(each));
}

/** Whether an address is a literal one of the internet: neither this machine nor a private network. */
export function isPublic(address: string): boolean {
  return NUMERIC.test(address) && !LOCAL.test(address) && !PRIVATE.test(address);
}

/** The `bind` lines of a proxy that other machines reach, as far as they are sure to be read. */
export function exposedBinds(proxy: ProxySection, model: Model): readonly Directive[] {
  return proxy.lines.filter((line) => {
    const address = line.keyword.value === 'bind' ? model.valueOf(line.args[0]) : null;
    return address !== null && address !== '' && model.isRead(line) === true && !isLocal(address);
  });
}

/** The `bind` lines of a proxy that take TLS from other machines. */
export function tlsBinds(proxy: ProxySection, model: Model): readonly Directive[] {
  return exposedBinds(proxy, model).filter(({ args }) => args.some((word, i) => i > 0 && word.isLiteral && word.value === 'ssl'));
}
