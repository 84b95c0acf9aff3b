import { type Ast, nameText, quote, spell, type Vocabulary } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import { firstPredicate, predicateText } from './predicates.js';
import { eventNamed, ofTag, ofValue, type Shape, tagNamed, valueNamed } from './shape.js';

/** Something of the palette, by its first name: what a picker hands back. */
export interface Pick {
  readonly kind: 'value' | 'event' | 'tag' | 'segment';
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
  if (kind === 'event') {
    const window = words === 'zh' ? '近30天' : 'in last 30d';
    return `${spell('did', words)} ${nameText(name)} ${window}`;
  }
  if (kind === 'segment') return `${spell('in', words)} ${spell('segment', words)} ${nameText(name)}`;
  const shape = shapeOfPick(pick, palette, event);
  const predicate = firstPredicate(shape);
  const values = valueTexts(shape, palette);
  return `${operandText(pick, words)} ${predicateText(predicate, shape, values.slice(0, 1), words)}`;
};

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
