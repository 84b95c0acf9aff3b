import type { Pinyin } from '../check/index.js';

/** How well a name fits what was typed: lower is better; undefined: not at all. */
export type Match = (name: string) => number | undefined;

const sounds = new WeakMap<Pinyin, Map<string, { readonly full: string; readonly initials: string }>>();

/** How a name sounds, worked out once. */
export const soundOf = (name: string, pinyin: Pinyin): { readonly full: string; readonly initials: string } => {
  const kept = sounds.get(pinyin) ?? new Map<string, { full: string; initials: string }>();
  sounds.set(pinyin, kept);
  const known = kept.get(name);
  if (known !== undefined) return known;
  const sound = pinyin(name);
  kept.set(name, sound);
  return sound;
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Matches names against what was typed: by its beginning, a part of it, its pinyin, the initials of its pinyin, or its
 * letters in order. An empty query fits everything equally.
 */
export const matcher = (query: string, pinyin: Pinyin | undefined): Match => {
  const wanted = fold(query);
  const latin = /^[a-z0-9_ ]+$/.test(wanted);
  if (wanted === '') return () => 0;
  return (name) => {
    const own = fold(name);
    if (own === wanted) return 0;
    if (own.startsWith(wanted)) return 1 + own.length / 1000;
    if (latin && pinyin !== undefined && /\p{Script=Han}/u.test(name)) {
      const { full, initials } = soundOf(name, pinyin);
      if (initials === wanted || full === wanted) return 2;
      if (initials.startsWith(wanted) || full.startsWith(wanted)) return 3 + own.length / 1000;
      if (wanted.length > 1 && (initials.includes(wanted) || mixedSound(name, wanted, pinyin))) return 5;
      if (wanted.length > 2 && full.includes(wanted)) return 6;
    }
    if (own.includes(wanted)) return 4 + own.length / 1000;
    return wanted.length > 1 && inOrder(own, wanted) ? 7 : undefined;
  };
};

/** Syllables written partly in full: `zuijxf` for 最近消费. */
const mixedSound = (name: string, wanted: string, pinyin: Pinyin): boolean => {
  const syllables = Array.from(name, (character) => soundOf(character, pinyin).full);
  const fits = (at: number, from: number): boolean => {
    if (from === wanted.length) return true;
    const syllable = syllables[at];
    if (syllable === undefined) return false;
    for (let taken = Math.min(syllable.length, wanted.length - from); taken >= 1; taken--) {
      if (syllable.startsWith(wanted.slice(from, from + taken)) && fits(at + 1, from + taken)) return true;
    }
    return false;
  };
  return syllables.some((_, at) => fits(at, 0));
};

const inOrder = (name: string, wanted: string): boolean => {
  let at = 0;
  for (const character of name) if (character === wanted[at]) at++;
  return at === wanted.length;
};

/** What an editor that filters for itself is to match against: the names and how they sound. */
export const filterText = (names: readonly string[], pinyin: Pinyin | undefined): string => {
  const heard = names.flatMap((name) => {
    if (pinyin === undefined || !/\p{Script=Han}/u.test(name)) return [];
    const { full, initials } = soundOf(name, pinyin);
    return [full, initials];
  });
  return [...new Set([...names, ...heard])].join(' ');
};
