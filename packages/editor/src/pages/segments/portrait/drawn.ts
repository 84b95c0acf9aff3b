import type { ValueText, ValueType } from '../../../ui/value.js';
import type { Words } from '../../../words/index.js';
import type { Portrait } from '../group/group.js';
import type { Bar } from './bars.js';

type Feature = Portrait['features'][number];
type PortraitWords = Words['segments']['portrait'];

/** What turns a portrait into bars: words, and values as people write them. */
export interface Drawing {
  readonly words: PortraitWords;
  readonly value: ValueText;
  readonly whole: (value: number) => string;
}

/** A field or metric as bars: its values or its ranges, the others together, and whom it is not known of. */
export const barsOfFeature = (
  { type, values = [], buckets = [], together, missing }: Feature,
  { words, value, whole }: Drawing,
): readonly Bar[] => {
  const said = (one: unknown): string => value(one, type as ValueType);
  return [
    ...values.map((each) => ({ ...each, label: said(each.value) })),
    ...buckets.map((each) => ({ ...each, label: rangeText(each, said, words) })),
    ...(together === undefined ? [] : [{ ...together, label: words.together(whole(together.values)) }]),
    ...(missing === undefined || missing.everyone === 0 ? [] : [{ ...missing, label: words.missing }]),
  ];
};

const rangeText = (
  { from, to, value }: { readonly from?: unknown; readonly to?: unknown; readonly value?: unknown },
  said: (one: unknown) => string,
  words: PortraitWords,
): string => {
  if (value !== undefined) return said(value);
  if (from === undefined) return words.below(said(to));
  return to === undefined ? words.from(said(from)) : words.bucket(said(from), said(to));
};

/** A tag as bars: its values, the others together, and who has none. */
export const barsOfTag = (
  { name, values, together, without }: Portrait['tags'][number],
  { words, whole }: Drawing,
): readonly Bar[] => [
  ...values.map((each) => ({ ...each, label: each.value, group: { kind: 'tag', name, value: each.value } as const })),
  ...(together === undefined ? [] : [{ ...together, label: words.together(whole(together.values)) }]),
  ...(without === undefined ? [] : [{ ...without, label: words.without }]),
];

/** A finding of a portrait: whose share differs for sure, under which name. */
export interface Highlight extends Bar {
  readonly of: string;
}

/** What differs for sure, the strongest first: by how far the shares lie apart, which says more to people than their ratio. */
export const highlightsOf = (portrait: Portrait, drawing: Drawing, most: number): readonly Highlight[] =>
  [
    ...portrait.features.flatMap((feature) =>
      barsOfFeature(feature, drawing).map((bar) => ({ ...bar, of: feature.name })),
    ),
    ...portrait.tags.flatMap((tag) => barsOfTag(tag, drawing).map((bar) => ({ ...bar, of: tag.name }))),
    ...portrait.segments.map((segment) => ({ ...segment, label: segment.name, of: drawing.words.segments })),
  ]
    .filter(({ difference }) => difference !== 'unclear')
    .toSorted((a, b) => apart(b) - apart(a))
    .slice(0, most);

const apart = ({ share, shareOfEveryone }: Bar): number => Math.abs(share - shareOfEveryone);
