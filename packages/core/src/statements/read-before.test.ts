import type { Argument } from '@haplint/catalog';
import { parse, type Word } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { ReadBefore } from './read-before.js';

const PARAMETERS: Argument = { parameters: {} };
const OTHERS: Argument = { parameters: {} };

const wordsOf = (line: string): readonly Word[] =>
  parse(`backend b\n    ${line}\n`, { sections: new Set(['backend']) }).sections[0]?.body[0]?.words ?? [];

describe('parameters that were read before', () => {
  const before = new ReadBefore();
  before.add(PARAMETERS, 'http', wordsOf('server s 192.0.2.1:80 check  inter "2s"'), 3);
  before.add(PARAMETERS, 'http', wordsOf('server s 192.0.2.1:80'), 3);

  it.each([
    ['behind another name and address', 'server t 192.0.2.2:80 check  inter "2s"', true],
    ['with a comment behind them', 'server t 192.0.2.2:80 check  inter "2s" # slow', true],
    ['that are none', 'server t 192.0.2.2:80', true],
    ['written in another way', 'server t 192.0.2.2:80 check inter 2s', false],
    ['of which there are more', 'server t 192.0.2.2:80 check  inter "2s" backup', false],
  ])('are known %s', (_, line, isKnown) => {
    expect(before.has(PARAMETERS, 'http', wordsOf(line), 3)).toBe(isKnown);
  });

  it('are those of one list and of one mode', () => {
    const words = wordsOf('server s 192.0.2.1:80 check  inter "2s"');
    expect(before.has(OTHERS, 'http', words, 3)).toBe(false);
    expect(before.has(PARAMETERS, 'tcp', words, 3)).toBe(false);
  });

  it('are not noted where variables take part', () => {
    const words = wordsOf('server s 192.0.2.1:80 inter "${TIME}"');
    before.add(PARAMETERS, 'http', words, 3);
    expect(before.has(PARAMETERS, 'http', words, 3)).toBe(false);
  });
});
