import { nearestMiss, sameWords } from '@tagwright/dsl';
import type { ConditionSeen, Miss, WordingOf } from '@tagwright/dsl';
import { printable } from '../../terminal/printable.js';
import { durationInWords } from '../duration.js';
import { groupedDecimal, money, roundedDecimal } from '../numbers.js';
import type { Showing } from './detail.js';

/** The words that a leaf stands for; `inverted` where they hold when the leaf does not. */
interface Label {
  readonly text: string;
  readonly inverted: boolean;
}

/** What would have to be otherwise for a false condition to hold: `R > 90d (off by 78 days)`. */
export function missText(condition: ConditionSeen, wording: WordingOf, { words }: Showing): string {
  const { why } = words;
  const labels = labelled(condition, wording, { text: '', inverted: false });
  const needed = new Map<string, string>();
  for (const miss of nearestMiss(condition)) {
    const { text, inverted } = labels.get(miss.leaf) ?? { text: '', inverted: false };
    const wanted = miss.wanted === inverted ? why.notAnyMore(printable(text)) : printable(text);
    const distance = distanceText(miss, words);
    if (!needed.has(wanted)) needed.set(wanted, distance === undefined ? wanted : why.offBy(wanted, distance));
  }
  return [...needed.values()].join(why.and);
}

/** A part without words of its own, or in the words of the part around it, goes by those. */
function labelled(
  seen: ConditionSeen,
  wording: WordingOf,
  around: Label,
  labels = new Map<ConditionSeen, Label>(),
  isNew = true,
): ReadonlyMap<ConditionSeen, Label> {
  const { node, children } = seen;
  const own = wording(node);
  const label = own !== undefined && isNew ? { text: own.text, inverted: false } : around;
  labels.set(seen, label);
  const below = node.kind === 'not' ? { ...label, inverted: !label.inverted } : label;
  for (const child of children) labelled(child, wording, below, labels, !sameWords(wording, node, child.node));
  return labels;
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
