import { describe, expect, it } from 'vitest';
import { formOn, isKnown } from './keywords.js';
import {
  aclKeywords,
  converter,
  converters,
  filters,
  isRegisteredByLua,
  SAMPLE_CONTEXTS,
  sampleFetch,
  sampleFetches,
  services,
} from './samples.js';

describe('sample fetches', () => {
  it('have arguments, an output and contexts', () => {
    expect(sampleFetch('req.hdr')).toMatchObject({ arguments: { types: ['string', 'integer'], required: 0 }, output: 'str', since: null });
    expect(sampleFetch('sc_get_gpc')?.arguments).toEqual({ types: ['integer', 'integer', 'table'], required: 2 });
    expect(sampleFetch('src')?.output).toBe('addr');
    expect([...(sampleFetch('res.cache_hit')?.contexts ?? [])]).not.toContain('fe http-request');
    expect([...(sampleFetch('always_true')?.contexts ?? [])]).toEqual([...SAMPLE_CONTEXTS]);
    expect(sampleFetch('no_such_fetch')).toBeNull();
  });

  it('have a form for each change', () => {
    const forms = sampleFetch('req_ver')?.forms ?? [];
    expect(formOn(forms, { branch: '3.2' })?.contexts.has('log')).toBe(false);
    expect(formOn(forms, { branch: '3.4' })?.contexts.has('log')).toBe(true);
    expect(formOn(forms, { branch: '2.4' })).toBe(forms[0]);
    expect(formOn([], { branch: '2.4' })).toBeNull();
  });

  it('have a lifecycle', () => {
    expect(sampleFetch('set-cookie')?.removed).toBe('2.5');
    const renamed = sampleFetch('bc_settings_streams_limit');
    expect(renamed && isKnown(renamed, { branch: '3.2', patch: 0 })).toBe(false);
    expect(renamed && isKnown(renamed, { branch: '3.2', patch: 26 })).toBe(true);
  });
});

describe('converters', () => {
  it('have arguments, an input and an output', () => {
    expect(converter('length')).toMatchObject({ input: 'str', output: 'sint', arguments: { types: [], required: 0 } });
    expect(converter('ipmask')?.arguments).toEqual({ types: ['IPv4 mask', 'IPv6 mask'], required: 1 });
    expect(converter('map')?.arguments).toEqual({ types: ['string', 'string'], required: 1 });
    expect(converter('json_query')?.since).toBeNull();
    expect(converter('jwt_verify')?.since).toBe('2.5');
    expect(converter('no_such_converter')).toBeNull();
  });
});

describe('the other names', () => {
  it('of ACLs lead to a fetch that exists', () => {
    expect(aclKeywords().get('hdr_beg')).toMatchObject({ fetch: 'req.hdr', matching: 'beg' });
    for (const { name, fetch } of aclKeywords().values()) expect(sampleFetch(fetch), name).not.toBeNull();
  });

  it('of filters and services', () => {
    expect(filters().get('bwlim-in')?.since).toBe('2.7');
    expect(services().has('prometheus-exporter')).toBe(true);
  });

  it('of Lua begin with its own', () => {
    expect([isRegisteredByLua('lua.f'), isRegisteredByLua('luaf')]).toEqual([true, false]);
  });
});

describe('every entry', () => {
  it('has the contexts of its forms, and no more required arguments than arguments', () => {
    for (const { name, forms } of sampleFetches().values()) {
      for (const form of forms) {
        expect(form.contexts.size, name).toBeGreaterThan(0);
        expect(form.arguments.required, name).toBeLessThanOrEqual(form.arguments.types.length);
      }
    }
    for (const { name, forms } of converters().values()) expect(forms.length, name).toBeGreaterThan(0);
  });
});
