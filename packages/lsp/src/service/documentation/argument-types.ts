import { type ArgumentType, compareBranches, type Version } from '@haplint/catalog';
import { typeFor } from '@haplint/core/internal';

/** The words of a choice that a version knows; null for types that are no choice. */
export function choicesOf(type: ArgumentType, { branch }: Pick<Version, 'branch'>): readonly string[] | null {
  if (type.type !== 'choice') return null;
  return type.values.flatMap((choice) => {
    if (typeof choice === 'string') return [choice];
    const { value, since, removed } = choice;
    const isThere = since === undefined || compareBranches(branch, since) >= 0;
    return isThere && (removed === undefined || compareBranches(branch, removed) < 0) ? [value] : [];
  });
}

/** What the catalog expects of words that may be anything. */
const ANY_WORD = 'a word that is not empty';

/** Of more names than this, a list shows the first. */
const MOST_LISTED = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => `\`${name}\``);
  return `${shown.join(', ')}${names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : ''}`;
}

const UNIT_NAMES = { us: 'microseconds', ms: 'milliseconds', s: 'seconds' } as const;

/** What a word of that type has to be, a noun phrase; null where any word will do. */
export function describeType(type: ArgumentType, target: Version): string | null {
  const own = typeFor(type, target);
  switch (own.type) {
    case 'integer':
      return `a whole number${boundsOf(own.min, own.max)}${own.nonZero ? ' other than 0' : ''}`;
    case 'time':
      return `a time${boundsOf(own.min, own.max)}, in ${UNIT_NAMES[own.unit]} where no unit is written${own.orExpression ? ', or a sample expression' : ''}`;
    case 'size':
      return `a size in bytes, or with k, m or g${boundsOf(own.min, own.max)}${own.orExpression ? ', or a sample expression' : ''}`;
    case 'choice':
      return `one of ${listed([...(choicesOf(own, target) ?? []), ...(own.prefixes ?? []).map((prefix) => `${prefix}...`)])}`;
    case 'address':
      return own.rules.hostOnly
        ? 'a host'
        : `an address${own.rules.ipOnly && own.rules.port.required ? ' and port' : ''}${own.rules.isList ? ', or several with commas' : ''}`;
    case 'network':
      return 'an address, or a network with a mask';
    case 'log-format':
      return 'a log-format string';
    case 'expression':
      return own.orNumber ? 'a number, or a sample expression' : 'a sample expression';
    case 'regex':
      return 'a regular expression';
    case 'pattern':
    case 'form':
      return own.expected === ANY_WORD ? null : own.expected;
    case 'list':
      return `with commas: ${listed(
        own.items.filter(({ since }) => since === undefined || compareBranches(target.branch, since) >= 0).map(({ name }) => name),
      )}`;
    default:
      return null;
  }
}

function boundsOf(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}
