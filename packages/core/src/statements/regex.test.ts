import { describe, expect, it } from 'vitest';
import { regexProblem } from './regex.js';

describe('regexProblem', () => {
  it.each([
    'a',
    '(a|b)*c+',
    '^[^]]]$',
    '[]a(]',
    '[[:alpha:](]',
    '\\(a',
    'a\\\\',
    'a)',
    '[\\]]',
    '[a\\]',
    '(?x) ( # unclosed',
    '\\Q(\\E',
    '(?#()',
    '',
  ])('takes %s', (text) => {
    expect(regexProblem(text)).toBeNull();
  });

  it.each([
    ['(a', 'with a ")" for every "("'],
    ['a[b', 'with a "]" for every "["'],
    ['(a)[]', 'with a "]" for every "["'],
    ['(a[)]', 'with a ")" for every "("'],
    ['*a', 'without a "*" that repeats nothing'],
    ['a\\', 'without a "\\" at its end'],
  ])('refuses %s', (text, problem) => {
    expect(regexProblem(text)).toBe(problem);
  });
});
