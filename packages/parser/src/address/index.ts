/** Addresses: `192.0.2.1:80`, `[::1]:443`, `*:8000-8010`, `quic4@:443`. */
export {
  type AddressFamily,
  type AddressPrefix,
  type AddressProblem,
  type AddressProblemCode,
  type AddressRules,
  type AddressSyntax,
  checkAddress,
  type PortRules,
  type Transport,
} from './address.js';
export { isIpv4, isIpv6, readHost } from './host.js';
export { isIpv4Mask, isIpv6Mask, isNetwork } from './network.js';
