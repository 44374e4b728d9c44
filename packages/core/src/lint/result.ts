import { formatVersion, type Version } from '@haplint/catalog';
import type { ConfigFile } from '@haplint/parser';
import type { TextEdit } from '../rule/fixer.js';
import type { Severity } from '../rule/types.js';
import type { Finding, Mutable, RelatedFinding, RuleCrash } from './finding.js';

/** A place in a file, 1-based, end exclusive. */
export interface ResultPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Another place that takes part in a finding. */
export interface RelatedMessage extends ResultPlace {
  readonly filePath: string;
  readonly message: string;
}

/** A finding as other programs read it: ESLint's `LintMessage`, and what haplint adds to it. */
export interface LintMessage extends ResultPlace {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageId?: string;
  /** An edit that is safe to apply unasked. */
  readonly fix?: TextEdit;
  /** An edit that may change what HAProxy does. */
  readonly unsafeFix?: TextEdit;
  readonly suggestions?: readonly { readonly desc: string; readonly messageId?: string; readonly fix: TextEdit }[];
  readonly related?: readonly RelatedMessage[];
  /** Page about the finding. */
  readonly url?: string;
  /** The targets it holds for, where several were asked for and it does not hold for all. */
  readonly targets?: readonly string[];
  /** What a real HAProxy said of the same line, where one was asked. */
  readonly haproxy?: string;
  /** The rule threw, so what it would have found is unknown. */
  readonly fatal?: true;
}

/** The findings of one file: ESLint's `LintResult`. */
export interface LintResult {
  readonly filePath: string;
  /** Sorted by place. */
  readonly messages: readonly LintMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableErrorCount: number;
  readonly fixableWarningCount: number;
}

function placeOf(file: ConfigFile, start: number, end: number): ResultPlace {
  const from = file.lines.positionAt(start);
  const to = file.lines.positionAt(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Stands in a message template for the versions that a finding holds on; the engine fills it in when it knows them all. */
const TARGET_PLACEHOLDER = /\{\{\s*target\s*\}\}/g;

/** Versions as people list them: '3.0.2, 3.0.3 and 3.2.1'. */
function listOf(versions: readonly Version[]): string {
  const names = versions.map(formatVersion);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Says which versions a message is about: in its own words where it has a place for that, else behind it when not all are. */
function withTargets(message: string, holdsOn: readonly Version[], isPart: boolean): string {
  if (message.includes('{{') && message.search(TARGET_PLACEHOLDER) !== -1) return message.replaceAll(TARGET_PLACEHOLDER, listOf(holdsOn));
  return isPart ? `${message} (on ${listOf(holdsOn)})` : message;
}

/** Turns a finding into its public form. `holdsOn` are the targets it holds for, `isPart` tells that others were asked for too. */
export function messageOf(finding: Finding, holdsOn: readonly Version[], isPart: boolean): LintMessage {
  const { file, fix, ruleId, severity, messageId, suggestions, related } = finding;
  const message = withTargets(finding.message, holdsOn, isPart);
  const { line, column, endLine, endColumn } = placeOf(file, finding.start, finding.end);
  // There may be hundreds of thousands, so they are made without copies.
  const said: Mutable<LintMessage> =
    messageId === undefined
      ? { ruleId, severity, message, line, column, endLine, endColumn }
      : { ruleId, severity, message, messageId, line, column, endLine, endColumn };
  if (fix !== null) said[finding.applicability === 'safe' ? 'fix' : 'unsafeFix'] = fix;
  if (suggestions.length > 0) said.suggestions = suggestions;
  if (related.length > 0) said.related = related.map(relatedMessageOf);
  if (finding.url !== undefined) said.url = finding.url;
  if (isPart) said.targets = holdsOn.map(formatVersion);
  return said;
}

function relatedMessageOf({ file, start, end, message }: RelatedFinding): RelatedMessage {
  const { line, column, endLine, endColumn } = placeOf(file, start, end);
  return { filePath: file.path, line, column, endLine, endColumn, message };
}

/** Turns a crash into a finding, so that it is seen where the others are. */
export function crashMessageOf(crash: RuleCrash): LintMessage {
  const where = crash.nodeType === null ? 'before it looked at the file' : `at this ${crash.nodeType}`;
  return {
    ruleId: crash.ruleId,
    severity: 2,
    message: `The rule "${crash.ruleId}" failed ${where} and was left out: ${crash.error.message}`,
    ...placeOf(crash.file, crash.start, crash.end),
    fatal: true,
  };
}

/** Sorts a file's messages by place and counts them. */
export function resultOf(filePath: string, messages: readonly LintMessage[]): LintResult {
  const count = (severity: Severity, fixable: boolean) =>
    messages.filter((message) => message.severity === severity && (!fixable || message.fix !== undefined)).length;
  return {
    filePath,
    messages: [...messages].sort(
      (a, b) =>
        a.line - b.line || a.column - b.column || b.severity - a.severity || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
    ),
    errorCount: count(2, false),
    warningCount: count(1, false),
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
  };
}
