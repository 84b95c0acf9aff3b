import { nearestMiss } from '@tagwright/engine';
import type { ConditionSeen, Miss } from '@tagwright/engine';
import type { WordingOf } from '../../book/wording.js';
import { printable } from '../../terminal/printable.js';
import { durationInWords } from '../duration.js';
import { groupedDecimal, money, roundedDecimal } from '../numbers.js';
import type { Showing } from './detail.js';

/** What would have to be otherwise for a false condition to hold: `R > 90d (off by 78 days)`. */
export function missText(condition: ConditionSeen, wording: WordingOf, { words }: Showing): string {
  const { why } = words;
  return nearestMiss(condition)
    .map((miss) => {
      const text = printable(wording(miss.leaf.node)?.text ?? wording(condition.node)?.text ?? '');
      const wanted = miss.wanted ? text : why.notAnyMore(text);
      const distance = distanceText(miss, words);
      return distance === undefined ? wanted : why.offBy(wanted, distance);
    })
    .join(why.and);
}

/** How far off, in the unit of what was looked at. */
function distanceText({ leaf, distance }: Miss, words: Showing['words']): string | undefined {
  const type = leaf.left?.type;
  if (distance === undefined || distance === 0 || type === undefined) return undefined;
  switch (type.kind) {
    case 'money':
      return money(roundedDecimal(distance, 2));
    case 'duration':
    case 'time':
      return durationInWords(Math.round(distance), words.units);
    case 'date':
      return words.units.duration('day', distance);
    case 'number':
      return groupedDecimal(roundedDecimal(distance, 6));
    default:
      return undefined;
  }
}
