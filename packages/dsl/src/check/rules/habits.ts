import type { Habit } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** Each period is counted by itself, so that a habit of more of them would cost more than anybody means. */
const MOST_PERIODS = 60;

/** A habit looks at some periods, and asks for no more of them than there are. */
export const habits: Rule = ({ each }) => {
  each<Habit>('Habit', (habit, { report }) => {
    const { quota, count } = habit;
    if (count < 1 || count > MOST_PERIODS) report('habit-periods', habit, { count, most: MOST_PERIODS });
    else if (quota !== 'each' && (quota.count < 1 || quota.count > count)) {
      report('habit-quota', habit, { quota: quota.count, periods: count });
    }
  });
};
