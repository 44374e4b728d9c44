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

test('tells of advisories where a target is known', () => {
  const text =
    'cache c\n  total-max-size 4\n  process-vary on\nfrontend www\n  bind :443 ssl crt /x alpn h2\n  mode http\n  http-request cache-use c\n  http-response cache-store c\n';
  const titles = (target: string | null) =>
    advisoryLenses(viewOf(text, { target }).view).flatMap(({ command, range }) =>
      command ? [`${range.start.line} ${command.title}`] : [],
    );
  expect(titles(null)).toEqual([]);
  expect(titles('2.6.0').some((title) => /^\d+ reaches (1 known fault|\d+ known faults)$/.test(title))).toBe(true);
});
