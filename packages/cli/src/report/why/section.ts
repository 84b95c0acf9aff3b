import {
  nearestMiss,
  localInstant,
  type CaseSeen,
  type ConditionSeen,
  type NextChange,
  type SegmentSeen,
  type TagSeen,
  type WordingOf,
} from '@tagwright/dsl';
import type { Palette } from '../../terminal/palette.js';
import { printable } from '../../terminal/printable.js';
import { branches } from '../../terminal/tree.js';
import type { Branch } from '../../terminal/tree.js';
import { conditionBranches, verdict, written } from './condition.js';
import type { Showing } from './detail.js';
import { missText } from './miss.js';

/** What a section is drawn with. */
export interface Drawing extends Showing {
  readonly colors: Palette;
  readonly wording: WordingOf;
  /** Every case, or only the one that won. */
  readonly full: boolean;
}

/** A tag: its value, the case that gave it (or all of them), what missed most nearly, and when the clock turns it. */
export function tagSection(seen: TagSeen, next: NextChange | undefined, drawing: Drawing): string[] {
  const { colors, words, full } = drawing;
  const { tag, values, cases } = seen;
  const name = printable(tag.names[0] ?? '');
  const value = values.length === 0 ? colors.faint(words.run.nobody) : colors.good(printable(words.units.list(values)));
  const winners = cases.filter((one) => one.gives);
  const shown = full ? cases : winners;
  const rest = tag.otherwise === undefined || (!full && winners.length > 0) ? [] : [otherwise(seen, winners, drawing)];
  const parts = [...shown.map((one) => caseBranch(one, winners.includes(one), drawing)), ...rest];
  return [
    `${colors.strong(`${name}${words.why.colon}`)}${value}`,
    ...branches(parts),
    ...(tag.manual ? [colors.faint(words.why.manual)] : []),
    ...nearest(winners, cases, drawing),
    ...nextLine(next, (at) => (at.length === 0 ? words.run.nobody : words.units.list(at)), drawing),
  ];
}

/** A segment: in or out, and why. */
export function segmentSection(seen: SegmentSeen, next: NextChange | undefined, drawing: Drawing): string[] {
  const { colors, words, wording } = drawing;
  const name = printable(seen.segment.names[0] ?? '');
  const state = seen.member ? colors.good(words.why.isIn) : colors.faint(words.why.isOut);
  return [
    `${colors.strong(`${name}${words.why.colon}`)}${state}`,
    ...branches(partsOf(seen.condition, drawing)),
    ...(seen.member ? [] : [`${colors.warning(words.why.nearest)}${missText(seen.condition, wording, drawing)}`]),
    ...nextLine(next, (at) => (at.length === 0 ? words.why.isOut : words.why.isIn), drawing),
  ];
}

/** The parts of a top-level `and`, or the condition itself. */
function partsOf(condition: ConditionSeen, { wording, colors, words, ...showing }: Drawing): Branch[] {
  const whole = written(condition, wording, { ...showing, words });
  return conditionBranches(whole.joined === 'and' ? whole.parts : [whole], colors, words.why);
}

function caseBranch(one: CaseSeen, won: boolean, drawing: Drawing): Branch {
  const { colors, wording } = drawing;
  const place = wording(one.case);
  const value = won ? colors.strong(printable(one.case.value)) : printable(one.case.value);
  const where = place === undefined ? '' : `  ${colors.faint(`${printable(place.file)}:${place.line}`)}`;
  const passed = one.holds && !won ? `  ${colors.faint(passedOver(one, drawing))}` : '';
  const parts = one.condition === undefined ? [] : partsOf(one.condition, drawing);
  return {
    lines: [`${verdict(one.holds, colors)} ${value}${where}${passed}`],
    parts: [...parts, ...keptParts(one, drawing)],
  };
}

/** By a case that comes before it, or by one that has held since. */
const passedOver = ({ condition }: CaseSeen, { words }: Drawing): string =>
  condition?.truth === true ? words.why.passedOver : words.why.overtaken;

/** When a value's case held last, and until when that keeps it: after an event, and after a condition that holds no more. */
function keptParts({ condition, last, until, holds }: CaseSeen, { colors, words, zone }: Drawing): Branch[] {
  if (condition !== undefined && (condition.truth || last === undefined)) return [];
  const instant = (at: number): string => localInstant(at, zone);
  const happened = condition === undefined ? words.why.happened : words.why.heldLast;
  const kept =
    last === undefined
      ? words.why.neverHappened
      : happened(instant(last), until === undefined ? undefined : instant(until));
  return [{ lines: [`${verdict(holds, colors)} ${kept}`], parts: [] }];
}

function otherwise({ tag, values }: TagSeen, winners: readonly CaseSeen[], { colors, words }: Drawing): Branch {
  const given = winners.length === 0 && tag.otherwise !== undefined && values.includes(tag.otherwise);
  const name = printable(tag.otherwise ?? '');
  return {
    lines: [`${verdict(given, colors)} ${given ? colors.strong(name) : name}  ${colors.faint(words.why.otherwise)}`],
    parts: [],
  };
}

/** Of the cases that would have come before the one that won: the one with the fewest conditions in its way. */
function nearest(winners: readonly CaseSeen[], cases: readonly CaseSeen[], drawing: Drawing): string[] {
  const [winner] = winners;
  // Whatever holds comes before a value that is only kept.
  const before =
    winner === undefined || winner.condition?.truth === false ? cases : cases.slice(0, cases.indexOf(winner));
  let best: { readonly one: CaseSeen; readonly misses: number } | undefined;
  for (const one of before) {
    if (one.condition === undefined || one.condition.truth || winners.includes(one)) continue;
    const misses = nearestMiss(one.condition).length;
    if (misses > 0 && (best === undefined || misses < best.misses)) best = { one, misses };
  }
  if (best?.one.condition === undefined) return [];
  const { colors, words, wording } = drawing;
  const needs = words.why.needs(printable(best.one.case.value), missText(best.one.condition, wording, drawing));
  return [`${colors.warning(words.why.nearest)}${needs}`];
}

function nextLine(
  next: NextChange | undefined,
  answer: (values: readonly string[]) => string,
  { colors, words, zone, full }: Drawing,
): string[] {
  // In brief, only what does change is worth a line.
  if (next === undefined || (next.kind === 'none' && !full)) return [];
  const text =
    next.kind === 'change'
      ? words.why.changes(localInstant(next.at, zone), printable(answer(next.values)))
      : words.why.staysUntil(localInstant(next.until, zone));
  return [`${colors.hint(words.why.next)}${text}`];
}
