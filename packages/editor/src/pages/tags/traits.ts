import type { Words } from '../../words/index.js';

/** What kind of tag it is. */
interface Kinded {
  readonly kind: 'exclusive' | 'many';
  readonly manual: boolean;
  readonly ordered: boolean;
  readonly otherwise?: string | undefined;
}

/** What kind of tag it is, in words: `单选 · 有序，高者在前`. */
export const traitsOf = ({ kind, manual, ordered, otherwise }: Kinded, words: Words['tags']): readonly string[] => [
  kind === 'exclusive' ? words.exclusive : words.many,
  ...(manual ? [words.manual] : []),
  ...(ordered ? [words.ordered] : []),
  ...(otherwise === undefined ? [] : [words.otherwise(otherwise)]),
];

/** The address of a rule on the rules page. */
export const ruleAddress = (rule: string, file?: string): string =>
  `/rules?${new URLSearchParams({ ...(file === undefined ? {} : { file }), rule }).toString()}`;

/** The page of what asks for a tag. */
export const userAddress = ({
  kind,
  name,
}: {
  readonly kind: 'tag' | 'segment' | 'metric';
  readonly name: string;
}): string => {
  if (kind === 'tag') return `/tags/${encodeURIComponent(name)}`;
  return kind === 'segment' ? `/segments/segment/${encodeURIComponent(name)}` : ruleAddress(`metric:${name}`);
};
