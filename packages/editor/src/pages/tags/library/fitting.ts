import type { Sounds } from '../../../ui/sounds.js';
import { ranked } from '../../../ui/pinyin-match.js';

/** What of a tag decides whether it is shown. */
export interface Fitting {
  readonly name: string;
  readonly names: readonly string[];
  readonly description?: string | undefined;
  readonly manual: boolean;
  readonly values: readonly { readonly value: string }[];
  readonly advice: readonly unknown[];
}

export const KINDS = ['all', 'manual', 'advice'] as const;
/** Which tags are shown: all of them, those that people set, those with something to say against them. */
export type Kind = (typeof KINDS)[number];

/** The tags that fit what was typed, the best first; in the order of the book while nothing was. */
export const fitting = <Tag extends Fitting>(
  tags: readonly Tag[],
  { query, kind }: { readonly query: string; readonly kind: Kind },
  sounds: Sounds,
): readonly Tag[] =>
  ranked(
    tags.filter((tag) => isOf(kind, tag)).map((tag) => ({ tag, label: tag.name, filter: heard(tag, sounds) })),
    query.trim(),
  ).map(({ tag }) => tag);

const isOf = (kind: Kind, { manual, advice }: Fitting): boolean =>
  kind === 'all' || (kind === 'manual' ? manual : advice.length > 0);

const heard = ({ names, values, description = '' }: Fitting, sounds: Sounds): string =>
  `${sounds(...names, ...values.map(({ value }) => value))} ${description}`;
