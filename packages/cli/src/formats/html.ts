import { createHash } from 'node:crypto';
import { formatVersion } from '@haplint/catalog';
import type { LintMessage, LintResult, RelatedMessage } from '@haplint/core';
import { drawGraph, escapeMarkup, GRAPH_COLORS, GRAPH_STYLE, graphMarks, graphPlacesOf } from '@haplint/core/graph';
import { LineTable } from '@haplint/parser';
import { REPORT_SCRIPT, REPORT_STYLE } from '../generated/report-page.js';
import { packGraph } from '../report/packed-graph.js';
import { PAGE_LIMIT, type PageData, type PagePicture } from '../report/page-data.js';
import type { ReportedConfiguration } from '../report/reported-configuration.js';
import { VERSION } from '../version.js';
import type { Format, FormatContext } from './format.js';

/** Findings beyond so many are counted and not shown: a page has to open, and to be sent around. */
const MAX_FINDINGS = 1000;

/** Pictures beyond so many would make the page too large to be sent around. */
const MAX_PICTURES = 20;

/** Characters of a message that are shown at most: it may quote a word of any length. */
const MAX_MESSAGE = 1000;

/** Characters of a line that are shown at most, around what the finding is about. */
const FRAME_WIDTH = 240;

/** A finding of the page. */
interface Entry {
  readonly number: number;
  readonly filePath: string;
  /** The path as people want to read it. */
  readonly file: string;
  readonly message: LintMessage;
}

/** A page that needs nothing but itself: findings to filter, and a picture of each configuration. */
export const formatHtml: Format = (results, context) => {
  const entries = results
    .flatMap(({ filePath, messages }) => messages.map((message) => ({ filePath, message })))
    .map((entry, number): Entry => ({ number, ...entry, file: context.displayPath(entry.filePath) }));
  const all = context.configurations ?? [];
  const configurations = all.slice(0, MAX_PICTURES);
  const data: PageData = { pictures: configurations.map((configuration) => pictureOf(configuration, entries, context)) };
  const body = [
    header(results, entries, all, context),
    summary(entries, results),
    pictures(configurations, all.length, data, context),
    findings(entries, context),
  ];
  return page(title(results, context), body.join('\n'), data);
};

/** What would end the script element, or what nobody could see in it. */
const HIDDEN_IN_JSON = /[<\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function page(name: string, body: string, data: PageData): string {
  const json = JSON.stringify(data).replace(HIDDEN_IN_JSON, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const style = `:root{${GRAPH_COLORS.light}}@media screen and (prefers-color-scheme:dark){:root{${GRAPH_COLORS.dark}}}${GRAPH_STYLE}${REPORT_STYLE}`;
  // Even if something of a configuration got into the page as markup, it could neither run nor load anything.
  const hash = createHash('sha256').update(REPORT_SCRIPT).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="haplint ${VERSION}">
<title>${escapeMarkup(name)}</title>
<style>${style}</style>
</head>
<body>
${body}
<script type="application/json" id="report-data">${json}</script>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`;
}

function title(results: readonly LintResult[], context: FormatContext): string {
  const [first] = results;
  const more = results.length > 1 ? ` and ${count(results.length - 1, 'other file')}` : '';
  return first === undefined ? 'haplint' : `haplint: ${context.displayPath(first.filePath)}${more}`;
}

function header(
  results: readonly LintResult[],
  entries: readonly Entry[],
  configurations: readonly ReportedConfiguration[],
  context: FormatContext,
): string {
  const [first] = results;
  const name = first === undefined ? 'nothing' : context.displayPath(first.filePath);
  const more = results.length > 1 ? ` <span class="dim">and ${count(results.length - 1, 'other file')}</span>` : '';
  const targets = [...new Set(configurations.flatMap((configuration) => configuration.targets.map(formatVersion)))];
  const target =
    targets.length === 0
      ? 'Checked for no particular version of HAProxy: findings hold on all supported ones.'
      : `Checked for HAProxy ${targets.join(', ')}.`;
  const errors = entries.filter(({ message }) => message.severity === 2).length;
  const warnings = entries.length - errors;
  return `<header>
<h1>${escapeMarkup(name)}${more}</h1>
<p class="dim">${escapeMarkup(target)} haplint ${VERSION}</p>
<p class="totals"><b class="total ${errors > 0 ? 'error' : 'good'}">${errors}</b> ${errors === 1 ? 'error' : 'errors'} <b class="total ${warnings > 0 ? 'warning' : 'good'}">${warnings}</b> ${warnings === 1 ? 'warning' : 'warnings'}</p>
</header>`;
}

/** How often each value occurs, with the worst severity, the most frequent first. */
function tally(entries: readonly Entry[], keyOf: (entry: Entry) => string) {
  const rows = new Map<string, { errors: number; warnings: number }>();
  for (const entry of entries) {
    const row = rows.get(keyOf(entry)) ?? { errors: 0, warnings: 0 };
    row[entry.message.severity === 2 ? 'errors' : 'warnings']++;
    rows.set(keyOf(entry), row);
  }
  return [...rows].sort(([a, x], [b, y]) => y.errors - x.errors || y.warnings - x.warnings || (a < b ? -1 : 1));
}

function summary(entries: readonly Entry[], results: readonly LintResult[]): string {
  if (entries.length === 0) return `<p class="clean">Nothing found in ${count(results.length, 'file')}.</p>`;
  const table = (heading: string, filter: string, keyOf: (entry: Entry) => string, nameOf: (key: string) => string) => {
    const rows = tally(entries, keyOf).map(
      ([key, { errors, warnings }]) =>
        `<tr><td><button type="button" data-filter="${filter}" data-value="${escapeMarkup(key)}">${escapeMarkup(nameOf(key))}</button></td><td class="error">${errors || ''}</td><td class="warning">${warnings || ''}</td></tr>`,
    );
    return `<table><thead><tr><th>${heading}</th><th>Errors</th><th>Warnings</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
  };
  const byFile =
    results.length > 1
      ? table(
          'File',
          'file',
          ({ file }) => file,
          (file) => file,
        )
      : '';
  return `<details class="summary" open><summary><h2>Summary</h2></summary><div class="tables">
${table(
  'Rule',
  'rule',
  ({ message }) => message.ruleId,
  (id) => id,
)}
${byFile}
</div></details>`;
}

function pictureOf({ graph }: ReportedConfiguration, entries: readonly Entry[], context: FormatContext): PagePicture {
  const places = entries.map(({ filePath, message }) => ({ filePath, line: message.line, severity: message.severity }));
  const byId: Record<string, number[]> = {};
  for (const [i, id] of graphPlacesOf(graph, places).entries()) {
    if (id === null) continue;
    byId[id] ??= [];
    byId[id].push(i);
  }
  return {
    graph: packGraph({ ...graph, files: graph.files.map(context.displayPath) }),
    marks: graphMarks(graph, places),
    findings: byId,
  };
}

function pictures(configurations: readonly ReportedConfiguration[], all: number, data: PageData, context: FormatContext): string {
  const left =
    all > configurations.length ? `<p class="dim">Pictures of the first ${configurations.length} of ${all} configurations.</p>` : '';
  const parts = configurations.map(({ graph }, i) => {
    const name = graph.files.map(context.displayPath).join(', ');
    // Without the script, the page still has the picture of a configuration that is not too large for it.
    const { svg } = drawGraph({ ...graph, files: graph.files.map(context.displayPath) }, data.pictures[i]?.marks ?? {}, {
      limit: PAGE_LIMIT,
    });
    const heading = all === 1 ? 'Configuration' : escapeMarkup(name);
    const proxies = graph.nodes.filter(({ kind }) => kind === 'frontend' || kind === 'backend' || kind === 'listen').length;
    const servers = graph.nodes.filter(({ kind }) => kind === 'server' || kind === 'template').length;
    return `<details class="picture" data-picture="${i}"${i === 0 ? ' open' : ''}><summary><h2>${heading}</h2> <span class="dim">${count(proxies, 'proxy', 'proxies')}, ${count(servers, 'server')}</span></summary>
<div class="controls needs-script"><label>Find <input type="search" class="find" placeholder="name, address, condition" autocomplete="off" spellcheck="false"></label>
<label><input type="checkbox" class="marked"> only what has findings</label>
<button type="button" class="reset">Reset</button>
<span class="dim" role="status"></span></div>
<div class="canvas">${svg}</div>
<p class="chosen" hidden></p>
</details>`;
  });
  return `${parts.join('\n')}${left}`;
}

/** As many findings as a page shows, the first ones of each rule, in their order. */
function mostTelling(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= MAX_FINDINGS) return entries;
  const seen = new Map<string, number>();
  const ranked = entries.map((entry) => {
    const rank = seen.get(entry.message.ruleId) ?? 0;
    seen.set(entry.message.ruleId, rank + 1);
    return { entry, rank };
  });
  const first = new Set(
    ranked
      .sort((a, b) => a.rank - b.rank || a.entry.number - b.entry.number)
      .slice(0, MAX_FINDINGS)
      .map(({ entry }) => entry),
  );
  return entries.filter((entry) => first.has(entry));
}

function findings(entries: readonly Entry[], context: FormatContext): string {
  if (entries.length === 0) return '';
  const shown = mostTelling(entries);
  const options = (values: readonly string[], nameOf: (value: string) => string) =>
    [...new Set(values)].map((value) => `<option value="${escapeMarkup(value)}">${escapeMarkup(nameOf(value))}</option>`).join('');
  const files = [...new Set(shown.map(({ filePath }) => filePath))];
  const lines = new Map<string, LineTable | null>();
  const tableOf = (filePath: string) => {
    let table = lines.get(filePath);
    if (table === undefined) {
      const text = context.textOf(filePath);
      table = text === null ? null : new LineTable(text);
      lines.set(filePath, table);
    }
    return table;
  };
  const sections = files.map((filePath) => {
    const own = shown.filter((entry) => entry.filePath === filePath);
    return `<section class="file"><h3>${escapeMarkup(context.displayPath(filePath))}</h3>
${own.map((entry) => article(entry, tableOf, context)).join('\n')}
</section>`;
  });
  const left =
    entries.length > shown.length
      ? `<p class="dim">${shown.length} of ${entries.length} findings are shown, the first ones of each rule; the summary counts all.</p>`
      : '';
  return `<main><h2 id="findings">Findings</h2>${left}
<form class="controls needs-script" id="filters">
<label>Search <input type="search" name="text" placeholder="text of findings" autocomplete="off" spellcheck="false" title="/"></label>
<label>Severity <select name="severity"><option value="">all</option><option value="2">errors</option><option value="1">warnings</option></select></label>
<label>Rule <select name="rule"><option value="">all</option>${options(
    shown.map(({ message }) => message.ruleId).sort(),
    (id) => id,
  )}</select></label>
${files.length > 1 ? `<label>File <select name="file"><option value="">all</option>${options(files.map(context.displayPath), (file) => file)}</select></label>` : ''}
<button type="reset">Clear</button>
<span class="dim" role="status"></span>
</form>
${sections.join('\n')}
</main>`;
}

function article(
  { number, filePath, file, message }: Entry,
  tableOf: (filePath: string) => LineTable | null,
  context: FormatContext,
): string {
  const { ruleId, severity, line, column, url } = message;
  const kind = severity === 2 ? 'error' : 'warning';
  const link =
    url !== undefined && /^https?:\/\//i.test(url)
      ? `<a href="${escapeMarkup(url)}" rel="noreferrer">${escapeMarkup(ruleId)}</a>`
      : escapeMarkup(ruleId);
  const details = [
    ...(message.related ?? []).map((related) => `<li>${relatedText(related, filePath, tableOf, context)}</li>`),
    ...(message.suggestions ?? []).map(({ desc }) => `<li>Suggestion: ${escapeMarkup(clipped(desc))}</li>`),
    ...(message.fix === undefined ? [] : ['<li>Can be fixed with <code>--fix</code></li>']),
  ];
  return `<article class="${kind}" id="finding-${number}" tabindex="-1" data-severity="${severity}" data-rule="${escapeMarkup(ruleId)}" data-file="${escapeMarkup(file)}">
<p><b class="${kind}">${kind}</b> ${escapeMarkup(clipped(message.message))} <span class="where">${line}:${column} ${link}</span></p>
${frame(message, tableOf(filePath), true)}${details.length === 0 ? '' : `<ul>${details.join('')}</ul>`}</article>`;
}

function relatedText(
  related: RelatedMessage,
  filePath: string,
  tableOf: (filePath: string) => LineTable | null,
  context: FormatContext,
): string {
  const file = related.filePath === filePath ? 'line ' : `${escapeMarkup(context.displayPath(related.filePath))}:`;
  return `<span class="where">${file}${related.line}</span> ${escapeMarkup(clipped(related.message))}${frame(related, tableOf(related.filePath), false)}`;
}

/** The line that a place is in, with the place marked; around it, the lines before and behind. */
function frame(
  { line, column, endLine, endColumn }: Pick<LintMessage, 'line' | 'column' | 'endLine' | 'endColumn'>,
  lines: LineTable | null,
  around: boolean,
): string {
  if (lines === null || !lines.hasLine(line)) return '';
  const text = lines.lineText(line);
  const start = Math.min(column - 1, text.length);
  const end = Math.max(start, endLine > line ? text.length : Math.min(endColumn - 1, text.length));
  const from = text.length <= FRAME_WIDTH ? 0 : Math.max(0, start - FRAME_WIDTH / 3);
  const to = Math.min(text.length, from + FRAME_WIDTH);
  const inside = text.slice(start, Math.min(end, to));
  const marked = `${escapeCode(text.slice(from, start))}<mark>${inside === '' ? ' ' : escapeCode(inside)}</mark>${escapeCode(text.slice(Math.max(start, Math.min(end, to)), to))}`;
  const row = (number: number, code: string) => `<i>${number}</i>${code}`;
  const neighbour = (number: number) =>
    !around || !lines.hasLine(number) ? [] : [row(number, escapeCode(lines.lineText(number).slice(0, FRAME_WIDTH)))];
  const cutStart = from > 0 ? '…' : '';
  const cutEnd = to < text.length ? '…' : '';
  const rows = [...neighbour(line - 1), row(line, `${cutStart}${marked}${cutEnd}`), ...neighbour(line + 1)];
  return `<pre>${rows.join('\n')}</pre>`;
}

/** As `escapeMarkup`, with tabs as wide as editors show them. */
function escapeCode(text: string): string {
  return escapeMarkup(text.replaceAll('\t', '    '));
}

function clipped(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
