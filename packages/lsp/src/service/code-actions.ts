import { append, countWhile } from '@haplint/parser';
import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver-types';
import type { Configuration, ServiceFile } from './configuration.js';
import { creations } from './create-missing.js';
import { dataOf } from './diagnostic-data.js';
import type { DocumentView } from './document-view.js';
import { fixAllEdit } from './fix-all.js';
import type { ParsedFiles } from './parsed-files.js';
import { isBefore, protocolEdit, rangesMeet } from './ranges.js';
import { suppressionEdits } from './suppression-edits.js';

/** The kind of "make all safe fixes", which editors run on save when they are told to. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.haplint`;

/** Opens the page of a rule; takes its address. */
export const OPEN_RULE_PAGE = 'haplint.openRulePage';

/** The kinds of actions there are. */
export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL_KIND];

/** What a client asks for, and what it can take. */
export interface CodeActionContext {
  /** Kinds wanted, each with its sub-kinds; left out, quick fixes are. */
  readonly only?: readonly string[];
  /** The client takes edits of a known document version, so that it can refuse those that come too late. */
  readonly versionedEdits?: boolean;
  /** Needed for `FIX_ALL_KIND`. */
  readonly configuration?: Configuration;
  /** The document with its configuration, from which actions that create what is missing are made. */
  readonly view?: DocumentView;
  /** The client opens pages that the server names. */
  readonly opensPages?: boolean;
}

/**
 * What can be done about the diagnostics that meet a range: fixes first, then suggestions, then what creates what is missing,
 * then comments that switch the rule off, and its page. The diagnostics are those of the document as it is now.
 */
export function codeActions(
  file: ServiceFile,
  range: Range,
  diagnostics: readonly Diagnostic[],
  context: CodeActionContext,
  parsed: ParsedFiles,
): CodeAction[] {
  const actions = new ActionList(file, context.versionedEdits === true);
  if (wants(context, CodeActionKind.QuickFix)) {
    const here = diagnostics.filter((diagnostic) => rangesMeet(diagnostic.range, range));
    for (const diagnostic of here) addFixes(actions, diagnostic);
    for (const diagnostic of here) if (context.view) addCreations(actions, diagnostic, context.view);
    addFixesOfRules(actions, here, diagnostics);
    for (const diagnostic of here) addSuppressions(actions, diagnostic, file, parsed);
    if (context.opensPages) for (const diagnostic of here) addPage(actions, diagnostic);
  }
  // Computing it means fixing the whole configuration, so it is there for those who ask for it by its kind.
  if (context.only && context.configuration && wants(context, FIX_ALL_KIND)) {
    const edit = fixAllEdit(file, context.configuration);
    if (edit) actions.add('Make all safe fixes of haplint', edit, { kind: FIX_ALL_KIND });
  }
  return actions.list;
}

function wants({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function addFixes(actions: ActionList, diagnostic: Diagnostic): void {
  const data = dataOf(diagnostic);
  if (data === null) return;
  const { ruleId, fix, unsafeFix, suggestions = [] } = data;
  if (fix) actions.add(`Fix this ${ruleId} problem`, fix, { diagnostic, isPreferred: true });
  if (unsafeFix) actions.add(`Fix this ${ruleId} problem (unsafe: may change what HAProxy does)`, unsafeFix, { diagnostic });
  for (const { title, edit } of suggestions) actions.add(title, edit, { diagnostic });
}

/** What a name refers to that nothing has, for the rules that say so. */
function addCreations(actions: ActionList, diagnostic: Diagnostic, view: DocumentView): void {
  if (dataOf(diagnostic)?.ruleId.startsWith('undefined-') !== true) return;
  for (const { title, edit } of creations(view, diagnostic.range)) {
    actions.add(title, protocolEdit(view.file.document, edit), { diagnostic });
  }
}

/** The safe fixes of each rule in the whole document, where there are several that do not get into each other's way. */
function addFixesOfRules(actions: ActionList, here: readonly Diagnostic[], all: readonly Diagnostic[]): void {
  const byRule = new Map<string, Diagnostic[]>();
  for (const diagnostic of here) {
    const { ruleId, fix } = dataOf(diagnostic) ?? {};
    if (ruleId === undefined || fix === undefined) continue;
    const others = byRule.get(ruleId);
    if (others === undefined) byRule.set(ruleId, [diagnostic]);
    else others.push(diagnostic);
  }
  for (const [ruleId, [first, ...others]] of byRule) {
    const edits = fixesApart(ruleId, all);
    if (edits.length < 2) continue;
    const action = actions.add(`Fix all ${ruleId} problems in this file`, edits, first === undefined ? {} : { diagnostic: first });
    if (action.diagnostics !== undefined) append(action.diagnostics, others);
  }
}

/** The fixes of a rule, without those that meet one before them. */
function fixesApart(ruleId: string, all: readonly Diagnostic[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  /** Those by their places, none of which meet. */
  const sorted: TextEdit[] = [];
  for (const other of all) {
    const { ruleId: id, fix } = dataOf(other) ?? {};
    if (id !== ruleId || !fix) continue;
    const at = countWhile(sorted, ({ range }) => !isBefore(fix.range.end, range.start));
    const before = sorted[at - 1];
    if (before !== undefined && rangesMeet(before.range, fix.range)) continue;
    sorted.splice(at, 0, fix);
    edits.push(fix);
  }
  return edits;
}

function addPage(actions: ActionList, diagnostic: Diagnostic): void {
  const data = dataOf(diagnostic);
  const url = diagnostic.codeDescription?.href;
  if (data !== null && url !== undefined) actions.addCommand(`Open the page of ${data.ruleId}`, OPEN_RULE_PAGE, [url], diagnostic);
}

function addSuppressions(actions: ActionList, diagnostic: Diagnostic, file: ServiceFile, parsed: ParsedFiles): void {
  const data = dataOf(diagnostic);
  if (data?.suppressible !== true) return;
  const offset = file.document.offsetAt(diagnostic.range.start);
  for (const { title, edit } of suppressionEdits(parsed.get(file), offset, data.ruleId)) {
    actions.add(title, protocolEdit(file.document, edit), { diagnostic });
  }
}

/** Actions in order; one that serves several diagnostics is listed once. */
class ActionList {
  readonly list: CodeAction[] = [];
  readonly #file: ServiceFile;
  readonly #versioned: boolean;
  readonly #known = new Map<string, CodeAction>();

  constructor(file: ServiceFile, versioned: boolean) {
    this.#file = file;
    this.#versioned = versioned;
  }

  addCommand(title: string, command: string, args: unknown[], diagnostic: Diagnostic): void {
    const key = JSON.stringify([title, command, args]);
    const known = this.#known.get(key);
    if (known) {
      known.diagnostics?.push(diagnostic);
      return;
    }
    const action: CodeAction = {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command, arguments: args },
    };
    this.#known.set(key, action);
    this.list.push(action);
  }

  add(
    title: string,
    edit: TextEdit | readonly TextEdit[],
    { diagnostic, kind, isPreferred }: { diagnostic?: Diagnostic; kind?: string; isPreferred?: true },
  ): CodeAction {
    const key = JSON.stringify([title, edit]);
    const known = this.#known.get(key);
    if (known) {
      if (diagnostic) known.diagnostics?.push(diagnostic);
      return known;
    }
    const { uri, version } = this.#file.document;
    const edits = [edit].flat();
    const action: CodeAction = {
      title,
      kind: kind ?? CodeActionKind.QuickFix,
      ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
      ...(isPreferred ? { isPreferred } : {}),
      edit: this.#versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } },
    };
    this.#known.set(key, action);
    this.list.push(action);
    return action;
  }
}
