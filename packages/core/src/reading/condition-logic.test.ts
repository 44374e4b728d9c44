import { parseVersion, SECTION_NAMES } from '@haplint/catalog';
import { parse } from '@haplint/parser';
import { expect, it } from 'vitest';
import { analyse } from '../model/analyse.js';
import { conditionReader, isImpliedBy } from './condition-logic.js';
import { conditionOf } from './conditions.js';

const ACLS = ['acl web path_beg /web', 'acl web path_beg /www', 'acl file src -f hosts.lst', 'acl get method GET'];

/** Whether the second condition holds wherever the first does, in a frontend with some ACLs. */
function follows(narrow: string, wide: string): boolean {
  const rules = [narrow, wide].map((condition) => `http-request deny ${condition}`);
  const file = parse(`frontend www\n${[...ACLS, ...rules].join('\n')}\n`, { sections: SECTION_NAMES });
  const model = analyse([file], { target: parseVersion('3.0.0') });
  const [section] = model.sections;
  if (section === undefined) throw new Error('no section');
  const reader = conditionReader(section, model);
  const [first, second] = section.lines.slice(-2).map((line) => conditionOf(line)?.condition);
  if (first === undefined || second === undefined) throw new Error('no condition');
  return isImpliedBy(reader.read(second), reader.read(first));
}

it.each<[string, string, boolean]>([
  ['if web', 'if web', true],
  ['if { path_beg /web/a }', 'if web', true],
  ['if { path /www }', 'if web', true],
  ['if { path_beg /we }', 'if web', false],
  ['if web', 'if { path_beg /w }', true],
  ['if web get', 'if get', true],
  ['if get', 'if web get', false],
  ['if web', 'if web or get', true],
  ['if web or get', 'if web', false],
  ['if file', 'if file', true],
  ['if { src -f hosts.lst }', 'if file', false],
  ['if !web', 'if !{ path /web/a }', true],
  ['if !{ path /web/a }', 'if !web', false],
  ['unless web', 'if !web', true],
  ['unless web get', 'if !web or !get', true],
  ['unless web or get', 'if !get', true],
  ['if { method GET }', 'if !{ method POST }', true],
  ['if { path /a }', 'if { path_end a }', true],
  ['if { path /a/b }', 'if { path_sub a/b }', true],
  ['if { path_reg ^/a }', 'if { path_reg ^/a }', true],
  ['if { path_reg ^/a/b }', 'if { path_reg ^/a }', false],
  ['if { path /A }', 'if { path -i /a }', true],
  ['if { path -i /a }', 'if { path /a }', false],
  ['if { hdr(X-A) b }', 'if { req.hdr(x-a) -m str b }', true],
  ['if { hdr(x) b }', 'if { hdr(x) -m found }', true],
  ['if { dst_port 80 }', 'if { dst_port 70:90 }', true],
  ['if { dst_port lt 80 }', 'if { dst_port le 80 }', true],
  ['if { dst_port gt 3 }', 'if { dst_port lt 3 gt 9 }', false],
  ['if { src 10.0.0.1 }', 'if { src 10.0.0.0/24 }', true],
  ['if { src 2001:db8::1 }', 'if { src 10.0.0.0/8 }', false],
  ['if { src 2001:db8::1 }', 'if { src 2001:db8::1 }', true],
  ['if { path,lower /a }', 'if { path /a }', false],
  ['if { fancy_fetch a }', 'if { fancy_fetch a }', false],
])('%s: %s: %s', (narrow, wide, expected) => {
  expect(follows(narrow, wide)).toBe(expected);
});
