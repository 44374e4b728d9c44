import { type Comment, type ConfigFile, countWhile } from '@haplint/parser';
import { remembered } from '../model/remembered.js';
import { nearestName } from '../nearest.js';
import type { TextEdit } from '../rule/fixer.js';

/** A rule named in a suppression comment, with its place in the file. */
interface NamedRule {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  used: boolean;
}

/** A comment that suppresses findings on some lines. */
class Suppression {
  readonly comment: Comment;
  /** The rules it names; null when it names none and so means all. */
  readonly rules: readonly NamedRule[] | null;
  readonly firstLine: number;
  /** Inclusive; Infinity for a `haplint-disable` that is never enabled again. */
  lastLine: number;
  /** Rules that a later `haplint-enable` names, and the line from which they count again. */
  readonly enabledFrom = new Map<string, number>();
  usedForAll = false;
  /** The first of each name. */
  readonly #byName = new Map<string, NamedRule>();

  constructor(comment: Comment, rules: readonly NamedRule[] | null, firstLine: number, lastLine: number) {
    this.comment = comment;
    this.rules = rules;
    this.firstLine = firstLine;
    this.lastLine = lastLine;
    for (const rule of rules ?? []) if (!this.#byName.has(rule.name)) this.#byName.set(rule.name, rule);
  }

  /** Whether it is about a rule, by its name or because it names none. */
  means(ruleId: string): boolean {
    return this.rules === null || this.names(ruleId);
  }

  names(ruleId: string): boolean {
    return this.#byName.has(ruleId);
  }

  /** Whether it reaches a rule's findings on a line. */
  covers(ruleId: string, line: number): boolean {
    const { firstLine, lastLine } = this;
    return firstLine <= line && line <= lastLine && line < (this.enabledFrom.get(ruleId) ?? Number.POSITIVE_INFINITY) && this.means(ruleId);
  }

  /** Whether it suppresses a rule's findings on a line; remembers that it did. `named`: only if it names the rule. */
  suppress(ruleId: string, line: number, named: boolean): boolean {
    if (!this.covers(ruleId, line)) return false;
    if (this.rules === null) {
      if (!named) this.usedForAll = true;
      return !named;
    }
    const rule = this.#byName.get(ruleId);
    if (rule) rule.used = true;
    return rule !== undefined;
  }
}

/** A suppression comment, or a rule named in one, that suppressed nothing. */
export interface NeedlessSuppression {
  readonly comment: Comment;
  /** The rule named for nothing; null when the comment names none. */
  readonly rule: string | null;
  readonly start: number;
  readonly end: number;
  /** Removes the comment, or only the rule where the comment names others that are needed. */
  readonly removal: TextEdit;
}

/** A comment addressed to haplint that it cannot follow. */
export interface InvalidHaplintComment {
  readonly comment: Comment;
  readonly reason: 'unknown-directive' | 'unknown-rule' | 'not-on-a-section-header' | 'invalid-target' | 'too-many-targets';
  /** The part of the comment at fault. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The nearest name that would be valid; null where none is near. */
  readonly nearest: string | null;
}

const DIRECTIVES = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-section'];
const HAPLINT_COMMENT = /^#\s*haplint-([a-z-]+)(?:[ \t:]+|$)/;
const REASON_SEPARATOR = /(?:^|\s)--(?:\s|$)/;

/** How many comments above a line, of those that suppress one finding, may all be needed. */
const MOST_NEEDED = 100;

/** The suppression comments of a file. */
export class Suppressions {
  readonly invalid: InvalidHaplintComment[] = [];
  readonly #file: ConfigFile;
  readonly #isKnownRule: (name: string) => boolean;
  readonly #ruleNames: () => Iterable<string>;
  readonly #nearestRule = remembered((name: string) => nearestName(name, this.#ruleNames()));
  readonly #suppressions: Suppression[] = [];
  /** Those of a single line, by the line. */
  readonly #ofLine = new Map<number, Suppression[]>();
  readonly #ofLines: Suppression[] = [];
  /** Those of lines that no `haplint-enable` has ended so far. */
  #open: Suppression[] = [];

  /** `ruleNames` are the rules that a comment may name. */
  constructor(file: ConfigFile, isKnownRule: (name: string) => boolean, ruleNames: () => Iterable<string>) {
    this.#file = file;
    this.#isKnownRule = isKnownRule;
    this.#ruleNames = ruleNames;
    for (const comment of file.comments) this.#read(comment);
  }

  /** Whether there are none. */
  get isEmpty(): boolean {
    return this.#suppressions.length === 0;
  }

  /**
   * Whether a finding of that rule on that 1-based line is suppressed; marks the comments that do it as needed. `named`: only
   * a comment that names the rule counts, as for findings about comments, which would otherwise hide themselves.
   */
  isSuppressed(ruleId: string, line: number, named = false): boolean {
    let suppressed = false;
    for (const suppression of this.#ofLine.get(line) ?? []) suppressed = suppression.suppress(ruleId, line, named) || suppressed;
    let count = 0;
    for (const suppression of this.#around(ruleId, line, named)) {
      suppressed = suppression.suppress(ruleId, line, named) || suppressed;
      // Where so many are around the line, those further up are not needed for it.
      if (suppressed && ++count >= MOST_NEEDED) break;
    }
    return suppressed;
  }

  /** As `isSuppressed`, for a finding that may not count: no comment is needed for it. */
  wouldSuppress(ruleId: string, line: number): boolean {
    if (this.#ofLine.get(line)?.some((suppression) => suppression.covers(ruleId, line)) === true) return true;
    for (const suppression of this.#around(ruleId, line, false)) if (suppression.covers(ruleId, line)) return true;
    return false;
  }

  /** Those of several lines that may suppress a rule's findings on a line: each begins no later, and those further up end earlier. */
  *#around(ruleId: string, line: number, named: boolean): Generator<Suppression> {
    if (this.#ofLines.length === 0) return;
    const { all, lastLines } = (named ? this.#naming : this.#forRule)(ruleId);
    // They are in the order of their comments, and so of their first lines.
    const count = countWhile(all, ({ firstLine }) => firstLine <= line);
    for (let i = count - 1; i >= 0 && (lastLines[i] as number) >= line; i--) yield all[i] as Suppression;
  }

  /** Those of several lines that mean a rule, each with its last line, or that of one before it that ends later. All comments have to be read. */
  readonly #forRule = remembered((ruleId: string) => this.#listed((suppression) => suppression.means(ruleId)));
  /** Those among them that name the rule. */
  readonly #naming = remembered((ruleId: string) => this.#listed((suppression) => suppression.names(ruleId)));

  #listed(isMeant: (suppression: Suppression) => boolean) {
    const all = this.#ofLines.filter(isMeant);
    const lastLines: number[] = [];
    for (const { lastLine } of all) lastLines.push(Math.max(lastLine, lastLines.at(-1) ?? 0));
    return { all, lastLines };
  }

  /**
   * What suppressed nothing, to be asked once all findings have been through `isSuppressed`. A rule that did not run
   * might have been needed, so it is not counted; nor is a comment for all rules while some rule did not run.
   */
  needless(didRun: (ruleId: string) => boolean, didAllRun: () => boolean): NeedlessSuppression[] {
    const needless: NeedlessSuppression[] = [];
    for (const { comment, rules, usedForAll } of this.#suppressions) {
      if (rules === null) {
        if (!usedForAll && didAllRun())
          needless.push({ comment, rule: null, start: comment.start, end: comment.end, removal: this.#removeComment(comment) });
        continue;
      }
      for (const [index, rule] of rules.entries()) {
        if (rule.used || !this.#isKnownRule(rule.name) || !didRun(rule.name)) continue;
        const removal = rules.length === 1 ? this.#removeComment(comment) : this.#removeRule(rules, index);
        needless.push({ comment, rule: rule.name, start: rule.start, end: rule.end, removal });
      }
    }
    return needless;
  }

  #read(comment: Comment): void {
    const { raw } = comment;
    const match = HAPLINT_COMMENT.exec(raw);
    if (match === null) return;
    const directive = match[1] as string;
    const line = comment.loc.start.line;
    const rules = this.#readRules(comment, raw, match[0].length);
    const add = (firstLine: number, lastLine: number) => this.#add(new Suppression(comment, rules, firstLine, lastLine));
    switch (directive) {
      case 'disable-line':
        add(line, line);
        break;
      case 'disable-next-line':
        add(line + 1, line + 1);
        break;
      case 'disable':
        add(line, Number.POSITIVE_INFINITY);
        break;
      case 'enable':
        this.#enable(rules, line);
        break;
      case 'disable-section': {
        const lines = this.#sectionLines(line);
        if (lines === null) this.#refuse(comment, 'not-on-a-section-header', comment.start, comment.end, null);
        else add(...lines);
        break;
      }
      default: {
        const start = comment.start + raw.indexOf('haplint-');
        const nearest = nearestName(directive, DIRECTIVES);
        this.#refuse(comment, 'unknown-directive', start, start + `haplint-${directive}`.length, nearest && `haplint-${nearest}`);
      }
    }
  }

  #add(suppression: Suppression): void {
    const { firstLine, lastLine } = suppression;
    this.#suppressions.push(suppression);
    if (firstLine !== lastLine) this.#ofLines.push(suppression);
    else {
      const others = this.#ofLine.get(firstLine);
      if (others === undefined) this.#ofLine.set(firstLine, [suppression]);
      else others.push(suppression);
    }
    if (lastLine === Number.POSITIVE_INFINITY) this.#open.push(suppression);
  }

  #readRules(comment: Comment, raw: string, from: number): NamedRule[] | null {
    const separator = REASON_SEPARATOR.exec(raw.slice(from));
    const list = separator === null ? raw.slice(from) : raw.slice(from, from + separator.index);
    const rules = [...list.matchAll(/[^\s,]+/g)].map((found) => {
      const start = comment.start + from + found.index;
      return { name: found[0], start, end: start + found[0].length, used: false };
    });
    for (const { name, start, end } of rules) {
      if (!this.#isKnownRule(name)) this.#refuse(comment, 'unknown-rule', start, end, this.#nearestRule(name));
    }
    return rules.length === 0 ? null : rules;
  }

  #refuse(comment: Comment, reason: InvalidHaplintComment['reason'], start: number, end: number, nearest: string | null): void {
    this.invalid.push({ comment, reason, text: this.#file.text.slice(start, end), start, end, nearest });
  }

  #enable(rules: readonly NamedRule[] | null, line: number): void {
    for (const suppression of this.#open) {
      for (const { name } of rules ?? []) if (!suppression.enabledFrom.has(name)) suppression.enabledFrom.set(name, line);
      const isOver = rules === null || suppression.rules?.every(({ name }) => suppression.enabledFrom.has(name)) === true;
      if (isOver) suppression.lastLine = line - 1;
    }
    this.#open = this.#open.filter(({ lastLine }) => lastLine === Number.POSITIVE_INFINITY);
  }

  /** Where in the file's sections the one is whose header stands on a line. */
  #sectionAt: ReadonlyMap<number, number> | null = null;

  /** First and last line of the section whose header stands on `line`; null where none does. */
  #sectionLines(line: number): [number, number] | null {
    const { sections, lines } = this.#file;
    this.#sectionAt ??= new Map(sections.map((section, i) => [section.header.loc.start.line, i]));
    const index = this.#sectionAt.get(line);
    const next = index === undefined ? undefined : sections[index + 1];
    if (index === undefined) return null;
    return [line, next ? next.header.loc.start.line - 1 : lines.lineCount];
  }

  /** Takes its whole line away with a comment that stands alone, else the white space before it. */
  #removeComment(comment: Comment): TextEdit {
    const { text } = this.#file;
    let { start, end } = comment;
    while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
    if (comment.ownLine) {
      if (text[end] === '\r') end++;
      if (text[end] === '\n') end++;
    }
    return { range: [start, end], text: '' };
  }

  #removeRule(rules: readonly NamedRule[], index: number): TextEdit {
    const rule = rules[index] as NamedRule;
    const next = rules[index + 1];
    const previous = rules[index - 1];
    if (next) return { range: [rule.start, next.start], text: '' };
    return { range: [previous ? previous.end : rule.start, rule.end], text: '' };
  }
}
