import { distance } from 'fastest-levenshtein';
import { counterparts } from './vocabulary.js';

/** How text sounds, without tones: letters in full and the first letter of each syllable. */
export type Pinyin = (text: string) => { readonly full: string; readonly initials: string };

const AT_MOST = 3;

/**
 * The known names that somebody may have meant: at most three, best first. A name is near by spelling (case and
 * width aside), because one contains the other, by sound, or because it is the same word in the other language. The
 * idea of a bound that grows with the length is graphql-js's.
 *
 * @param things what there is, each with all its names; of one thing only the nearest name is offered.
 */
export const nearest = (
  written: string,
  things: readonly (readonly string[])[],
  pinyin: Pinyin | undefined,
): readonly string[] => {
  const cost = measure(fold(written), pinyin);
  const best = things.flatMap((names) => {
    const ranked = names
      .filter((name) => name !== written)
      .map((name) => ({ name, cost: cost(fold(name)) }))
      .filter((candidate) => candidate.cost < Infinity)
      .toSorted((a, b) => a.cost - b.cost);
    return ranked.slice(0, 1);
  });
  const ordered = best.toSorted((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1));
  const sameLetters = ordered.filter((candidate) => candidate.cost === 0);
  if (sameLetters.length > 0) return sameLetters.map((candidate) => candidate.name).slice(0, AT_MOST);
  return [...new Set(ordered.map((candidate) => candidate.name))].slice(0, AT_MOST);
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Lower is nearer: a spelling by its share of wrong characters (below 0.5), the other ways between and after. */
const measure = (written: string, pinyin: Pinyin | undefined): ((name: string) => number) => {
  const words = counterparts(written);
  const sound = soundOf(written, pinyin);
  return (name) =>
    Math.min(
      bySpelling(written, name),
      words.includes(name) ? 0.1 : words.some((word) => word.length > 1 && name.includes(word)) ? 0.55 : Infinity,
      sound(name),
      byPart(written, name),
    );
};

/** Wrong characters per character; at most two in five, and never all of them. */
const bySpelling = (written: string, name: string): number => {
  const length = Math.max(written.length, name.length);
  const wrong = isSwap(written, name) ? 1 : distance(written, name);
  const allowed = Math.max(length >= 2 ? 1 : 0, Math.floor(length * 0.4));
  return wrong <= allowed ? wrong / length : Infinity;
};

/** Two neighbouring characters the wrong way round: one slip, not two. */
const isSwap = (written: string, name: string): boolean => {
  const at = [...written].findIndex((character, index) => character !== name[index]);
  const swapped = written.slice(0, at) + (written[at + 1] ?? '') + (written[at] ?? '') + written.slice(at + 2);
  return at >= 0 && swapped === name;
};

/** 消费 where the book says 最近消费, or the reverse. */
const byPart = (written: string, name: string): number => {
  const [short, long] = written.length < name.length ? [written, name] : [name, written];
  return short.length >= 2 && long.includes(short) ? 0.6 + (long.length - short.length) / 1000 : Infinity;
};

const soundOf = (written: string, pinyin: Pinyin | undefined): ((name: string) => number) => {
  if (pinyin === undefined) return () => Infinity;
  const own = pinyin(written).full;
  return (name) => {
    if (name === pinyin(name).full && own === written) return Infinity; // Neither is Chinese: spelling has judged.
    const { full, initials } = pinyin(name);
    if (own === full) return 0.2;
    if (own === initials && own.length >= 2) return 0.3;
    if (own.length >= 4 && full.startsWith(own)) return 0.5;
    return own.length >= 4 && distance(own, full) <= 1 ? 0.4 : Infinity;
  };
};
