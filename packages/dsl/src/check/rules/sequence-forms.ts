import type { Did } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** A sequence is one chain of events: neither a number of times nor a habit has a meaning for it. */
export const sequenceForms: Rule = ({ each }) => {
  each<Did>('Did', ({ steps, times, habit }, { report }) => {
    if (steps.length === 0) return;
    if (times !== undefined) report('times-with-steps', times, {});
    if (habit !== undefined) report('habit-with-steps', habit, {});
  });
};
