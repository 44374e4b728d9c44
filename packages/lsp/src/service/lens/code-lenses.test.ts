import { reachedAdvisories, sureAdvisories } from '@haplint/rules';
import { expect, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { advisoryLenses, codeLenses, resolveLens } from './code-lenses.js';

const CONFIG = `frontend www
  bind :80
  acl a path /
  acl a path /b
  use_backend api if a
  use_backend api if { nbsrv(api) gt 1 } a
backend api
backend idle
`;

test('counts the references of sections when it is asked to', () => {
  const { view } = viewOf(CONFIG);
  const lenses = codeLenses(view);
  expect(lenses.every(({ command }) => command === undefined)).toBe(true);
  const resolved = lenses.map((lens) => resolveLens(view, lens));
  expect(resolved.map(({ range, command }) => [range.start.line, command?.title, command?.arguments?.[2].length])).toEqual([
    [6, '3 references', 3],
    [7, '0 references', 0],
  ]);
});

test('counts the faults that the rules tell of, where a target is known', () => {
  const text =
    'frontend www\n  bind :80\n  mode http\n  timeout client 5s\n  default_backend app\nbackend app\n  mode http\n  server app1 10.1.0.1:8080\n';
  const { view } = viewOf(text, { target: '3.0.3' });
  const all = reachedAdvisories(view.model).map(({ advisory }) => advisory.id);
  const told = sureAdvisories(view.model).map(({ advisory }) => advisory.id);
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThan(all.length);
  expect(advisoryLenses(view).map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [0, `reaches ${told.length} known faults`],
  ]);
  expect(advisoryLenses(viewOf(text, { target: null }).view)).toEqual([]);
});
