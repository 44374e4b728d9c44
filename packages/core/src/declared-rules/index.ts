export { declarationProblem } from './check-declaration.js';
export { DECLARED_RULE_DEFINITIONS, DECLARED_RULE_SCHEMA, DECLARED_RULE_SHAPE, type DeclaredRule } from './declaration.js';
export { declaredRule, type RunnableDeclaration } from './declared-rule.js';
