/** Addresses: `192.0.2.1:80`, `[::1]:443`, `*:8000-8010`, `quic4@:443`. */
export { type AddressProblem, type AddressProblemCode, checkAddress, type PortRules } from './address.js';
