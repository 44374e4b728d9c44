import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LintMessage, LintResult, ResultPlace, TextEdit } from '@haplint/core';
import { LineTable } from '@haplint/parser';
import plugin from '@haplint/rules';
import { readRulePage, renderPage } from '../commands/rule-page.js';
import { STDIN_NAME } from '../source-files.js';
import { colorsFor } from '../terminal.js';
import { fingerprintsOf } from './fingerprints.js';
import type { FormatContext, LoadedFormat, RuleMeta } from './format.js';
import { printableLines } from './printable-lines.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/haplint/haplint';

/** The name under which consumers know the root of the checkout (as GitHub's own analyses write it). */
const ROOT = '%SRCROOT%';

/** Changes when fingerprints are made in another way, so that nobody compares new ones with old ones. */
const FINGERPRINT = 'haplint/v1';

/** SARIF 2.1.0, for code scanning and viewers: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const formatSarif: LoadedFormat = async (results, context) => {
  const ruleIds = [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))].sort();
  const files = [...new Set(results.flatMap(({ filePath, messages }) => [filePath, ...messages.flatMap(relatedFiles)]))];
  const shared: Shared = { context, ruleIndices: indicesOf(ruleIds), fileIndices: indicesOf(files) };
  const run = {
    tool: {
      driver: {
        name: 'haplint',
        version: context.version,
        informationUri: HOME,
        rules: await Promise.all(ruleIds.map((id) => ruleDescriptor(id, context.rulesMeta[id]))),
      },
    },
    // The status of a run whose findings are complete, whatever they are.
    invocations: [{ executionSuccessful: context.isComplete }],
    columnKind: 'utf16CodeUnits',
    artifacts: files.map((file) => ({ location: artifactLocation(file, context) })),
    results: results.flatMap((result) => sarifResults(result, shared)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function relatedFiles({ related }: LintMessage): string[] {
  return (related ?? []).map(({ filePath }) => filePath);
}

async function ruleDescriptor(id: string, meta: RuleMeta | undefined): Promise<object> {
  if (meta === undefined) return { id };
  const { docs, severity, type } = meta;
  const description = `Reports ${docs.description}.`;
  return {
    id,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: await helpOf(id, meta, description),
    ...(docs.url === undefined ? {} : { helpUri: docs.url }),
    defaultConfiguration: { level: severity === 'error' ? 'error' : 'warning' },
    properties: { tags: [type, ...(docs.preset === undefined ? [] : [docs.preset]), ...(docs.controls ?? [])] },
  };
}

/** The page of a rule of ours; of a plugin's, what it says of itself. */
async function helpOf(id: string, { docs }: RuleMeta, description: string): Promise<{ text: string; markdown?: string }> {
  if (docs.url === undefined) return { text: description };
  const isOurs = plugin.rules?.[id]?.meta.docs.url === docs.url;
  // A page that is not there is no reason to lose the findings.
  const page = isOurs ? await readRulePage(id).catch(() => null) : null;
  if (page === null) return { text: `${description} ${docs.url}` };
  return { text: renderPage(page, colorsFor({ write: () => true }, {}, false)), markdown: portablePage(page, docs.url) };
}

/** A page as it can be read away from its neighbours: links are whole, comments and notes for our tests are gone. */
function portablePage(page: string, url: string): string {
  return page
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/^```(\w+) .*$/gm, '```$1')
    .replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, target: string) => `](${new URL(target, url).href})`)
    .trim();
}

interface Shared {
  readonly context: FormatContext;
  /** The places of rules and files in the lists of the run. */
  readonly ruleIndices: ReadonlyMap<string, number>;
  readonly fileIndices: ReadonlyMap<string, number>;
}

function indicesOf(list: readonly string[]): Map<string, number> {
  return new Map(list.map((item, i) => [item, i]));
}

function sarifResults(result: LintResult, shared: Shared): object[] {
  const { context, ruleIndices } = shared;
  const { filePath } = result;
  const text = context.textOf(filePath);
  const lines = text === null ? null : new LineTable(text);
  const fingerprints = fingerprintsOf(result, context);
  return result.messages.map((message, i) => {
    const fixes = fixesOf(message, filePath, lines, shared);
    const related = (message.related ?? []).map((place, id) => ({
      id,
      physicalLocation: physicalLocation(place.filePath, place, shared),
      message: { text: messageText(place.message) },
    }));
    return {
      ruleId: message.ruleId,
      ruleIndex: ruleIndices.get(message.ruleId),
      level: message.severity === 2 ? 'error' : 'warning',
      message: { text: messageText(message.message) },
      locations: [{ physicalLocation: physicalLocation(filePath, message, shared) }],
      ...(related.length === 0 ? {} : { relatedLocations: related }),
      partialFingerprints: { [FINGERPRINT]: fingerprints[i] },
      ...(fixes.length === 0 ? {} : { fixes }),
      ...(message.url === undefined || message.url === context.rulesMeta[message.ruleId]?.docs.url
        ? {}
        : { properties: { url: message.url } }),
    };
  });
}

function physicalLocation(filePath: string, place: ResultPlace, shared: Shared): object {
  return { artifactLocation: indexedLocation(filePath, shared), region: regionOf(place) };
}

function regionOf({ line, column, endLine, endColumn }: ResultPlace): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function indexedLocation(filePath: string, { context, fileIndices }: Shared): object {
  return { ...artifactLocation(filePath, context), index: fileIndices.get(filePath) };
}

function artifactLocation(filePath: string, { projectPath }: FormatContext): { uri: string; uriBaseId?: string } {
  const shown = projectPath(filePath);
  if (path.isAbsolute(shown)) return { uri: pathToFileURL(shown).href };
  const uri = shown === STDIN_NAME ? 'stdin' : shown;
  return { uri: uri.split('/').map(encodedSegment).join('/'), uriBaseId: ROOT };
}

/** A lone surrogate, which has no UTF-8, cannot be part of a URI. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The edits of a finding, safe and other, that JSON can carry to every reader. */
function fixesOf(message: LintMessage, filePath: string, lines: LineTable | null, shared: Shared): object[] {
  if (lines === null) return [];
  const edits: [description: string, edit: TextEdit][] = [];
  if (message.fix) edits.push(['Fix it', message.fix]);
  if (message.unsafeFix) edits.push(['Fix it, which may change what HAProxy does', message.unsafeFix]);
  for (const { desc, fix } of message.suggestions ?? []) edits.push([desc, fix]);
  return (
    edits
      // Bytes that are no UTF-8 are lone surrogates in our texts: many readers refuse a document with these.
      .filter(([, { text }]) => !/\p{Surrogate}/u.test(text))
      .map(([description, { range, text }]) => {
        const [start, end] = [lines.positionAt(range[0]), lines.positionAt(range[1])];
        const deletedRegion = regionOf({ line: start.line, column: start.column, endLine: end.line, endColumn: end.column });
        const replacement = { deletedRegion, ...(text === '' ? {} : { insertedContent: { text } }) };
        return {
          description: { text: messageText(description) },
          artifactChanges: [{ artifactLocation: indexedLocation(filePath, shared), replacements: [replacement] }],
        };
      })
  );
}

/** Text that stands for itself, where SARIF would see a placeholder ("{0}", 3.11.5) or a link ("[text](target)", 3.11.6). */
function messageText(text: string): string {
  return printableLines(text)
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[([^[\]]*)\](?=\()/g, '\\[$1\\]');
}
