import type { Palette, PaletteItem, PaletteValue } from '@tagwright/dsl/service';
import { type Predicate, pickKey, predicatesFor, type Pick, type Shape } from '../../../builder/index.js';
import type { Choice } from '../../../ui/pinyin-select.js';
import type { Words } from '../../../words/index.js';
import { predicateWord } from './sentence.js';

type BuilderWords = Words['builder'];

/** What a condition can be about: of customers, or of an event's fields. */
export const conditionChoices = (palette: Palette, words: BuilderWords, event: string | undefined): readonly Choice[] =>
  event === undefined
    ? [
        ...valueChoices(palette, words, undefined),
        ...palette.events.map((item) => choiceOf('event', item, palette, words.groups.events, words.did)),
        ...palette.events.map((item) =>
          choiceOf('habit', item, palette, words.groups.habits, words.didHabitually, words.foundBy.habit),
        ),
        ...palette.events.map((item) =>
          choiceOf('sequence', item, palette, words.groups.sequences, words.didFirst, words.foundBy.sequence),
        ),
        ...palette.tags.map((item) => choiceOf('tag', item, palette, words.groups.tags, words.tagNamed)),
        ...palette.segments.map((item) => choiceOf('segment', item, palette, words.groups.segments, words.inSegment)),
      ]
    : valueChoices(palette, words, event);

/** What has a value: an event's fields first, metrics, and the customer's fields by their dimension. */
export const valueChoices = (
  palette: Palette,
  words: BuilderWords,
  event: string | undefined,
  tags = false,
): readonly Choice[] => [
  ...(palette.events.find(({ names }) => event !== undefined && names.includes(event))?.fields ?? []).map((item) =>
    choiceOf('value', item, palette, event ?? ''),
  ),
  ...(event === undefined ? palette.metrics.map((item) => choiceOf('value', item, palette, words.groups.metrics)) : []),
  ...byDimension(palette.fields).map((item) => choiceOf('value', item, palette, item.group ?? words.groups.fields)),
  ...(tags ? palette.tags.map((item) => choiceOf('tag', item, palette, words.groups.tags, words.tagNamed)) : []),
];

/** Fields of one dimension next to each other, dimensions in the order in which they come first. */
const byDimension = (fields: readonly PaletteValue[]): readonly PaletteValue[] => {
  const groups = [...new Set(fields.map(({ group }) => group))];
  return groups.flatMap((group) => fields.filter((field) => field.group === group));
};

const choiceOf = (
  kind: Pick['kind'],
  { names, description }: PaletteItem,
  { filters }: Palette,
  group: string,
  say: (name: string) => string = (name) => name,
  /** What it is found by beside its names. */
  foundBy = '',
): Choice => {
  const [name = '', other] = names;
  return {
    value: pickKey({ kind, name }),
    label: say(name),
    detail: other ?? short(description),
    group,
    filter: [...names.map((each) => filters[each] ?? each), foundBy].join(' '),
  };
};

const short = (text = ''): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text);

/** Names of one kind, to put one in the place of another. */
export const nameChoices = (items: readonly PaletteItem[], { filters }: Palette): readonly Choice[] =>
  items.map(({ names, description }) => ({
    value: names[0] ?? '',
    label: names[0] ?? '',
    detail: names[1] ?? short(description),
    filter: names.map((each) => filters[each] ?? each).join(' '),
  }));

/** Values that are known of a shape. */
export const shapeChoices = ({ values, texts }: Shape, { filters }: Palette, words: BuilderWords): readonly Choice[] =>
  [...new Set([...values, ...texts])].map((value) => textChoice(value, words, filters[value]));

/** A text to choose. One without a letter is called what it is: it would be a blank line of the list. */
export const textChoice = (value: string, words: BuilderWords, filter = value): Choice => ({
  value,
  label: value === '' ? words.emptyText : value,
  filter,
});

/** The ways of asking about a shape, in words; the one that is asked now is always among them. */
export const predicateChoices = (
  shape: Shape,
  now: Predicate | undefined,
  inEvent: boolean,
  hasLists: boolean,
  words: BuilderWords,
): readonly Choice[] => {
  const all = predicatesFor(shape, inEvent).filter((predicate) => predicate !== 'inList' || hasLists);
  return (now === undefined || all.includes(now) ? all : [now, ...all]).map((value) => ({
    value,
    label: (words.predicateChoices as Partial<Record<Predicate, string>>)[value] ?? predicateWord(value, shape, words),
  }));
};
