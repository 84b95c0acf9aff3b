/** Plan → JSON Logic: what a plan means, as rules that other systems can evaluate. */
export * from './document.js';
export { jsonLogicOperators } from './operators/index.js';
export type { Cell, Known, Scope, ScopeEvent, World } from './operators/scope.js';
export type { Rule, RuleObject } from './rule.js';
