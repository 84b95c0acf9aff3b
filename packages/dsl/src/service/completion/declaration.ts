import type { KeywordId } from '../../syntax/index.js';
import { FLAG_WORDS, TEST_WORDS } from '../keyword-groups.js';
import { placeIn } from './expression.js';
import type { Place } from './place.js';
import { declares, type Seen, type Word } from './word.js';

const NOTHING: Place = { want: 'nothing' };
const keywords = (...ids: readonly KeywordId[]): Place => ({ want: 'keywords', keywords: ids });

/** What may be written at a word of a file. */
export const placeOf = ({ before, startsLine }: Word): Place => {
  const start = before.findLastIndex((token, at) => declares(token, before[at - 1], before[at + 1]));
  if (start < 0) return before.length === 0 || startsLine ? { want: 'declaration' } : NOTHING;
  const tokens = before.slice(start + 1);
  const head = before[start]?.keyword as KeywordId;
  const brace = tokens.findIndex(({ text, kind }) => kind === 'sign' && text === '{');
  const place = brace < 0 ? inHead(head, tokens) : inBlock(head, tokens.slice(0, brace), tokens.slice(brace + 1));
  if (place === undefined) return startsLine ? { want: 'declaration' } : NOTHING;
  return place;
};

const hasEquals = (tokens: readonly Seen[]): number =>
  tokens.findIndex(({ text, kind }) => kind === 'sign' && text === '=');
const lastIs = (tokens: readonly Seen[], ...ids: readonly KeywordId[]): boolean =>
  ids.some((id) => tokens.at(-1)?.keyword === id);

/** In a declaration without a block, or before its brace. */
const inHead = (head: KeywordId, tokens: readonly Seen[]): Place | undefined => {
  const last = tokens.at(-1);
  const equals = hasEquals(tokens);
  switch (head) {
    case 'metric':
    case 'segment': {
      if (equals < 0) return tokens.length === 0 ? NOTHING : keywords('description');
      const after = { keywords: ['description'] as const };
      return placeIn(tokens.slice(equals + 1), { conditions: head === 'segment', after });
    }
    case 'tag':
      if (equals >= 0) return inCase(tokens.slice(equals + 1), false);
      if (tokens.length === 0) return { want: 'declared-tag' };
      return lastIs(tokens, 'expires') ? { want: 'duration', and: [] } : keywords(...FLAG_WORDS);
    case 'list':
      return tokens.length > 0 && !tokens.some(({ keyword }) => keyword === 'from') ? keywords('from') : ended(last);
    case 'event':
    case 'customer':
      return tokens.length > 0 || head === 'customer' ? keywords('from', 'description') : NOTHING;
    case 'test':
      if (tokens.length === 0) return NOTHING;
      return lastIs(tokens, 'atDate', 'onDate') ? NOTHING : keywords('atDate');
    default:
      return ended(last);
  }
};

/** A line that is complete: what follows on the next is a declaration. */
const ended = (last: Seen | undefined): Place | undefined => (last?.kind === 'quoted' ? undefined : NOTHING);

const inBlock = (head: KeywordId, flags: readonly Seen[], tokens: readonly Seen[]): Place | undefined => {
  if (isClosed(tokens)) return undefined;
  switch (head) {
    case 'customer':
    case 'event':
      return inField(tokens);
    case 'tag':
      return inCase(
        tokens,
        true,
        flags.some(({ keyword }) => keyword === 'manual'),
      );
    case 'test':
      return inTest(tokens);
    default:
      return NOTHING;
  }
};

const isClosed = (tokens: readonly Seen[]): boolean => {
  let depth = 1;
  for (const { kind, text } of tokens) {
    if (kind === 'sign' && text === '{') depth++;
    if (kind === 'sign' && text === '}') depth--;
    if (depth === 0) return true;
  }
  return false;
};

const inField = (tokens: readonly Seen[]): Place => {
  const colon = tokens.findLastIndex(({ kind, text }) => kind === 'sign' && text === ':');
  const after = tokens.slice(colon + 1);
  if (colon < 0) return NOTHING;
  if (after.length === 0 || lastIs(after, 'setOf')) return { want: 'type' };
  if (lastIs(after, 'group')) return { want: 'dimension' };
  if (lastIs(after, 'oneOf', 'from', 'description') || after.at(-1)?.text === ',') return NOTHING;
  return keywords('group', 'from', 'description');
};

const TRIGGERS: readonly KeywordId[] = ['when', 'on', 'otherwise'];
const AFTER_CASE: readonly KeywordId[] = ['expires', 'description'];

/** In the cases of a tag: after the `=` of a line, or in a block. */
const inCase = (tokens: readonly Seen[], inBlock: boolean, isManual = false): Place => {
  const trigger = tokens.findLastIndex(
    ({ keyword }, at) => keyword !== undefined && TRIGGERS.includes(keyword) && !isDateOn(tokens, at),
  );
  const last = tokens.at(-1);
  if (trigger < 0) {
    if (last === undefined) return inBlock ? keywords('description') : NOTHING;
    if (lastIs(tokens, 'description')) return NOTHING;
    return isManual ? keywords(...AFTER_CASE) : keywords(...TRIGGERS);
  }
  const rest = tokens.slice(trigger + 1);
  if (lastIs(rest, 'expires')) return { want: 'duration', and: [] };
  if (lastIs(rest, 'description')) return NOTHING;
  // Past the description or the span of a case, the next value's name has been written.
  const told = rest.findLastIndex(({ keyword }) => keyword === 'expires' || keyword === 'description');
  if (told >= 0 && rest.length > told + 2) return keywords(...TRIGGERS);
  switch (tokens[trigger]?.keyword) {
    case 'when': {
      if (last?.startsLine === true && last !== rest[0] && isNewCase(rest)) return keywords(...TRIGGERS);
      return placeIn(rest, { conditions: true, after: { keywords: AFTER_CASE } });
    }
    case 'on': {
      const [event, ...more] = rest;
      if (event === undefined) return { want: 'event', any: false, also: [] };
      return placeIn(more, { conditions: true, after: { keywords: AFTER_CASE }, on: event.text, start: 'clause' });
    }
    default:
      return rest.length === 0 ? keywords('description') : keywords(...TRIGGERS);
  }
};

const isDateOn = (tokens: readonly Seen[], at: number): boolean =>
  tokens[at]?.keyword === 'on' && tokens[at + 1]?.kind === 'literal';

/** A name alone at the start of a line, after something that could be complete. */
const isNewCase = (rest: readonly Seen[]): boolean => {
  const before = rest.at(-2);
  if (rest.at(-1)?.kind === 'keyword' || rest.at(-1)?.kind === 'sign') return false;
  const wants =
    before?.keyword !== undefined && ['and', 'or', 'not', 'did', 'notDid', 'where'].includes(before.keyword);
  return !wants && !(before?.kind === 'sign' && before.text !== ')');
};

const inTest = (tokens: readonly Seen[]): Place => {
  const step = tokens.findLastIndex(({ keyword }) => keyword !== undefined && TEST_WORDS.includes(keyword));
  if (step < 0) return keywords(...TEST_WORDS);
  const rest = tokens.slice(step + 1);
  const brace = rest.findLastIndex(({ kind, text }) => kind === 'sign' && (text === '{' || text === '}'));
  if (rest[brace]?.text === '}') return keywords(...TEST_WORDS);
  if (brace >= 0) return inAssignments(rest.slice(0, brace), rest.slice(brace + 1));
  if (lastIs(rest, 'forCustomer')) return { want: 'test-customer', names: customersIn(tokens) };
  switch (tokens[step]?.keyword) {
    case 'expect':
      return placeIn(rest[0]?.keyword === 'forCustomer' ? rest.slice(2) : rest, {
        conditions: true,
        after: { keywords: TEST_WORDS },
      });
    case 'after':
      if (rest.length === 0) return { want: 'duration', and: [] };
      return rest.length === 1 ? { want: 'event', any: false, also: ['customer', 'tag', ...TEST_WORDS] } : NOTHING;
    default:
      return inGiven(rest);
  }
};

/** The names that a test gives to its customers. */
const customersIn = (tokens: readonly Seen[]): readonly string[] =>
  tokens.flatMap(({ kind, text }, at) =>
    tokens[at - 1]?.keyword === 'customer' && (kind === 'name' || kind === 'quoted') ? [text] : [],
  );

const inGiven = (rest: readonly Seen[]): Place => {
  const [first] = rest;
  if (first === undefined || rest.at(-1)?.text === ',') return { want: 'given' };
  if (first.keyword === 'customer') return NOTHING;
  const owned = rest.findIndex(({ keyword }) => keyword === 'forCustomer');
  if (first.keyword === 'tag') {
    const about = owned < 0 ? rest : [...rest.slice(0, owned), ...rest.slice(owned + 2)];
    if (about.length >= 4) return keywords('sinceDate', ...TEST_WORDS);
    return about.length === 2 ? keywords('forCustomer') : placeIn(about, { conditions: true, after: { keywords: [] } });
  }
  const comma = rest.findLastIndex(({ kind, text }) => kind === 'sign' && text === ',');
  const about = rest.slice(comma + 1);
  if (owned >= 0 || about.length > 2) return keywords(...TEST_WORDS);
  return about.length === 1 ? { want: 'given-of', name: about[0]?.text ?? '' } : NOTHING;
};

/** In the braces of `given order { … }`. */
const inAssignments = (head: readonly Seen[], tokens: readonly Seen[]): Place => {
  const owner = head.findLast(({ kind, keyword }) => kind !== 'literal' && keyword !== 'forCustomer');
  const event = head.some(({ keyword }) => keyword === 'customer')
    ? undefined
    : (head[0]?.kind === 'literal' ? owner : head[0])?.text;
  const last = tokens.at(-1);
  if (last === undefined || last.text === ',') return { want: 'assigned', event };
  if (last.text !== '=') return NOTHING;
  const field = tokens.at(-2)?.text ?? '';
  const scope = { event, aliases: new Map(), conditions: false };
  return { want: 'right', left: { kind: 'name', name: field }, ranks: false, names: false, scope };
};
