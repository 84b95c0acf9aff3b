/** Something that is found by what it is called. */
export interface Findable {
  readonly label: string;
  /** What it is found by besides: other names, pinyin, initials, parted by blanks. */
  readonly filter?: string;
}

/**
 * What fits a query, the best first: by its beginning, by a part of it, by letters in order. While an input method
 * composes, the query is the pinyin so far, with the marks that it puts between syllables (`zui'jin`).
 */
export const ranked = <Item extends Findable>(items: readonly Item[], query: string): readonly Item[] => {
  const wanted = folded(query);
  if (wanted === '') return items;
  return items
    .flatMap((item, at) => {
      const score = scoreOf(item, wanted);
      return score === undefined ? [] : [{ item, score, at }];
    })
    .toSorted((a, b) => a.score - b.score || a.at - b.at)
    .map(({ item }) => item);
};

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’\s]/g, '');

const scoreOf = ({ label, filter = '' }: Findable, wanted: string): number | undefined => {
  const names = [label, ...filter.split(' ')].map(folded).filter((name) => name !== '');
  const scores = names.flatMap((name) => {
    if (name === wanted) return [0];
    if (name.startsWith(wanted)) return [1];
    if (name.includes(wanted)) return [2];
    return wanted.length > 1 && holdsInOrder(name, wanted) ? [3] : [];
  });
  return scores.length === 0 ? undefined : Math.min(...scores);
};

const holdsInOrder = (name: string, wanted: string): boolean => {
  let at = 0;
  for (const character of name) if (character === wanted[at]) at++;
  return at === wanted.length;
};
