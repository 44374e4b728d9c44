import type { AnonymousAcl, Directive, NamedAcl } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { AttachedMap, remembered } from '../model/remembered.js';
import type { ConfigSection } from '../model/sections.js';
import { aclOf, conditionOf } from './conditions.js';
import { readingOf } from './line-reading.js';
import { mayBeSeveralWords } from './parameter-lines.js';
import { aclUse, type SampleUse } from './sample-expressions.js';

/** An ACL in a condition, with the samples that it tests. */
export interface TestedAcl {
  readonly acl: NamedAcl | AnonymousAcl;
  readonly uses: readonly SampleUse[];
}

/** The ACLs of a line's condition; an ACL by name brings the `acl` lines of that name before it. Null where one is not certain. */
export function testedAcls(line: Directive, model: Model): readonly TestedAcl[] | null {
  const reading = readingOf(line, model);
  if (reading.testedAcls === undefined) reading.testedAcls = readTestedAcls(line, model);
  return reading.testedAcls;
}

function readTestedAcls(line: Directive, model: Model): readonly TestedAcl[] | null {
  const found = conditionOf(line, model);
  if (found === null || found.problems.length > 0) return null;
  const tested: TestedAcl[] = [];
  for (const { acl } of found.condition.alternatives.flatMap(({ terms }) => terms)) {
    const uses = acl.type === 'AnonymousAcl' ? [aclUse(acl.expression, [])] : definitions(acl, line, model);
    if (uses === null) return null;
    tested.push({ acl, uses });
  }
  return tested;
}

function definitions(acl: NamedAcl, line: Directive, model: Model): readonly SampleUse[] | null {
  if (!acl.isLiteral) return null;
  const section = model.sectionOf(line);
  const { byName, open } = section === null ? NO_ACLS : aclsOf(section, model);
  // What stands behind the line is not there yet.
  const isBefore = (other: Directive) => other.start < line.start;
  if (open !== null && isBefore(open)) return null;
  const named = byName(acl.name);
  const last = named?.lines.at(-1);
  if (named === null || last === undefined) return NO_USES;
  // Nearly always all of them, and then one list for all lines that name the ACL.
  if (isBefore(last)) return named.isRead ? named.uses : null;
  // With many lines on both sides, there would be many long lists.
  if (named.lines.length > MOST_LINES) return null;
  const lines = named.lines.filter(isBefore);
  return lines.every((other) => model.isRead(other) === true) ? usesOf(lines, model) : null;
}

/** Of an ACL of more lines, those before a line that stands among them are not looked at. */
const MOST_LINES = 256;

const NO_USES: readonly SampleUse[] = [];

function usesOf(lines: readonly Directive[], model: Model): readonly SampleUse[] {
  return lines.flatMap((line) => {
    const defined = aclOf(line, model);
    return defined === null ? [] : [aclUse(defined.acl, defined.problems)];
  });
}

/** The `acl` lines of a name, in order, with what they test. */
interface NamedAclLines {
  readonly lines: readonly Directive[];
  /** Whether all of them are sure to be read. */
  readonly isRead: boolean;
  readonly uses: readonly SampleUse[];
}

/** The `acl` lines of a section. */
interface SectionAcls {
  /** Those that define a name, read when they are first asked for. */
  readonly byName: (name: string) => NamedAclLines | null;
  /** The first of which a variable hides the name, or the words; null where none does. */
  readonly open: Directive | null;
}

const NO_ACLS: SectionAcls = { byName: () => null, open: null };

const bySection = new AttachedMap<ConfigSection, SectionAcls>();

function aclsOf(section: ConfigSection, model: Model): SectionAcls {
  let acls = bySection.get(section);
  if (acls === undefined) {
    acls = readAcls(section, model);
    bySection.set(section, acls);
  }
  return acls;
}

function readAcls(section: ConfigSection, model: Model): SectionAcls {
  const lines = new Map<string, Directive[]>();
  let open: Directive | null = null;
  for (const line of section.linesWith('acl')) {
    const name = line.firstValue;
    if (name === undefined) continue;
    if (!line.isPlain && line.args.some((word, i) => (i === 0 ? !word.isLiteral : mayBeSeveralWords(word)))) {
      open = line;
      break;
    }
    const others = lines.get(name);
    if (others === undefined) lines.set(name, [line]);
    else others.push(line);
  }
  const byName = remembered((name: string): NamedAclLines | null => {
    const own = lines.get(name);
    return own === undefined ? null : { lines: own, isRead: own.every((line) => model.isRead(line) === true), uses: usesOf(own, model) };
  });
  return { byName, open };
}
