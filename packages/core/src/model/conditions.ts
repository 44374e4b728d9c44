import {
  BLOCK_OPERATORS_SINCE,
  BLOCK_PREDICATES,
  compareBranches,
  isVersionAtLeast,
  isVersionBefore,
  USUAL_FEATURES,
  type Version,
} from '@haplint/catalog';
import {
  joinWords,
  type Macro,
  type PreprocessorCondition,
  type PreprocessorOr,
  type PreprocessorPredicate,
  type PreprocessorProblem,
  type PreprocessorTerm,
  parsePreprocessorCondition,
  plainText,
} from '@haplint/parser';
import { and, type Certainty, not, or } from './certainty.js';
import { type Environment, expandWord } from './environment.js';
import { rememberedWeakly } from './remembered.js';

/** What a condition can be decided from. */
interface Known {
  readonly target: Version | null;
  readonly env: Environment;
  /** What a predicate comes to that these do not decide. */
  readonly undecided: Certainty;
}

type Decider = (args: readonly string[], known: Known) => Certainty;

/**
 * Predicates that the target and the text decide (src/cfgcond.c `cfg_eval_cond_term`). All others ask about the build or
 * the machine (`enabled`, `openssl_version_atleast`, ...) and stay unknown.
 */
const PREDICATES: Readonly<Record<string, Decider>> = {
  version_atleast: ([version = ''], { target }) => (target === null ? 'unknown' : isVersionAtLeast(target, version)),
  version_before: ([version = ''], { target }) => (target === null ? 'unknown' : isVersionBefore(target, version)),
  // A variable that the configuration does not name may still be set where HAProxy runs.
  defined: ([name = ''], { env }) => (Object.hasOwn(env, name) ? true : 'unknown'),
  feature: ([name = '']) => (USUAL_FEATURES.has(name) ? true : 'unknown'),
  streq: ([a = '', b = '']) => a === b,
  strneq: ([a = '', b = '']) => a !== b,
  strstr: ([text = '', part = '']) => text.includes(part),
};

/** What makes HAProxy refuse the condition of an `.if` or `.elif` line. */
export type BlockConditionProblem =
  /** It cannot be read at all. */
  | { readonly kind: 'syntax'; readonly problem: PreprocessorProblem['code'] }
  /** The branch has no predicate of that name; `since` says from which branch on one exists. */
  | { readonly kind: 'predicate'; readonly name: string; readonly since: string | null }
  | { readonly kind: 'arguments'; readonly name: string; readonly count: number }
  /** The branch knows nothing but a single term. */
  | { readonly kind: 'operator'; readonly text: string };

/** What a condition means, and why HAProxy could not read it. */
interface Reading {
  readonly condition: PreprocessorCondition | null;
  readonly problem: BlockConditionProblem | null;
}

/**
 * Whether the condition of an `.if` or `.elif` line holds for a target; where HAProxy could not read it, it is `unknown`, and false if anything is supposed of
 * others. A predicate that the build, the machine or a variable without a known value decides comes to `undecided`.
 */
export function decideCondition(macro: Macro, target: Version | null, env: Environment, undecided: Certainty = 'unknown'): Certainty {
  const { condition } = readCondition(macro, target, env);
  if (condition === null) return undecided === 'unknown' ? 'unknown' : false;
  return condition.expression === null ? false : decideOr(condition.expression, { target, env, undecided });
}

/** What makes the target refuse the condition of an `.if` or `.elif` line; null where nothing does, or a variable hides it. */
export function blockConditionProblem(macro: Macro, target: Version | null, env: Environment): BlockConditionProblem | null {
  return readCondition(macro, target, env).problem;
}

function readCondition(macro: Macro, target: Version | null, env: Environment): Reading {
  const values = macro.args.map((word) => expandWord(word, env));
  const isKnown = !values.includes(null);
  if (target !== null && compareBranches(target.branch, BLOCK_OPERATORS_SINCE) < 0) return readSingleTerm(macro, values[0] ?? null, target);
  const { node, problems } = macro.args.every(({ isLiteral }) => isLiteral)
    ? literalCondition(macro)
    : parsePreprocessorCondition(isKnown ? plainText(values.join(' '), macro.start) : joinWords(macro.args));
  const [first] = problems;
  if (first !== undefined) return { condition: null, problem: isKnown ? { kind: 'syntax', problem: first.code } : null };
  const problem = isKnown && node.expression !== null && target !== null ? problemOf(node.expression, target) : null;
  return { condition: problem === null ? node : null, problem };
}

/** The condition of a line without variables, which is the same for all targets. */
const literalCondition = rememberedWeakly(({ args, start }: Macro) =>
  parsePreprocessorCondition(plainText(args.map(({ value }) => value).join(' '), start)),
);

/** 2.4 looks at the first word only: a number, or a predicate, of which it ignores all that follows (src/cfgparse.c). */
function readSingleTerm({ args, start }: Macro, word: string | null, target: Version): Reading {
  if (args.length > 0 && word === null) return { condition: null, problem: null };
  const text = word ?? '';
  const { node, problems } = parsePreprocessorCondition(plainText(text, start));
  const [alternative] = node.expression?.alternatives ?? [];
  const [term] = alternative?.terms ?? [];
  if (node.expression === null) return { condition: node, problem: null };
  if (term?.type === 'PreprocessorPredicate' && !term.negated) {
    const problem = predicateProblem(term, target);
    // What follows the predicate decides nothing, so that only the predicate on its own is decided.
    const isAlone = problems.length === 0 && node.expression.alternatives.length === 1 && alternative?.terms.length === 1;
    return { condition: problem === null && isAlone ? node : null, problem };
  }
  if (term?.type === 'PreprocessorInteger' && !term.negated && problems.length === 0 && term.end === node.end) {
    return { condition: node, problem: null };
  }
  return { condition: null, problem: { kind: 'operator', text: word ?? '' } };
}

/** The first term, from left to right, that the target refuses. */
function problemOf({ alternatives }: PreprocessorOr, target: Version): BlockConditionProblem | null {
  for (const { terms } of alternatives) {
    for (const term of terms) {
      const problem =
        term.type === 'PreprocessorGroup'
          ? problemOf(term.expression, target)
          : term.type === 'PreprocessorPredicate'
            ? predicateProblem(term, target)
            : null;
      if (problem !== null) return problem;
    }
  }
  return null;
}

function predicateProblem({ name, args, hasParentheses }: PreprocessorPredicate, target: Version): BlockConditionProblem | null {
  const predicate = BLOCK_PREDICATES.find((entry) => entry.name === name);
  const since = predicate?.since ?? null;
  if (predicate === undefined || (since !== null && compareBranches(target.branch, since) < 0)) return { kind: 'predicate', name, since };
  // Nothing at all, with parentheses or without, is one empty argument (src/arg.c `make_arg_list`).
  const count = hasParentheses && args.length > 0 ? args.length : 1;
  return count === predicate.argumentCount ? null : { kind: 'arguments', name, count: predicate.argumentCount };
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
  if (decide === undefined || !isLiteral || args.some((argument) => !argument.isLiteral)) return known.undecided;
  const holds = decide(
    args.map(({ value }) => value),
    known,
  );
  return holds === 'unknown' ? known.undecided : holds;
}
