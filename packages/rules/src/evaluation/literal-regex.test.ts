import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiteralRegex, literalRegex } from './literal-regex.js';

/** What comparing texts as `-m` names it tells of a value. */
function matches({ matching, texts }: LiteralRegex, value: string): boolean {
  switch (matching) {
    case 'str':
      return texts.includes(value);
    case 'beg':
      return texts.some((text) => value.startsWith(text));
    case 'end':
      return texts.some((text) => value.endsWith(text));
    case 'sub':
      return texts.some((text) => value.includes(text));
  }
}

describe('literalRegex', () => {
  it.each<[string, LiteralRegex['matching'], string[]]>([
    ['^/api/', 'beg', ['/api/']],
    ['^/api/.*', 'beg', ['/api/']],
    ['^/api/.*$', 'beg', ['/api/']],
    ['^/api$', 'str', ['/api']],
    ['api', 'sub', ['api']],
    ['^.*api', 'sub', ['api']],
    ['.*api.*', 'sub', ['api']],
    ['\\.php$', 'end', ['.php']],
    ['^.*\\.php$', 'end', ['.php']],
    ['[.]php$', 'end', ['.php']],
    ['\\.(png|jpe?g)$', 'end', ['.png', '.jpg', '.jpeg']],
    ['^(?:a|b)/(c|d)$', 'str', ['a/c', 'a/d', 'b/c', 'b/d']],
    ['^a|^b', 'beg', ['a', 'b']],
    ['^/api/?', 'beg', ['/api']],
  ])('%s', (pattern, matching, texts) => {
    expect(literalRegex(pattern)).toEqual({ matching, texts });
  });

  it.each([
    '',
    '^$',
    '.*',
    'a.b',
    'a+',
    'a*b',
    'a{2}',
    '[ab]',
    '[^a]',
    '\\d',
    '\\bfoo',
    '^a|b',
    'a|b$',
    '(a',
    'a)',
    '(?i)a',
    '(?!a)b',
    '(a|)',
    'a||b',
    'a^b',
    'a$b',
    '\\',
    'a??',
    '(a)+',
    '(^a|b)',
    '(a$)',
    '\\<a',
    'a b',
  ])('is null for %j', (pattern) => {
    expect(literalRegex(pattern)).toBeNull();
  });

  it('tells what the expression tells of every value', () => {
    const pattern = fc
      .array(fc.constantFrom('a', 'b', '/', '\\.', '[.]', '(a|b)', '(?:ab|c)', '(c)?', 'b?', '^', '$', '|', '.*', '.', '(a|b', ')'), {
        maxLength: 7,
      })
      .map((pieces) => pieces.join(''));
    const value = fc.array(fc.constantFrom('a', 'b', 'c', '/', '.'), { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.array(value, { minLength: 20, maxLength: 20 }), (text, values) => {
        const literal = literalRegex(text);
        if (literal === null) return;
        const expression = new RegExp(text);
        for (const each of values) expect(matches(literal, each), `${text} on ${each}`).toBe(expression.test(each));
      }),
      { numRuns: 5000 },
    );
  });
});
