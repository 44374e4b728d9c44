import type { Section } from '../sections.js';

/**
 * The sections of branches 2.4 to 3.5, in no order that matters. Source: the section registrations
 * (REGISTER_CONFIG_SECTION and cfg_register_section) in the sources of each .0 release and of 3.5-dev5. The sections of
 * an SPOE file are not here: HAProxy reads that file with a parser of its own.
 */
export const SECTIONS: readonly Section[] = [
  section('global'),
  section('defaults', { proxy: true }),
  section('frontend', { proxy: true }),
  section('backend', { proxy: true }),
  section('listen', { proxy: true }),
  section('peers'),
  section('userlist'),
  section('resolvers'),
  section('mailers'),
  section('cache'),
  section('ring'),
  section('http-errors'),
  section('fcgi-app'),
  section('log-forward'),
  section('namespace_list'),
  section('program', { deprecated: '3.1', removed: '3.3' }),
  section('crt-store', { since: '3.0' }),
  section('log-profile', { since: '3.1' }),
  section('traces', { since: '3.1' }),
  section('acme', { since: '3.2' }),
  section('healthcheck', { since: '3.4' }),
];

function section(name: string, traits: Partial<Omit<Section, 'name'>> = {}): Section {
  return { name, proxy: false, since: null, deprecated: null, removed: null, ...traits };
}
