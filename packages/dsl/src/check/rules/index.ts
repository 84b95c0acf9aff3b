import type { Rule } from './rule.js';

/** Every rule, in no order that matters. */
export const RULES: readonly Rule[] = [];
