import { KEYWORD_IDS, spell } from '../../syntax/index.js';
import { quote } from '../../syntax/print/names.js';
import { within } from '../cursor.js';
import { filterText, matcher, type Match } from '../match.js';
import type { Completion } from '../shapes.js';
import { vocabularyOf } from '../vocabulary.js';
import type { Workspace } from '../workspace.js';
import type { Candidate, Maker } from './candidate.js';
import { placeOf } from './declaration.js';
import { offersAt } from './offers.js';
import { FRONTS, withoutFront, withWordsBefore, wordAt, type Word } from './word.js';

/**
 * What may be written at the cursor, the most useful first. Each item replaces the whole word that the cursor stands
 * in and was matched against the part of it before the cursor: by its spelling in either language, by pinyin, by the
 * initials of its pinyin.
 */
export const completion = (workspace: Workspace, file: string, offset: number): readonly Completion[] => {
  const parsed = workspace.parsed(file);
  const word = wordAt(parsed, within(parsed.text, offset));
  if (word === undefined) return [];
  const maker: Maker = { workspace, vocabulary: vocabularyOf(workspace, file) };
  const found = [
    ...phrasesGoneOnWith(workspace, file, word, maker),
    ...matching(offersAt(placeOf(word), maker), word, maker),
  ];
  if (found.length > 0 || word.isQuoted) return ordered(found);
  return ordered(afterGluedFront(workspace, file, word, maker));
};

interface Found {
  readonly item: Omit<Completion, 'sort'>;
  readonly rank: number;
}

const ordered = (found: readonly Found[]): readonly Completion[] => {
  const best = new Map<string, Found>();
  for (const each of found) {
    const key = `${each.item.kind} ${each.item.label} ${each.item.insert}`;
    const known = best.get(key);
    if (known === undefined || each.rank < known.rank) best.set(key, each);
  }
  return [...best.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }, at) => ({ ...item, sort: String(at).padStart(5, '0') }));
};

const matching = (candidates: readonly Candidate[], word: Word, maker: Maker): readonly Found[] => {
  const match = matcher(word.typed, maker.workspace.pinyin);
  return candidates.flatMap((candidate) => fit(candidate, match, word, maker));
};

/** One name of a candidate: the one that was typed, or that of the file's own language. */
const fit = (candidate: Candidate, match: Match, word: Word, maker: Maker): readonly Found[] => {
  const fits = candidate.names.flatMap((name) => {
    const score = match(name);
    return score === undefined ? [] : [{ name, score: score + (isNative(name, maker) ? 0 : 0.5) }];
  });
  const [best] = fits.toSorted((a, b) => a.score - b.score);
  if (best === undefined) return [];
  const { kind, detail, documentation, group } = candidate;
  const written = candidate.write(best.name);
  // Within quotes only a name or a value can be meant, and it keeps them.
  if (word.isQuoted && (candidate.isSnippet || kind === 'keyword')) return [];
  const item = {
    kind,
    label: candidate.show(best.name),
    detail,
    documentation,
    group,
    insert: word.isQuoted && !written.startsWith('"') ? quote(best.name) : written,
    isSnippet: candidate.isSnippet,
    span: word.span,
    filter: filterText(candidate.names, maker.workspace.pinyin),
  };
  return [
    {
      item,
      rank: word.typed === '' ? candidate.tier : Math.floor(best.score) + candidate.tier / 10 + best.score / 1000,
    },
  ];
};

const isNative = (name: string, { vocabulary }: Maker): boolean =>
  /\p{Script=Han}/u.test(name) === (vocabulary === 'zh');

const MOST_WORDS_BEFORE = 3;

/** English keywords of several words, half written: `is mis`. */
const phrasesGoneOnWith = (workspace: Workspace, file: string, word: Word, maker: Maker): readonly Found[] => {
  const parsed = workspace.parsed(file);
  for (let count = MOST_WORDS_BEFORE; count >= 1; count--) {
    const longer = withWordsBefore(parsed, word, count);
    if (longer === undefined) continue;
    const phrases = new Set(KEYWORD_IDS.map((id) => spell(id, 'en')).filter((text) => text.startsWith(longer.typed)));
    if (phrases.size === 0) continue;
    const offers = offersAt(placeOf(longer), maker).filter(
      ({ kind, names }) => kind === 'keyword' && names.some((name) => phrases.has(name)),
    );
    const found = matching(offers, longer, maker);
    if (found.length > 0) return found;
  }
  return [];
};

/** 且城 is 且 and what is being typed; the space between is put in. */
const afterGluedFront = (workspace: Workspace, file: string, word: Word, maker: Maker): readonly Found[] => {
  const front = [...FRONTS.keys()]
    .filter((text) => word.typed.startsWith(text))
    .toSorted((a, b) => b.length - a.length)[0];
  if (front === undefined) return [];
  const rest = withoutFront(word, workspace.parsed(file), front.length);
  return matching(offersAt(placeOf(rest), maker), rest, maker).map(({ item, rank }) => ({
    item: { ...item, insert: ` ${item.insert}` },
    rank,
  }));
};
