export { RULE_ORDER } from './data/rule-order.js';

/** A kind of rule and when HAProxy evaluates it. */
export interface RuleKind {
  /** As HAProxy's messages call it. */
  readonly name: string;
  /** The words that its lines begin with. */
  readonly words: readonly string[];
  /** Rules on requests and rules on responses have orders of their own. */
  readonly chain: 'request' | 'response';
  /** Its place in the chain; kinds with the same place are decided together. */
  readonly place: number;
  /** The first branch that warns about a rule of this kind behind later ones; null for one older than 2.4. */
  readonly since: string | null;
}
