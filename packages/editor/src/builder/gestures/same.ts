import { type Ast, nameText, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Slot } from '../model.js';
import type { Source } from '../source.js';
import { eventSpan, type Happening, happenings } from '../steps.js';
import { insert, together } from './edit.js';
import { fill } from './fill.js';

/**
 * The earlier events of a sequence that a condition of a later one can be compared with, by their places: those that happened and are
 * named. Empty where the slot is in no condition of a later event.
 */
export const earlierThan = (did: Ast.Did, { span }: Slot): readonly number[] => {
  const all = happenings(did);
  const own = all.findIndex(
    ({ where }) => where !== undefined && where.span.start <= span.start && span.end <= where.span.end,
  );
  return all.flatMap((each, at) => (at < own && each.event !== 'any' && !isAbsence(each) ? [at] : []));
};

const isAbsence = (happening: Happening): boolean => happening.kind === 'Step' && happening.negated;

/**
 * Compares with what an earlier event of the sequence says: `did view as v then order where item = v.item`. The event is given a name for
 * it where it has none.
 */
export const compareWithEarlier = (
  source: Source,
  did: Ast.Did,
  slot: Slot,
  earlier: number,
  field: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  const event = happenings(did)[earlier];
  if (event === undefined) return [];
  const name = event.alias?.text ?? freeName(source, did);
  const naming =
    event.alias === undefined ? [insert(eventSpan(source, event).end, ` ${spell('as', words)} ${name}`)] : [];
  return together([...naming, ...fill(source, slot, `${name}.${nameText(field)}`)]);
};

const NAMES = ['v', 'w', 'x', 'y', 'z', 'u', 'a', 'b', 'c', 'd', 'e'];

/** A letter that the sequence says nowhere. */
const freeName = (source: Source, did: Ast.Did): string => {
  const said = new Set(source.within(did.span).map(({ span }) => source.slice(span).toLowerCase()));
  return NAMES.find((name) => !said.has(name)) ?? `v${said.size}`;
};
