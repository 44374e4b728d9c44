import { aclKeywords, sampleFetch, type Version } from '@haplint/catalog';
import type { Call, Directive } from '@haplint/parser';
import { documentationOf, toMarkdown } from '../documentation/index.js';
import { callsOf } from '../lines/samples.js';
import type { LineRoles } from '../lines/word-roles.js';
import type { HoverPart } from './part.js';

/** The sample fetch, converter or log-format alias at an offset of a line; null where there is none that the catalog knows. */
export function samplePart(line: Directive, roles: LineRoles, offset: number, target: Version): HoverPart | null {
  const { calls, aliases } = callsOf(line, roles);
  const found = calls.find(({ call }) => call.nameStart <= offset && offset <= call.nameEnd);
  if (found !== undefined) {
    const markdown = callMarkdown(found.call, found.inAcl, target);
    return markdown === null ? null : { start: found.call.nameStart, end: found.call.nameEnd, markdown };
  }
  const alias = aliases.find(({ start, end }) => start <= offset && offset <= end);
  const documentation = alias === undefined ? null : documentationOf({ kind: 'log alias', name: alias.name }, target);
  return alias === undefined || documentation === null ? null : { start: alias.start, end: alias.end, markdown: toMarkdown(documentation) };
}

function callMarkdown({ type, name }: Pick<Call, 'type' | 'name'>, inAcl: boolean, target: Version): string | null {
  // A name may be both; as a fetch it says more.
  const isAclKeyword = inAcl && sampleFetch(name) === null && aclKeywords().has(name);
  const kind = type === 'Converter' ? 'converter' : isAclKeyword ? 'ACL keyword' : 'sample fetch';
  const documentation = documentationOf({ kind, name }, target);
  return documentation === null ? null : toMarkdown(documentation);
}
