// What is wrong after edits, one on top of the other, as a server sees them: the tree that is mended has to be the one that the text gives, and
// what the checks and the features of the language service say must not depend on what the text was before. Used by fuzz.mjs.

import { isDeepStrictEqual } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CheckMemory, parseConfig, reparseConfig } from '../../packages/core/dist/internal.js';
import * as service from '../../packages/lsp/dist/service/index.js';
import { print } from '../../packages/parser/dist/index.js';

/** Edits of a text. */
const EDITS = 12;

/** Characters beyond which a text is cut off: all is done twice after each edit. */
const LARGEST = 6000;

/** The first promise that is broken after some edit, with the text before it; null where none is. */
export async function editsProblem(draw, texts, pieces, options) {
  let text = draw.of(texts).slice(0, LARGEST);
  let document = TextDocument.create('file:///a.cfg', 'haproxy', 1, text);
  const kept = { language: service.createLanguageService(), memory: new CheckMemory(), tree: parseConfig({ path: 'a.cfg', text }) };
  for (let version = 2; version < EDITS + 2; version++) {
    const before = text;
    const edit = drawEdit(draw, text, texts, pieces);
    const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
    document = TextDocument.update(document, [{ range, text: edit.text }], version);
    text = document.getText();
    const position = document.positionAt(draw.below(text.length + 1));
    let problem = null;
    try {
      problem = await problemAfter(kept, document, position, options);
    } catch (error) {
      problem = `threw: ${error.stack}`;
    }
    if (problem !== null) return { problem: `${problem}, after ${JSON.stringify(edit)}`, text: before };
  }
  return null;
}

async function problemAfter(kept, document, position, options) {
  const text = document.getText();
  kept.tree = reparseConfig(kept.tree, { path: 'a.cfg', text });
  if (print(kept.tree) !== text) return 'the mended tree does not print the text back';
  const difference = firstDifference(outline(kept.tree), outline(parseConfig({ path: 'a.cfg', text })));
  if (difference !== null) return `the mended tree is not that of the text: ${difference}`;
  const now = await answers(kept, document, position, options);
  const fresh = { language: service.createLanguageService(), memory: new CheckMemory() };
  const expected = await answers(fresh, TextDocument.create(document.uri, 'haproxy', document.version, text), position, options);
  for (const [feature, answer] of Object.entries(now)) {
    const other = expected[feature];
    if (isDeepStrictEqual(answer, other)) continue;
    const where =
      Array.isArray(answer) && Array.isArray(other) ? firstDifference(answer, other) : JSON.stringify([answer, other]).slice(0, 400);
    return `${feature} at ${position.line + 1}:${position.character + 1} depends on earlier texts: ${where}`;
  }
  return null;
}

/** Types, deletes, or moves a piece. */
function drawEdit(draw, text, texts, pieces) {
  const start = draw.below(text.length + 1);
  const end = Math.min(text.length, start + draw.of([0, 0, 0, 1, 1, 5, 40, 200]));
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start) + 1 || text.length;
  switch (draw.below(8)) {
    case 0:
      return { start: lineStart, end: lineEnd, text: '' };
    case 1:
      return { start: lineStart, end: lineStart, text: text.slice(lineStart, lineEnd) };
    case 2: {
      const lines = draw.of(texts).split('\n');
      const from = draw.below(lines.length);
      return {
        start: lineStart,
        end: draw.chance(0.5) ? lineStart : lineEnd,
        text: `${lines.slice(from, from + 1 + draw.below(3)).join('\n')}\n`,
      };
    }
    case 3:
      return { start: lineStart, end: lineStart, text: draw.of(['# ', '    ', '\n', 'no ', '# haplint-disable-next-line\n']) };
    case 4:
      return { start, end, text: draw.of(pieces).repeat(1 + draw.below(3)) };
    case 5:
      return { start, end, text: '' };
    default:
      return { start, end: start, text: draw.of(['a', ' ', '\n', '"', '1', '.', '#', '{', '\\', '\r\n', '/']) };
  }
}

/** What the service says of a document, feature by feature. */
async function answers({ language, memory }, document, position, options) {
  const configuration = { files: [{ path: 'a.cfg', document }], options };
  const { diagnostics } = language.diagnose(configuration, memory);
  const list = [...(diagnostics.get(document.uri) ?? [])];
  const view = language.view(configuration, document.uri, memory);
  const range = { start: position, end: position };
  const [file] = configuration.files;
  const completion = await service.complete(view, position, { snippets: true });
  const renamed = service.rename(view, position, 'another');
  return {
    diagnostics: list,
    actions: language.codeActions(file, range, list, { configuration, view }),
    symbols: service.documentSymbols(view),
    folds: service.foldingRanges(view),
    tokens: service.semanticTokens(view),
    lenses: service.codeLenses(view),
    links: service.documentLinks(view),
    hints: service.inlayHints(view, { start: { line: 0, character: 0 }, end: document.positionAt(1e9) }, { inherited: true, units: true }),
    layout: service.formatDocument(view),
    hover: service.hover(view, position),
    definitions: service.definitions(view, position),
    references: service.references(view, position, { withDefinitions: true }),
    highlights: service.highlights(view, position),
    signature: service.signatureHelp(view, position),
    selection: service.selectionRanges(view, [position]),
    routes: service.prepareRoutes(view, position),
    renaming: service.prepareRename(view, position),
    // Of the file, its name: in the tree, words are there or not yet, as somebody has asked for them.
    renamed: Array.isArray(renamed) ? renamed.map((each) => ({ uri: each.file.file.document.uri, edits: each.edits })) : renamed,
    completion,
  };
}

/** A tree as rows that say all of it. */
function outline(tree) {
  const rows = [];
  const place = ({ type, start, end }) => `${type} ${start}-${end}`;
  const row = (line) => {
    const words = line.words.map((word) => `${place(word)} ${JSON.stringify(word.value)} ${word.variables.map(place).join()}`).join('; ');
    const branch = line.branch === null ? '' : `in ${place(line.branch)}`;
    rows.push(`${place(line)} ${line.broken} ${branch} ${line.loc.start.line}:${line.loc.start.column} ${words}`);
  };
  for (const line of tree.preamble) row(line);
  for (const section of tree.sections) {
    rows.push(`${place(section)} ${section.kind} ${section.name?.value}`);
    row(section.header);
    for (const line of section.body) {
      row(line);
      if (line.parent !== section) rows.push('a line of another section');
    }
  }
  for (const comment of tree.comments) rows.push(`${place(comment)} ${comment.ownLine} ${comment.raw}`);
  for (const { code, start, end, message } of tree.problems) rows.push(`${code} ${start}-${end} ${message}`);
  return rows;
}

function firstDifference(rows, others) {
  for (let i = 0; i < Math.max(rows.length, others.length); i++) {
    if (!isDeepStrictEqual(rows[i], others[i]))
      return `${JSON.stringify(rows[i])?.slice(0, 400)} and not ${JSON.stringify(others[i])?.slice(0, 400)}`;
  }
  return null;
}
