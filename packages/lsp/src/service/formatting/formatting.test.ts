import { readdirSync, readFileSync } from 'node:fs';
import type { FormatOptions } from '@haplint/core/format';
import { parseConfig } from '@haplint/core/internal';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { viewOf } from '../fixture.js';
import { formatDocument } from './format-document.js';
import { indentNewLine } from './indent-new-line.js';

function edits(text: string, format: FormatOptions = {}, range?: Range) {
  const { view } = viewOf(text);
  const formatting = formatDocument({ ...view, configuration: { ...view.configuration, format } }, range);
  if ('refusal' in formatting) throw new Error(formatting.refusal);
  return { edits: formatting.edits, after: TextDocument.applyEdits(view.file.document, formatting.edits) };
}

describe('formatDocument', () => {
  it('changes the lines that need it, and no other', () => {
    const text = 'global\n  maxconn 10\n    log global\ndefaults\n    mode http\n\n\n\n    log global\n';
    const found = edits(text);
    expect(found.after).toBe('global\n    maxconn 10\n    log global\n\ndefaults\n    mode http\n\n    log global\n');
    expect(found.edits).toHaveLength(3);
  });

  it('follows the options', () => {
    expect(edits('global\n  maxconn   10\n', { indent: 'tab', align: 'single' }).after).toBe('global\n\tmaxconn 10\n');
  });

  it('keeps to a range', () => {
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
    expect(edits('global\n maxconn 10\n log global\n', {}, range).after).toBe('global\n maxconn 10\n    log global\n');
  });

  it('gives what the formatter gives, and nothing the second time', () => {
    const examples = new URL('../../../../../examples/', import.meta.url);
    for (const name of readdirSync(examples).filter((each) => each.endsWith('.cfg'))) {
      const messy = readFileSync(new URL(name, examples), 'utf8')
        .replace(/^ +/gm, (indent) => ' '.repeat(indent.length % 3))
        .replace(/\n(?=\w)/g, '\n\n\n');
      for (const format of [{}, { align: 'columns', indent: 2 }, { blankLines: false }] as const) {
        const { after } = edits(messy, format);
        expect(edits(after, format).edits).toEqual([]);
      }
    }
  });

  it('keeps ends of lines, and the lack of a last one', () => {
    expect(edits('global\r\n maxconn 10\r\n\r\n\r\ndefaults').after).toBe('global\r\n    maxconn 10\r\n\r\ndefaults');
  });

  it('leaves templates as they are, and says so', () => {
    const text = 'global\n maxconn {{ maxconn }}\n';
    const { view } = viewOf(text);
    const tree = parseConfig({ path: 'haproxy.cfg.j2', text });
    expect(tree.template).not.toBeNull();
    expect(formatDocument({ ...view, tree })).toEqual({ refusal: 'it is a template' });
  });
});

describe('indentNewLine', () => {
  const after = (marked: string) => {
    const { view, at } = viewOf(marked);
    return TextDocument.applyEdits(view.file.document, indentNewLine(view, at()));
  };

  it.each([
    ['frontend f\n^^', 'frontend f\n    '],
    ['frontend f\n  bind :80\n^^', 'frontend f\n  bind :80\n  '],
    ['frontend f\n  bind :80\n  ^^', 'frontend f\n  bind :80\n  '],
    ['frontend f\n  .if TRUE\n^^', 'frontend f\n  .if TRUE\n      '],
    ['frontend f\n    bind :80\n^^mode http', 'frontend f\n    bind :80\n    mode http'],
    ['frontend f\n  bind :80\n\n^^', 'frontend f\n  bind :80\n\n'],
    ['frontend f\n  bind :80\n^^backend b', 'frontend f\n  bind :80\nbackend b'],
    ['# a comment\n^^', '# a comment\n'],
    ['^^', ''],
  ])('%j gives %j', (marked, expected) => {
    expect(after(marked)).toBe(expected);
  });
});
