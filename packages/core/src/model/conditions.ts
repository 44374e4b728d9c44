import { isVersionAtLeast, isVersionBefore, type Version } from '@haplint/catalog';
import {
  joinWords,
  type Macro,
  type PreprocessorOr,
  type PreprocessorPredicate,
  type PreprocessorTerm,
  parsePreprocessorCondition,
  plainText,
} from '@haplint/parser';
import { and, type Certainty, not, or } from './certainty.js';
import { type Environment, expandWord } from './environment.js';

/** What a condition can be decided from. */
interface Known {
  readonly target: Version | null;
  readonly env: Environment;
}

type Decider = (args: readonly string[], known: Known) => Certainty;

/**
 * Predicates that the target and the text decide (src/cfgcond.c `cfg_eval_cond_term`). All others ask about the build or
 * the machine (`feature`, `enabled`, `openssl_version_atleast`, ...) and stay unknown.
 */
const PREDICATES: Readonly<Record<string, Decider>> = {
  version_atleast: ([version = ''], { target }) => (target === null ? 'unknown' : isVersionAtLeast(target, version)),
  version_before: ([version = ''], { target }) => (target === null ? 'unknown' : isVersionBefore(target, version)),
  // A variable that the configuration does not name may still be set where HAProxy runs.
  defined: ([name = ''], { env }) => (Object.hasOwn(env, name) ? true : 'unknown'),
  streq: ([a = '', b = '']) => a === b,
  strneq: ([a = '', b = '']) => a !== b,
  strstr: ([text = '', part = '']) => text.includes(part),
};

/**
 * Whether the condition of an `.if` or `.elif` line holds for a target; `unknown` where the build, the machine or a
 * variable without a known value decides, or where HAProxy could not read it.
 */
export function decideCondition(macro: Macro, target: Version | null, env: Environment): Certainty {
  const values = macro.args.map((word) => expandWord(word, env));
  const text = values.includes(null) ? joinWords(macro.args) : plainText(values.join(' '), macro.start);
  const { node, problems } = parsePreprocessorCondition(text);
  if (problems.length > 0) return 'unknown';
  return node.expression === null ? false : decideOr(node.expression, { target, env });
}

function decideOr({ alternatives }: PreprocessorOr, known: Known): Certainty {
  let holds: Certainty = false;
  for (const { terms } of alternatives) {
    let all: Certainty = true;
    for (const term of terms) all = and(all, decideTerm(term, known));
    holds = or(holds, all);
  }
  return holds;
}

function decideTerm(term: PreprocessorTerm, known: Known): Certainty {
  const holds = decideBare(term, known);
  return term.negated ? not(holds) : holds;
}

/** The term without its `!`. Groups are at most as deep as HAProxy's own limit, which the parser enforces. */
function decideBare(term: PreprocessorTerm, known: Known): Certainty {
  switch (term.type) {
    case 'PreprocessorInteger':
      return term.value !== 0;
    case 'PreprocessorGroup':
      return decideOr(term.expression, known);
    case 'PreprocessorPredicate':
      return decidePredicate(term, known);
    case 'PreprocessorUnreadable':
      return 'unknown';
  }
}

function decidePredicate({ name, isLiteral, args }: PreprocessorPredicate, known: Known): Certainty {
  const decide = Object.hasOwn(PREDICATES, name) ? PREDICATES[name] : undefined;
  if (decide === undefined || !isLiteral || args.some((argument) => !argument.isLiteral)) return 'unknown';
  return decide(
    args.map(({ value }) => value),
    known,
  );
}
