import {
  type AclKeyword,
  aclKeywords,
  type ConverterForm,
  canCast,
  converter,
  formOn,
  isKnown,
  type SampleContext,
  type SampleFetch,
  type SampleFetchForm,
  type SampleType,
  sampleFetch,
  type Version,
} from '@haplint/catalog';
import type { Converter } from '@haplint/parser';
import type { SampleUse } from './sample-expressions.js';

/** A converter that cannot take what stands before it. */
export interface TypeClash {
  readonly converter: Converter;
  readonly given: SampleType;
  readonly taken: SampleType;
}

/** What an expression, or the part of one in a word of its own, makes of a sample. */
export interface TypedUse {
  /** The first converter that cannot be applied; HAProxy stops there. */
  readonly clash: TypeClash | null;
  /** The type of the result; null where it is not known. */
  readonly output: SampleType | null;
}

/** The keyword that only ACLs have, where a use begins with one that the target knows. */
export function aclKeywordOf({ fetch, inAcl }: SampleUse, target: Version): AclKeyword | null {
  const keyword = inAcl && fetch?.isLiteral ? aclKeywords().get(fetch.name) : undefined;
  return keyword !== undefined && isKnown(keyword, target) ? keyword : null;
}

function fetchOf(use: SampleUse, target: Version): SampleFetch | null {
  const { fetch } = use;
  if (fetch === null || !fetch.isLiteral) return null;
  const entry = sampleFetch(aclKeywordOf(use, target)?.fetch ?? fetch.name);
  return entry !== null && isKnown(entry, target) ? entry : null;
}

/** The form of a use's fetch on the target; null where it has none, is not known there, or is not certain. */
export function fetchForm(use: SampleUse, target: Version): SampleFetchForm | null {
  const entry = fetchOf(use, target);
  return entry === null ? null : formOn(entry.forms, target);
}

/**
 * Where the fetch of a use is available, on the target and on any newer branch: what a branch has widened was given to releases of
 * older ones too. Null where it is not known.
 */
export function fetchContexts(use: SampleUse, target: Version): ReadonlySet<SampleContext> | null {
  return contextsOf(fetchOf(use, target), target);
}

/** As `fetchContexts`, for a fetch by its name. */
export function contextsOfFetch(name: string, target: Version): ReadonlySet<SampleContext> | null {
  const entry = sampleFetch(name);
  return contextsOf(entry !== null && isKnown(entry, target) ? entry : null, target);
}

function contextsOf(entry: SampleFetch | null, target: Version): ReadonlySet<SampleContext> | null {
  if (entry === null) return null;
  const own = formOn(entry.forms, target);
  if (own === null) return NOWHERE;
  let contexts = contextsFrom.get(own);
  if (contexts === undefined) {
    contexts = new Set(entry.forms.slice(entry.forms.indexOf(own)).flatMap((form) => [...form.contexts]));
    contextsFrom.set(own, contexts);
  }
  return contexts;
}

const NOWHERE: ReadonlySet<SampleContext> = new Set();

/** The contexts of a form and of the newer ones of its fetch. */
const contextsFrom = new WeakMap<SampleFetchForm, ReadonlySet<SampleContext>>();

/**
 * Follows the types through an expression (src/sample.c `sample_parse_expr_cnv`, `smp_expr_output_type`). `before` is the type that the
 * words before have made, for a part that begins with a converter.
 */
export function typesOf(use: SampleUse, before: SampleType | null, target: Version): TypedUse {
  let type = use.fetch === null ? before : (fetchForm(use, target)?.output ?? null);
  for (const node of use.converters) {
    const form = converterForm(node, target);
    if (form !== null && type !== null && !canCast(type, form.input, target)) {
      return { clash: { converter: node, given: type, taken: form.input }, output: null };
    }
    if (form === null) type = null;
    else if (form.output !== 'same') type = form.output;
    else if (form.input !== 'any') type = form.input;
  }
  return { clash: null, output: type };
}

function converterForm({ name, isLiteral }: Converter, target: Version): ConverterForm | null {
  const entry = isLiteral ? converter(name) : null;
  return entry !== null && isKnown(entry, target) ? formOn(entry.forms, target) : null;
}
