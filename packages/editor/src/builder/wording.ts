import { type Ast, nameText, printNode, quote, spell, type Vocabulary } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import { firstPredicate, predicateText } from './predicates.js';
import { eventNamed, ofTag, ofValue, type Shape, tagNamed, valueNamed } from './shape.js';

/** Something of the palette, by its first name: what a picker hands back. */
export interface Pick {
  /** An event can have happened, over and over (`habit`), or as the first of several (`sequence`). */
  readonly kind: 'value' | 'event' | 'habit' | 'sequence' | 'tag' | 'segment';
  readonly name: string;
}

/** A pick as the value of a choice, and back. */
export const pickKey = ({ kind, name }: Pick): string => `${kind} ${name}`;
export const pickOf = (key: string): Pick => {
  const at = key.indexOf(' ');
  return { kind: key.slice(0, at) as Pick['kind'], name: key.slice(at + 1) };
};

/** What a pick is. `event`: at hand, whose fields come first. */
export const shapeOfPick = ({ kind, name }: Pick, palette: Palette, event: string | undefined): Shape =>
  kind === 'tag' ? ofTag(tagNamed(palette, name)) : ofValue(valueNamed(palette, name, event));

/** A pick as something that can be asked about: `R`, `tag RFM评级`. */
export const operandText = ({ kind, name }: Pick, words: Vocabulary): string =>
  kind === 'tag' ? `${spell('tag', words)} ${nameText(name)}` : nameText(name);

/** A whole condition on a pick, which asks what is asked most about such a thing. */
export const conditionText = (pick: Pick, palette: Palette, words: Vocabulary, event: string | undefined): string => {
  const { kind, name } = pick;
  if (kind === 'event' || kind === 'habit' || kind === 'sequence') {
    const window = words === 'zh' ? '近30天' : 'in last 30d';
    const when = kind === 'habit' ? usualHabit(words) : window;
    const next = kind === 'sequence' ? ` ${usualStep(palette, name, words)}` : '';
    return `${spell('did', words)} ${nameText(name)}${next} ${when}`;
  }
  if (kind === 'segment') return `${spell('in', words)} ${spell('segment', words)} ${nameText(name)}`;
  const shape = shapeOfPick(pick, palette, event);
  const predicate = firstPredicate(shape);
  const values = valueTexts(shape, palette);
  return `${operandText(pick, words)} ${predicateText(predicate, shape, values.slice(0, 1), words)}`;
};

const NOWHERE = { start: 0, end: 0 };

/** What a habit asks at first: in each of the last three complete months. */
export const usualHabit = (keywords: Vocabulary): string =>
  printNode(
    { kind: 'Habit', span: NOWHERE, quota: 'each', count: 3, period: { kind: 'calendar', unit: 'month' } },
    { keywords },
  );

/** What follows an event at first: another one, within a week. */
export const usualStep = ({ events }: Palette, before: string, keywords: Vocabulary): string => {
  const other = events.find(({ names }) => !names.includes(before)) ?? events[0];
  return stepText(other?.names[0] ?? before, keywords);
};

/** An event that has to follow another within a week. */
export const stepText = (event: string, keywords: Vocabulary): string =>
  printNode(
    {
      kind: 'Step',
      span: NOWHERE,
      negated: false,
      event: { kind: 'Name', span: NOWHERE, text: event },
      alias: undefined,
      where: undefined,
      within: WEEK,
    },
    { keywords },
  );

const WEEK: Ast.DurationLit = { kind: 'DurationLit', span: NOWHERE, amount: '7', unit: 'd' };

/** How soon something has to follow: `within 2h`, 2小时内. */
export const withinText = (length: Ast.DurationLit, keywords: Vocabulary): string => {
  const text = printNode(length, { keywords });
  const word = spell('within', keywords);
  return keywords === 'zh' ? `${text}${word}` : `${word} ${text}`;
};

/** How soon something has to follow at first. */
export const usualWithin = (words: Vocabulary): string => withinText(WEEK, words);

/** What the values of a shape are written as, as far as they are known. */
export const valueTexts = ({ values, texts }: Shape, palette: Palette): readonly string[] =>
  [...new Set([...values, ...texts])].map((value) => valueText(value, palette));

/** A value on the right of a comparison: in quotes where, bare, it would be taken for a name of the book. */
export const valueText = (value: string, palette: Palette): string => {
  const isName = [...palette.metrics, ...palette.fields].some(({ names }) => names.includes(value));
  return isName ? quote(value) : nameText(value);
};

/** Every duration of the language, the shortest unit first. */
export const DURATION_UNITS: readonly Ast.DurationUnit[] = ['min', 'h', 'd', 'w', 'mo', 'y'];

/** The fields that somebody can name of an event. */
export const fieldsOfEvent = (palette: Palette, event: string | undefined) =>
  event === undefined ? [] : (eventNamed(palette, event)?.fields ?? []);
