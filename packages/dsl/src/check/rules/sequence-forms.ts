import type { Did } from '../../syntax/ast/index.js';
import { removeFix } from '../../syntax/report.js';
import { excerpt } from '../types/called.js';
import type { Rule } from './rule.js';

/** A sequence is one chain of events: neither a number of times nor a habit has a meaning for it. */
export const sequenceForms: Rule = ({ book, each }) => {
  each<Did>('Did', ({ steps, times, habit }, { report, file }) => {
    if (steps.length === 0) return;
    if (times !== undefined) {
      const fixes = [removeFix(times.span, excerpt(times, { book, file }))];
      report('times-with-steps', times, {}, { fixes });
    }
    if (habit !== undefined) report('habit-with-steps', habit, {});
  });
};
