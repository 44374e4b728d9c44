// What is wrong with what haplint's tools make of a text that nobody would write: the formatter, the picture of the routes, and the
// features of the language service at random places. Used by fuzz.mjs.

import { TextDocument } from 'vscode-languageserver-textdocument';
import { latestRelease } from '../../packages/catalog/dist/index.js';
import { formatConfig, hasSameWords } from '../../packages/core/dist/format/index.js';
import { configurationGraph, graphToDot, graphToMermaid, graphToSvg } from '../../packages/core/dist/graph/index.js';
import { analyse, parseConfig } from '../../packages/core/dist/internal.js';
import * as service from '../../packages/lsp/dist/service/index.js';

/** Characters of a text beyond which the tools are not asked: most of their work is for places, and a text has many. */
const LARGEST = 30_000;

/** The first promise that a tool breaks; null where they keep all of them. What they throw is for the caller. */
export async function toolProblem(draw, source, target = latestRelease('3.2')) {
  if (source.text.length > LARGEST) return null;
  return formatProblem(source) ?? graphProblem(source, target) ?? (await editorProblem(draw, source, target));
}

/** The works of the tools, by name, whose time is held against the size of a text. */
export function toolWorks(path, target = latestRelease('3.2')) {
  const viewOf = (text) => {
    const document = TextDocument.create(`file:///${path}`, 'haproxy', 1, text);
    const options = { rulesFor: () => new Map(), knownRules: new Set(), targets: [target] };
    return service.createLanguageService().view({ files: [{ path, document }], options }, document.uri);
  };
  const middle = (text) => ({ line: Math.floor(text.split('\n').length / 2), character: 8 });
  return {
    format: (text) => formatConfig(parseConfig({ path, text })),
    graph: (text) => graphToSvg(configurationGraph(analyse([parseConfig({ path, text })], { target }))),
    outline: (text) => {
      const view = viewOf(text);
      service.documentSymbols(view);
      service.foldingRanges(view);
      service.codeLenses(view);
      service.semanticTokens(view);
      service.documentLinks(view);
      service.workspaceSymbols(view, 'b');
      service.inlayHints(view, { start: { line: 0, character: 0 }, end: { line: 1e9, character: 0 } }, { inherited: true, units: true });
    },
    'questions at a place': async (text) => {
      const [view, position] = [viewOf(text), middle(text)];
      service.hover(view, position);
      service.definitions(view, position);
      service.references(view, position, { withDefinitions: true });
      service.highlights(view, position);
      await service.complete(view, position, { snippets: true });
      service.signatureHelp(view, position);
      service.rename(view, position, 'another');
    },
  };
}

/** The layout keeps every word and is stable; templates are not laid out. */
function formatProblem(source) {
  const tree = parseConfig(source);
  if (tree.template !== null) return null;
  const once = formatConfig(tree);
  const after = parseConfig({ ...source, text: once });
  // The command and the server compare the words too, and leave a file alone whose words would change.
  if (!hasSameWords(tree, after)) return 'format changes words';
  return formatConfig(after) === once ? null : 'format changes what it has laid out';
}

function graphProblem(source, target) {
  const graph = configurationGraph(analyse([parseConfig(source)], { target }));
  const ids = new Set(graph.nodes.map(({ id }) => id));
  if (ids.size !== graph.nodes.length) return 'two nodes of the graph have one id';
  if (graph.edges.some(({ from, to }) => !ids.has(from) || !ids.has(to))) return 'an edge of the graph leads nowhere';
  for (const print of [graphToDot, graphToMermaid, graphToSvg]) if (print(graph) === '') return `${print.name} prints nothing`;
  return null;
}

const NAMES = ['b', 'new-name', '', ' ', '"', 'a b', '\n', '${X}'];

async function editorProblem(draw, { path, text }, target) {
  const document = TextDocument.create(`file:///${path}`, 'haproxy', 1, text);
  const options = { rulesFor: () => new Map(), knownRules: new Set(), targets: [target] };
  const view = service.createLanguageService().view({ files: [{ path, document }], options }, document.uri);
  if (view === null) return 'the service has no view of the document';
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const lists = {
    symbols: service.documentSymbols(view),
    folds: service.foldingRanges(view),
    lenses: service.codeLenses(view),
    hints: service.inlayHints(view, whole, { inherited: true, units: true }),
  };
  const tokens = service.semanticTokens(view);
  const isBefore = (a, b) => a.line < b.line || (a.line === b.line && a.character <= b.character);
  if (tokens.some((token, i) => i > 0 && !isBefore(tokens[i - 1], token))) return 'a token of the text stands before the one before it';
  if (tokens.some(({ length, type, modifiers }) => [length, type, modifiers].some((number) => !Number.isInteger(number) || number < 0)))
    return 'a token is not what the protocol has numbers for';
  service.documentLinks(view);
  service.workspaceSymbols(view, 'b');
  const layout = service.formatDocument(view);
  const all = [...lists.symbols, ...lists.lenses];
  if (all.some(({ range }) => !isInside(range, document))) return 'a symbol or a lens is outside the document';
  if ('edits' in layout && layout.edits.some(({ range }) => !isInside(range, document)))
    return 'an edit of the layout is outside the document';
  for (let round = 0; round < 6; round++) {
    const position = document.positionAt(draw.below(text.length + 1));
    const found = [
      service.hover(view, position),
      ...service.definitions(view, position),
      ...service.references(view, position, { withDefinitions: true }),
      ...service.highlights(view, position),
    ].filter((each) => each?.range !== undefined);
    if (found.some(({ range }) => !isInside(range, document))) return `what is found at ${place(position)} is outside the document`;
    const { items } = await service.complete(view, position, { snippets: true });
    const edits = items.map(({ textEdit }) => textEdit).filter((edit) => edit !== undefined);
    if (edits.some(({ range, replace }) => !isInside(range ?? replace, document)))
      return `a proposal at ${place(position)} is outside the document`;
    service.signatureHelp(view, position);
    service.selectionRanges(view, [position]);
    service.prepareRoutes(view, position);
    service.indentNewLine(view, position);
    service.prepareRename(view, position);
    const renamed = service.rename(view, position, draw.of(NAMES));
    for (const { edits: renames } of Array.isArray(renamed) ? renamed : []) {
      if (renames.some(({ range }) => !isInside(range, document))) return `a renaming at ${place(position)} is outside the document`;
      TextDocument.applyEdits(document, [...renames]);
    }
  }
  return null;
}

const place = ({ line, character }) => `${line + 1}:${character + 1}`;

/** Whether a range ends no earlier than it begins, at places that the document has. */
function isInside({ start, end }, document) {
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  const [first, last] = [document.positionAt(from), document.positionAt(to)];
  return (
    from <= to &&
    first.line === start.line &&
    first.character === start.character &&
    last.line === end.line &&
    last.character === end.character
  );
}
