import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/index.js';
import { formatConfig, hasSameWords } from './format.js';
import type { FormatOptions } from './options.js';

const parsed = (text: string) => parseConfig({ path: 'a.cfg', text });

/** The text in its new form, which formatting again has to leave alone. */
function format(text: string, options: FormatOptions = {}): string {
  const once = formatConfig(parsed(text), options);
  expect(formatConfig(parsed(once), options)).toBe(once);
  expect(hasSameWords(parsed(text), parsed(once))).toBe(true);
  return once;
}

describe('formatConfig', () => {
  it('indents what stands in sections and nothing else', () => {
    expect(format('  global\nmaxconn 10\n\tnbthread 2\n')).toBe('global\n    maxconn 10\n    nbthread 2\n');
    expect(format('global\nmaxconn 10\n', { indent: 2 })).toBe('global\n  maxconn 10\n');
    expect(format('global\nmaxconn 10\n', { indent: 'tab' })).toBe('global\n\tmaxconn 10\n');
  });

  it('leaves a fragment without a section where it is', () => {
    expect(format('  server s1 192.0.2.1:80  \n  # why\n')).toBe('  server s1 192.0.2.1:80\n  # why\n');
  });

  it('puts one blank line between sections, above the comments that belong to them', () => {
    const text = '\n\nglobal\n    maxconn 10\n# about www\nfrontend www\n    bind :80\n\n\n\n    mode http\nbackend b\n\n';
    expect(format(text)).toBe('global\n    maxconn 10\n\n# about www\nfrontend www\n    bind :80\n\n    mode http\n\nbackend b\n');
    expect(format(text, { blankLines: false })).toBe(text);
  });

  it('leaves blank lines alone where a line says its number', () => {
    const text = 'global\n    setenv HERE "${.LINE}"\nfrontend www\n    bind :80\n';
    expect(format(text)).toBe(text);
  });

  it('keeps comments: at the left edge, in the section, behind words', () => {
    const text = 'global\n#    maxconn 5\n  # why\n  maxconn 10   # ten\t \n  # last\n\n# title\nfrontend www\n  bind :80\n';
    expect(format(text)).toBe(
      'global\n#    maxconn 5\n    # why\n    maxconn 10   # ten\n    # last\n\n# title\nfrontend www\n    bind :80\n',
    );
  });

  it('indents comments with a section that is all at the left edge', () => {
    expect(format('global\n# why\nmaxconn 10\n# title\nfrontend www\nbind :80\n')).toBe(
      'global\n    # why\n    maxconn 10\n\n# title\nfrontend www\n    bind :80\n',
    );
  });

  it('indents .if blocks of a section, and keeps those around sections at the left edge', () => {
    expect(format('global\n.if feature(QUIC)\n.if !feature(SSL)\nmaxconn 1\n.endif\n.else\nmaxconn 2\n.endif\n')).toBe(
      'global\n    .if feature(QUIC)\n        .if !feature(SSL)\n            maxconn 1\n        .endif\n    .else\n        maxconn 2\n    .endif\n',
    );
    expect(format('  .if feature(QUIC)\nfrontend www\nbind :80\n .endif\nglobal\n.if a\nfrontend x\nbind :81\n.endif\n')).toMatch(
      /^\.if feature\(QUIC\)\nfrontend www\n {4}bind :80\n\.endif\n\nglobal\n\n\.if a\nfrontend x\n {4}bind :81\n\.endif\n$/,
    );
  });

  it('keeps, removes or lines up what stands between words', () => {
    const text =
      'backend b\n  server  s1   192.0.2.1:80 check   # one\n  server long-name 192.0.2.20:8080   check\n  balance   roundrobin\n';
    expect(format(text)).toBe(text.replaceAll('\n  ', '\n    '));
    expect(format(text, { align: 'single' })).toBe(
      'backend b\n    server s1 192.0.2.1:80 check # one\n    server long-name 192.0.2.20:8080 check\n    balance roundrobin\n',
    );
    expect(format(text, { align: 'columns' })).toBe(
      'backend b\n    server s1        192.0.2.1:80    check # one\n    server long-name 192.0.2.20:8080 check\n    balance roundrobin\n',
    );
  });

  it('changes nothing in words, quoted or not', () => {
    const text = 'backend b\n    http-request deny if { path -m reg "a   b" }   \'c\t d\'\\ e  \n';
    expect(format(text, { align: 'single' })).toBe('backend b\n    http-request deny if { path -m reg "a   b" } \'c\t d\'\\ e\n');
  });

  it('leaves lines alone that HAProxy cannot read', () => {
    const text = 'global\n  description "no end   \n\r x\n  maxconn\0 10\n';
    expect(format(text)).toBe(text);
  });

  it('keeps ends of lines, and the lack of a last one', () => {
    expect(format('global\r\n  maxconn 10  \r\nfrontend www\n bind :80')).toBe(
      'global\r\n    maxconn 10\r\n\r\nfrontend www\n    bind :80',
    );
  });

  it('is stable and changes no word of anything', () => {
    const word = fc.constantFrom(
      'global',
      'frontend',
      'www',
      '.if',
      '.endif',
      '.else',
      '#',
      '"',
      "'",
      '\\',
      '\t',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\r',
      '\0',
      'a',
      'bind',
      '[',
    );
    const options = fc.record({
      indent: fc.constantFrom<number | 'tab'>(0, 2, 4, 'tab'),
      align: fc.constantFrom<'keep' | 'single' | 'columns'>('keep', 'single', 'columns'),
      blankLines: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), options, (words, chosen) => {
        format(words.join(''), chosen);
      }),
      { numRuns: 3000 },
    );
  });
});
