import type { ConfigFile, SourceLocation, SyntaxNode } from '@haplint/parser';
import { fixer, mergeEdits, type TextEdit } from '../rule/fixer.js';
import type { MessageData } from '../rule/messages.js';
import type { AnyRule, FixFunction, ReportDescriptor, Severity } from '../rule/types.js';
import type { Finding, Mutable } from './finding.js';
import { interpolate, namesLines } from './message.js';

interface Place {
  readonly file: ConfigFile;
  readonly start: number;
  readonly end: number;
}

function placeOf(place: { readonly node?: SyntaxNode; readonly loc?: SourceLocation }, visited: ConfigFile): Place {
  const file = place.node ? (place.node.root as unknown as ConfigFile | undefined) : visited;
  if (file?.type !== 'ConfigFile')
    throw new TypeError('the node of a report is none of the tree; a section of the model has its own as "node" and "header"');
  if (place.loc) {
    const { start, end } = place.loc;
    if (typeof start?.line !== 'number' || typeof end?.line !== 'number')
      throw new TypeError('the loc of a report has to be { start, end }, each with a line and a column from 1 on');
    const range = { file, start: file.lines.offsetAt(start), end: file.lines.offsetAt(end) };
    if (range.end < range.start) throw new RangeError('the loc of a report ends before it begins');
    return range;
  }
  if (place.node) return { file, start: place.node.start, end: place.node.end };
  throw new Error('a report needs a node or a loc');
}

/** Runs a rule's fix function; null where it has nothing to change. */
function editOf(file: ConfigFile, fix: FixFunction): TextEdit | null {
  if (typeof fix !== 'function') throw new TypeError('a fix has to be a function of the fixer');
  const edits = fix(fixer) ?? null;
  if (edits === null) return null;
  const list = Array.isArray(edits) ? (edits as readonly TextEdit[]) : [edits as TextEdit];
  for (const edit of list) checkEdit(edit, file.text.length);
  return mergeEdits(file.text, list);
}

/** Holds an edit to its type, which a plugin in JavaScript may not know: what is no edit of the text must not get into a file. */
function checkEdit(edit: TextEdit, length: number): void {
  if (!Array.isArray(edit?.range)) throw new TypeError('a fix has to give an edit of the fixer, a list of them, or null');
  const [start, end] = edit.range;
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
  if (!isInside) throw new RangeError(`an edit of the range ${start} to ${end} is outside of the file, whose length is ${length}`);
  if (typeof edit.text !== 'string') throw new TypeError('the text of an edit has to be a string');
}

/**
 * Turns what a rule passes to `context.report` into a finding. Throws, with the way out in the message, when the report
 * breaks a promise of the rule's `meta`; the caller attributes that to the rule.
 */
export function makeFinding(ruleId: string, rule: AnyRule, severity: Severity, visited: ConfigFile, descriptor: ReportDescriptor): Finding {
  const { meta } = rule;
  if (typeof descriptor !== 'object' || descriptor === null)
    throw new TypeError('report takes an object with a node or a loc, and a messageId or a message');
  const place = placeOf(descriptor, visited);
  let fix: TextEdit | null = null;
  if (descriptor.fix) {
    fix = editOf(place.file, descriptor.fix);
    if (fix !== null && meta.fixable === undefined) throw new Error('the report has a fix, but meta.fixable is not set');
  }
  const suggestions = descriptor.suggest ? suggestionsOf(descriptor.suggest, place.file, rule) : NONE;
  const url = descriptor.url ?? meta.docs.url;
  if (url !== undefined && typeof url !== 'string') throw new TypeError('the url of a report has to be a string');
  const { messageId, data } = descriptor;
  const template = templateOf(descriptor, rule);
  // There may be hundreds of thousands: they are made in one go, of what they have.
  const finding: Mutable<Finding> = {
    ruleId,
    severity,
    message: interpolate(template, data),
    file: place.file,
    start: place.start,
    end: place.end,
    fix,
    applicability: descriptor.applicability ?? 'safe',
    suggestions,
    related: descriptor.related ? relatedOf(descriptor.related, visited, rule) : NONE,
  };
  if (messageId !== undefined) finding.messageId = messageId;
  if (url !== undefined) finding.url = url;
  if (namesLines(data)) finding.messageNow = laterMessage(template, data);
  return finding;
}

const NONE: readonly never[] = Object.freeze([]);

function templateOf(message: { readonly messageId?: string; readonly message?: string }, { meta }: AnyRule): string {
  if (message.messageId === undefined) {
    const { message: text } = message;
    if (typeof text !== 'string' || text === '')
      throw new TypeError('a report needs a messageId, or a message that is a string and not empty');
    return text;
  }
  const template = (meta.messages as Record<string, string>)[message.messageId];
  if (template === undefined)
    throw new Error(`meta.messages has no "${message.messageId}"; it has ${Object.keys(meta.messages).join(', ')}`);
  return template;
}

function relatedOf(related: NonNullable<ReportDescriptor['related']>, visited: ConfigFile, rule: AnyRule): Finding['related'] {
  return related.map((one) => ({ ...placeOf(one, visited), message: interpolate(templateOf(one, rule), one.data) }));
}

function suggestionsOf(suggest: NonNullable<ReportDescriptor['suggest']>, file: ConfigFile, rule: AnyRule): Finding['suggestions'] {
  if (!Array.isArray(suggest)) throw new TypeError('the suggestions of a report have to be a list');
  return (suggest as NonNullable<ReportDescriptor['suggest']>).flatMap((suggestion) => {
    const edit = editOf(file, suggestion.fix);
    if (edit === null) return [];
    if (rule.meta.hasSuggestions !== true) throw new Error('the report has suggestions, but meta.hasSuggestions is not true');
    const { messageId } = suggestion;
    const desc = interpolate(templateOf(suggestion, rule), suggestion.data);
    return [{ desc, ...(messageId === undefined ? {} : { messageId }), fix: edit }];
  });
}

/** Gives a message anew each time. A function of its own, so that it keeps nothing of what the report was made from, such as the file as it was then. */
function laterMessage(template: string, data: MessageData | undefined): () => string {
  return () => interpolate(template, data);
}
