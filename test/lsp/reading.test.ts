import { afterEach, describe, expect, test } from 'vitest';
import type {
  DocumentLink,
  Hover,
  InitializeResult,
  InlayHint,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, type ClientOptions } from './client.js';
import { Project } from './project.js';

const clients: Client[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});

const TEXT = `# haplint target: 3.0.11
# see https://example.org/runbook
defaults web
  mode http
  timeout client 90000
frontend fe
  errorfile 503 503.http
  errorfile 504 504.http
  acl api path_beg /api
  http-request deny if api
`;

/** A client that has the text open in a folder with these files. */
async function open(files: Readonly<Record<string, string>> = {}, options: ClientOptions = {}) {
  const project = new Project(files);
  const client = new Client({ rootUri: project.uri, ...options });
  clients.push(client);
  const { capabilities } = (await client.initialize()) as InitializeResult;
  const uri = project.uriOf('haproxy.cfg');
  client.open(uri, TEXT);
  const textDocument = { uri };
  return { client, capabilities, textDocument, document: TextDocument.create(uri, 'haproxy', 1, TEXT) };
}

const everywhere = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe('hover', () => {
  test('documents a keyword for the target', async () => {
    const { client, textDocument, document } = await open();
    const position = document.positionAt(TEXT.indexOf('timeout client') + 3);
    const hover = await client.request<Hover>('textDocument/hover', { textDocument, position });
    expect(document.getText(hover.range)).toBe('timeout client');
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('docs.haproxy.org/3.0/configuration.html#4.2-timeout%20client'),
    });
    expect(await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 3 } })).toBeNull();
  });
});

describe('inlay hints', () => {
  test('are those that the settings want', async () => {
    const labels = async (options: ClientOptions) => {
      const { client, textDocument } = await open({}, options);
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: everywhere });
      return hints.map(({ label }) => label);
    };
    expect(await labels({})).toEqual(['= 1 min 30 s', 'http, client 90s']);
    expect(await labels({ settings: { inlayHints: { units: false } } })).toEqual(['http, client 90s']);
    expect(await labels({ settings: { inlayHints: { inherited: false } } })).toEqual(['= 1 min 30 s']);
  });
});

describe('semantic tokens', () => {
  test('follow the legend that the server gives', async () => {
    const { client, capabilities, textDocument } = await open();
    const provider = capabilities.semanticTokensProvider;
    expect(provider).toMatchObject({ full: { delta: true }, range: true });
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range: { start: { line: 8, character: 0 }, end: { line: 8, character: 5 } },
    });
    const types = data.flatMap((value, i) => (i % 5 === 3 ? [provider?.legend.tokenTypes[value]] : []));
    expect(types).toEqual(['keyword', 'macro', 'function']);
    const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(full.data.length).toBeGreaterThan(data.length);
  });

  test('tell what is new since the last answer, and everything to who does not have it', async () => {
    const { client, textDocument } = await open();
    const askAll = () => client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    const askSince = (previousResultId?: string) =>
      client.request<SemanticTokens & Partial<SemanticTokensDelta>>('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId,
      });
    const first = await askAll();
    expect(await askSince(first.resultId)).toMatchObject({ edits: [] });

    let { data, resultId } = await askAll();
    const texts = [
      TEXT.replace('acl api', 'acl api2'),
      TEXT.replace('acl api path_beg /api', ''),
      `# haplint target: 3.0.3\n${TEXT}`,
      TEXT.replace('deny if api', 'deny if api || METH_GET'),
      '',
      TEXT,
    ];
    for (const text of texts) {
      client.change(textDocument.uri, text);
      const { edits = [], resultId: next } = await askSince(resultId);
      expect(edits.length).toBe(1);
      for (const { start, deleteCount, data: inserted = [] } of edits) data = data.toSpliced(start, deleteCount, ...inserted);
      resultId = next;
    }
    expect(data).toEqual(first.data);
    const other = await askSince('some other');
    expect(other.data).toEqual(first.data);
    expect(other.resultId).not.toBe(resultId);
  });
});

describe('document links', () => {
  test('are pages, and the files that are there', async () => {
    const { client, textDocument } = await open({ '503.http': '' });
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    expect(links.map(({ target }) => target)).toEqual(['https://example.org/runbook', textDocument.uri.replace('haproxy.cfg', '503.http')]);
  });
});

describe('formatting', () => {
  const formatting = { tabSize: 8, insertSpaces: true };

  test('lays a document out as the configuration says', async () => {
    const { client, textDocument, document } = await open({ 'haplint.config.json': '{ "format": { "indent": 3 } }' });
    const edits = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options: formatting });
    const after = TextDocument.applyEdits(document, edits);
    expect(after).toContain('\n\nfrontend fe\n   errorfile 503 503.http\n');
    client.change(textDocument.uri, after);
    expect(await client.request('textDocument/formatting', { textDocument, options: formatting })).toEqual([]);
  });

  test('lays out a range, and indents a new line', async () => {
    const { client, textDocument, document } = await open();
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } };
    const edits = await client.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument, range, options: formatting });
    expect(TextDocument.applyEdits(document, edits)).toBe(TEXT.replace('  mode', '    mode'));
    client.change(textDocument.uri, 'frontend fe\n');
    const position = { line: 1, character: 0 };
    const typed = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
      textDocument,
      position,
      ch: '\n',
      options: formatting,
    });
    expect(typed).toEqual([{ range: { start: position, end: position }, newText: '    ' }]);
  });
});
