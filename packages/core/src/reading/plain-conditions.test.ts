import { parseVersion, SECTION_NAMES } from '@haplint/catalog';
import { parse } from '@haplint/parser';
import { expect, it } from 'vitest';
import { analyse } from '../model/analyse.js';
import { conditionReader } from './condition-logic.js';
import { conditionOf } from './conditions.js';
import { plainConditionOf } from './plain-conditions.js';

/** What the words and what the tree of a condition come to, behind a line with a condition of the same form. */
function readings(condition: string, before = condition) {
  const acls = ['acl web path_beg /web', 'acl web path_beg /www', 'acl get method GET', 'acl file src -f hosts.lst'];
  const rules = [before, condition].map((each) => `http-request deny deny_status 403 ${each}`);
  const file = parse(`frontend www\n${[...acls, ...rules].join('\n')}\n`, { sections: SECTION_NAMES });
  const model = analyse([file], { target: parseVersion('3.0.0') });
  const [section] = model.sections;
  if (section === undefined) throw new Error('no section');
  const [first, line] = section.lines.slice(-2);
  if (first === undefined || line === undefined) throw new Error('no lines');
  plainConditionOf(first, model);
  const plain = plainConditionOf(line, model);
  const found = conditionOf(line, model);
  if (found === null) throw new Error('no condition');
  const reader = conditionReader(section, model);
  return {
    byWords: plain === null ? null : reader.read(plain),
    byTree: reader.read(found.condition),
    hasProblems: found.problems.length > 0,
  };
}

it.each<[string, string?]>([
  ['if web'],
  ['if !web get'],
  ['unless web'],
  ['unless web get || file'],
  ['if web or get'],
  ['if web OR get'],
  ['if undefined TRUE'],
  ['if web if'],
  ['if { path_beg /a }', 'if { path_beg /b }'],
  ['if get !{ hdr(Host) -i a.example } or { src 10.0.0.1 }', 'if { src 10.0.0.2 } { hdr(Host) -i b.example }'],
  ['if\t{  path_beg   /a }', 'if { path_beg /b }'],
  ['if { path_beg or }', 'if { path_beg /b }'],
  ['if { path_beg { }', 'if { path_beg /b }'],
])('%s is read by its words', (condition, before) => {
  const { byWords, byTree, hasProblems } = readings(condition, before);
  expect(byWords).toEqual(byTree);
  expect(byWords).not.toBeNull();
  expect(hasProblems).toBe(false);
});

it.each<[string, string?]>([
  ['if { path_beg /a }', 'if web'],
  ['if { ssl_fc }'],
  ['if { dst_port gt 80 }'],
  ['if { path_beg /a /b }'],
  ['if { path_beg -i }', 'if { path_beg /b }'],
  ['if { path_beg "/a" }', 'if { path_beg /b }'],
  ['if { src -f hosts.lst }'],
  ['if { fancy_fetch a }'],
  ['if { path_beg /a', 'if { path_beg /b }'],
  ['if ! web'],
  ['if !!web'],
  ['if !or web'],
  ['if web,get'],
  ['if }'],
  ['if or'],
  ['if'],
])('%s is left to the tree', (condition, before) => {
  expect(readings(condition, before).byWords).toBeNull();
});
