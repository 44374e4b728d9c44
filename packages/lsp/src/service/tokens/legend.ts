/**
 * What each part of a configuration is shown as. The names are those of the protocol, so that themes have colours for them:
 *
 * | in a configuration | token |
 * | --- | --- |
 * | kinds of sections, keywords of lines, actions, `.if` and its like | `keyword` |
 * | parameters of lines: `ssl`, `check` | `property` |
 * | one of some words: `http` in `mode http` | `enumMember` |
 * | names of sections | `class` |
 * | names of ACLs | `macro`; predefined ones with `defaultLibrary` |
 * | other names: servers, users, filters; variables of HAProxy and of the environment, log-format aliases | `variable` |
 * | sample fetches, ACL keywords | `function` |
 * | converters | `method` |
 * | numbers, times, sizes | `number` |
 * | regular expressions | `regexp` |
 * | words in quotes, addresses, texts | `string` |
 * | `if`, `unless`, `!`, `or`, `||` | `operator` |
 * | comments for haplint | `comment` with `documentation` |
 *
 * A name has `declaration` where the line gives it; what the target warns about has `deprecated`.
 */
export const TOKEN_TYPES = [
  'keyword',
  'property',
  'enumMember',
  'class',
  'macro',
  'variable',
  'function',
  'method',
  'number',
  'regexp',
  'string',
  'operator',
  'comment',
] as const;

export const TOKEN_MODIFIERS = ['declaration', 'deprecated', 'defaultLibrary', 'documentation'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A coloured part of the text; offsets are into the file's text, end exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
