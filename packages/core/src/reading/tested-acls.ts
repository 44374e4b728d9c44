import type { AnonymousAcl, Directive, NamedAcl } from '@haplint/parser';
import type { Model } from '../model/model.js';
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

function definitions(acl: NamedAcl, line: Directive, model: Model): SampleUse[] | null {
  if (!acl.isLiteral) return null;
  const section = model.sectionOf(line);
  const { byName, open } = section === null ? NO_ACLS : aclsOf(section);
  // What stands behind the line is not there yet.
  const isBefore = (other: Directive) => other.start < line.start;
  if (open !== null && isBefore(open)) return null;
  const uses: SampleUse[] = [];
  for (const other of byName.get(acl.name) ?? []) {
    if (!isBefore(other)) break;
    if (model.isRead(other) !== true) return null;
    const defined = aclOf(other, model);
    if (defined !== null) uses.push(aclUse(defined.acl, defined.problems));
  }
  return uses;
}

/** The `acl` lines of a section. */
interface SectionAcls {
  /** In order, by the name they define. */
  readonly byName: ReadonlyMap<string, readonly Directive[]>;
  /** The first of which a variable hides the name, or the words; null where none does. */
  readonly open: Directive | null;
}

const NO_ACLS: SectionAcls = { byName: new Map(), open: null };

const bySection = new WeakMap<ConfigSection, SectionAcls>();

function aclsOf(section: ConfigSection): SectionAcls {
  let acls = bySection.get(section);
  if (acls === undefined) {
    acls = readAcls(section);
    bySection.set(section, acls);
  }
  return acls;
}

function readAcls(section: ConfigSection): SectionAcls {
  const byName = new Map<string, Directive[]>();
  for (const line of section.linesWith('acl')) {
    const [name] = line.args;
    if (name === undefined) continue;
    if (!name.isLiteral || line.args.some((word, i) => i > 0 && mayBeSeveralWords(word))) return { byName, open: line };
    const others = byName.get(name.value);
    if (others === undefined) byName.set(name.value, [line]);
    else others.push(line);
  }
  return { byName, open: null };
}
