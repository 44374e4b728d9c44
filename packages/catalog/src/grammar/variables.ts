import {
  type ArgumentType,
  expression,
  type GrammarTraits,
  type MakeArguments,
  type Naming,
  nothing,
  optional,
  pattern,
  required,
  word,
} from './types.js';

/**
 * A table of actions: their names, `*` for the rest of a name, their arguments up to the condition, and what the name has to
 * be like or which branch is the first to read it so.
 */
export type ActionTable = readonly (readonly [names: string | readonly string[], make: MakeArguments, traits?: GrammarTraits])[];

/** The name of a variable in the parentheses of an action (src/vars.c `vars_hash_name`), and what may stand behind it. */
const variable = (scopes: string, behind: string): ArgumentType =>
  pattern(
    new RegExp(`\\((${scopes})\\.[\\w.]+${behind}\\)$`),
    'a variable in parentheses, such as (txn.name), whose scope is proc, sess, txn, req, res or check',
  );

const SCOPES = 'proc|sess|txn|req|res|check';
/** Those of the parent stream too. */
const SCOPES_AND_PARENTS = 'proc|p?(sess|txn|req|res)|check';

/** An action on a variable: conditions came with 2.6, variables of the parent stream with 3.1. */
const onVariable = (name: string, make: MakeArguments, behind: string, inParentheses: readonly Naming[]): ActionTable => [
  [name, make, { form: variable(SCOPES, ''), inParentheses }],
  [name, make, { form: variable(SCOPES, behind), inParentheses, since: '2.6' }],
  [name, make, { form: variable(SCOPES_AND_PARENTS, behind), inParentheses, since: '3.1' }],
];

/** Conditions of src/vars.c `conditions_array`; what stands behind an empty one is not looked at. */
const SET_CONDITIONS = '(,if(not)?(exists|empty|set)|,if(gt|lt))*(,|,,.*)?';
const NOTHING = '(,|,,.*)?';

/** Actions on variables (src/vars.c `parse_store`). */
export const VARIABLE_ACTIONS: ActionTable = [
  ...onVariable('set-var(*)', () => [required('expression', expression)], SET_CONDITIONS, [{ kind: 'variable', defines: true }]),
  ...onVariable('set-var-fmt(*)', () => [optional('log-format string', word)], SET_CONDITIONS, [{ kind: 'variable', defines: true }]),
  ...onVariable('unset-var(*)', nothing, NOTHING, [{ kind: 'variable' }]),
];
