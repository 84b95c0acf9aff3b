export { RuleBuilder } from './rule-builder.js';
