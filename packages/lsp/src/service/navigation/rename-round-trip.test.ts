import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseVersion, type Version } from '@haplint/catalog';
import { type ConfiguredRules, lint } from '@haplint/core/internal';
import plugin from '@haplint/rules';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentView } from '../document-view.js';
import { createLanguageService } from '../language-service.js';
import { symbolIndex } from '../symbols/symbol-index.js';
import { rename } from './rename.js';

const check = plugin.configs?.check?.rules ?? {};
const rules: ConfiguredRules = new Map(
  Object.keys(check).flatMap((id) => {
    const rule = plugin.rules?.[id.replace(/^haplint\//, '')];
    return rule === undefined ? [] : [[id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: [] }]];
  }),
);
const options = { rulesFor: () => rules, knownRules: new Set(rules.keys()), targets: [parseVersion('3.0.11') as Version] };

function view(text: string): DocumentView {
  const document = TextDocument.create('file:///a.cfg', 'haproxy', 1, text);
  return createLanguageService().view({ files: [{ path: '/a.cfg', document }], options }, 'file:///a.cfg') as DocumentView;
}

/** What `check` finds, by rule and line. */
function findings(text: string): string[] {
  const [result] = lint([{ path: '/a.cfg', text }], options).results;
  return (result?.messages ?? []).map(({ ruleId, line }) => `${ruleId} ${line}`);
}

/** What the names of a text are about, by where they stand. */
function shapeOf({ model, tree }: DocumentView): string[] {
  return symbolIndex(model)
    .in(tree)
    .map(({ symbol, role, start }) => `${tree.lines.positionAt(start).line} ${symbol.kind} ${role}`);
}

/** The text with every symbol renamed that can be, one after the other, and how many that were. */
function allRenamed(text: string): { text: string; count: number } {
  let current = view(text);
  let count = 0;
  const { length } = symbolIndex(current.model).symbols;
  for (let i = 0; i < length; i++) {
    const symbol = symbolIndex(current.model).symbols[i];
    const place = symbol?.definitions.find(({ isName }) => isName);
    if (symbol === undefined || place === undefined) continue;
    const newName = symbol.kind === 'variable' ? `${symbol.name}_r${i}` : `r${i}-${symbol.name}`;
    const result = rename(current, current.file.document.positionAt(place.start), newName);
    if (result === null || 'refusal' in result) continue;
    current = view(
      TextDocument.applyEdits(
        current.file.document,
        result.flatMap(({ edits }) => [...edits]),
      ),
    );
    count++;
  }
  return { text: current.tree.text, count };
}

const folder = fileURLToPath(new URL('../../../../../examples/', import.meta.url));
const examples = readdirSync(folder).filter((name) => name.endsWith('.cfg') && !name.startsWith('large'));

describe('renaming everything', () => {
  test('has examples to rename', () => expect(examples.length).toBeGreaterThan(2));

  test.each(examples)('leaves what `check` finds in %s, and what names what', (name) => {
    const text = readFileSync(folder + name, 'utf8');
    const { text: after, count } = allRenamed(text);
    expect(count).toBeGreaterThan(0);
    expect(after).not.toBe(text);
    expect(findings(after)).toEqual(findings(text));
    expect(shapeOf(view(after))).toEqual(shapeOf(view(text)));
  });
});
