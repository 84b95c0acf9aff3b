import type { Rank } from '../../syntax/ast/index.js';
import { fractionDigits, MOST_DIGITS } from '../types/decimals.js';
import type { Rule } from './rule.js';

/** A share lies above 0, reaches 100 at most, and is no finer than other numbers; a number of customers is at least 1. */
export const rankRange: Rule = ({ each }) => {
  each<Rank>('Rank', (rank, { report }) => {
    const form = formOf(rank);
    if (form === undefined || rank.amount === '') return;
    const amount = Number(rank.amount);
    const fits = form === 'count' ? Number.isSafeInteger(amount) && amount >= 1 : amount > 0 && amount <= 100;
    if (fractionDigits(rank.amount) > MOST_DIGITS) {
      report('number-too-fine', rank, { value: rank.amount, digits: MOST_DIGITS });
    } else if (!fits) report('rank-out-of-range', rank, { form, amount: rank.amount });
  });
};

const formOf = ({ form }: Rank): 'percent' | 'count' | 'percentile' | undefined => {
  if (form === 'top-percent' || form === 'bottom-percent') return 'percent';
  if (form === 'top-count' || form === 'bottom-count') return 'count';
  return form === 'percentile' ? form : undefined;
};
