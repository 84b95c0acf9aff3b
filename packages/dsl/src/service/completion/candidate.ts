import { nameText, spell, type KeywordId, type Vocabulary } from '../../syntax/index.js';
import type { Workspace } from '../workspace.js';
import { AGGREGATE_WORDS, FUNCTION_WORDS, TYPE_WORDS } from '../keyword-groups.js';
import type { CompletionKind } from '../shapes.js';
import { summary, facts } from '../describe.js';
import { namesOfThing, type Thing } from '../things.js';
import { keywordHelp, wordsIn } from '../words/index.js';

/** Something that could be written, before it is held against what was typed. */
export interface Candidate {
  readonly kind: CompletionKind;
  /** What it is found by; the one that fits best is shown and written, unless `write` says otherwise. */
  readonly names: readonly string[];
  /** What is written for a name. */
  readonly write: (name: string) => string;
  /** What is shown for a name. */
  readonly show: (name: string) => string;
  readonly isSnippet: boolean;
  readonly detail: string;
  readonly documentation: string;
  readonly group: string;
  /** How useful it is here; lower comes first. */
  readonly tier: number;
}

/** What candidates are made for: a file, its vocabulary, its reader. */
export interface Maker {
  readonly workspace: Workspace;
  readonly vocabulary: Vocabulary;
}

const same = (name: string): string => name;

/** A thing of the book. */
export const ofThing = (thing: Thing, tier: number, { workspace }: Maker, write = nameText): Candidate => {
  const words = wordsIn(workspace.locale);
  const group =
    thing.kind === 'customer-field'
      ? (thing.field.group ?? words.things['customer-field'])
      : (thing.kind === 'event-field' || thing.kind === 'event-time') && thing.event !== 'any'
        ? (thing.event.names[0] ?? '')
        : words.things[thing.kind];
  return {
    kind: thing.kind === 'enum-value' || thing.kind === 'tag-value' ? 'value' : kindOf(thing),
    names: namesOfThing(thing).filter((name) => name !== ''),
    // `at` is a keyword of tests, and the time of an event everywhere else.
    write: thing.kind === 'event-time' ? same : write,
    show: same,
    isSnippet: false,
    detail: summary(thing, workspace.book, words),
    documentation: facts(thing, words).join('\n\n'),
    group,
    tier,
  };
};

const kindOf = (thing: Thing): CompletionKind => {
  switch (thing.kind) {
    case 'enum-value':
    case 'tag-value':
      return 'value';
    case 'event-time':
      return 'event-field';
    case 'alias':
    case 'test-customer':
      return 'text';
    default:
      return thing.kind;
  }
};

/** A keyword in the file's own vocabulary, which the other vocabulary's spelling finds too. */
export const ofKeyword = (id: KeywordId, tier: number, { workspace, vocabulary }: Maker): Candidate => {
  const own = spell(id, vocabulary);
  const other = spell(id, vocabulary === 'zh' ? 'en' : 'zh');
  const calls = AGGREGATE_WORDS.includes(id) || FUNCTION_WORDS.includes(id);
  const kind = AGGREGATE_WORDS.includes(id)
    ? 'aggregate'
    : calls
      ? 'function'
      : TYPE_WORDS.includes(id)
        ? 'type'
        : 'keyword';
  return {
    kind,
    names: [own, other],
    write: () => own,
    show: () => own,
    isSnippet: false,
    detail: other,
    documentation: keywordHelp(id, workspace.locale),
    group: '',
    tier,
  };
};

/** A function or an aggregate, with its parentheses around the place to fill. */
export const ofCall = (id: KeywordId, tier: number, maker: Maker): Candidate => ({
  ...ofKeyword(id, tier, maker),
  kind: AGGREGATE_WORDS.includes(id) ? 'aggregate' : 'function',
  write: () => `${spell(id, maker.vocabulary)}($1)`,
  isSnippet: true,
});

/** Text that stands for itself: a value seen elsewhere, a length of time. */
export const ofText = (kind: CompletionKind, text: string, tier: number, more: Partial<Candidate> = {}): Candidate => ({
  kind,
  names: [text],
  write: same,
  show: same,
  isSnippet: false,
  detail: '',
  documentation: '',
  group: '',
  tier,
  ...more,
});

/** A piece of text with places to fill. */
export const ofSnippet = (
  label: string,
  names: readonly string[],
  body: string,
  tier: number,
  more: Partial<Candidate> = {},
): Candidate => ({
  kind: 'snippet',
  names: [label, ...names],
  write: () => body,
  show: () => label,
  isSnippet: true,
  detail: '',
  documentation: '',
  group: '',
  tier,
  ...more,
});
