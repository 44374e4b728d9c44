export { type Head, type Matcher, matcherOf, type SelectedNode } from './matcher.js';
export { parseSelector, SelectorError } from './syntax.js';
