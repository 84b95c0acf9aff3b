import type { Did } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** `at least 0 times` holds for everyone. */
export const times: Rule = ({ each }) => {
  each<Did>('Did', ({ times }, { report }) => {
    if (times?.bound === 'at least' && times.count === 0) report('pointless-times', times, {});
  });
};
