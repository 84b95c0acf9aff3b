import type { KeywordId } from '../../syntax/index.js';
import { AGGREGATE_WORDS, FUNCTION_WORDS } from '../keyword-groups.js';
import { type Frame, frame, OTHER } from './frame.js';
import type { After, Operand, Place, Scope } from './place.js';
import type { Seen } from './word.js';

/** What may follow the expression as a whole. */
export interface Around {
  readonly conditions: boolean;
  readonly after: After;
  /** The event of the `on` that the expression's `where` belongs to. */
  readonly on?: string;
  readonly start?: 'operand' | 'clause';
}

/**
 * Reads the tokens of an expression up to the cursor and says what may come next. It looks at what each word asks for
 * and forgets the rest, so that a half-typed line, or a fault further up, does not put it off.
 */
export const placeIn = (tokens: readonly Seen[], around: Around): Place => new Reading(around).run(tokens);

class Reading {
  readonly #around: Around;
  readonly #frames: Frame[];
  readonly #aliases = new Map<string, string>();

  constructor(around: Around) {
    this.#around = around;
    const root = frame('root', around.start ?? 'operand', undefined);
    if (around.on !== undefined) root.clause = { kind: 'on', event: around.on, has: 'event' };
    this.#frames = [root];
  }

  run(tokens: readonly Seen[]): Place {
    for (const [at, token] of tokens.entries()) this.#read(token, tokens[at - 1], tokens[at + 1]);
    return this.#place();
  }

  get #now(): Frame {
    return this.#frames.at(-1) ?? frame('root', 'operand', undefined);
  }

  #read(token: Seen, before: Seen | undefined, next: Seen | undefined): void {
    const now = this.#now;
    if (token.kind === 'sign') this.#sign(token.text, before);
    else if (token.kind === 'literal') this.#literal(token);
    else if (token.kind === 'keyword' && now.expecting !== 'member' && !this.#isName(token, next)) {
      this.#keyword(token.keyword as KeywordId, before);
    } else this.#name(token.text);
  }

  /** A soft word where only a name can be meant. */
  #isName({ keyword }: Seen, next: Seen | undefined): boolean {
    if (keyword === undefined) return true;
    const { expecting } = this.#now;
    if (expecting === 'tag' || expecting === 'segment') return true;
    if (expecting === 'event') return !['anyEvent', 'as', 'where', 'first', 'last'].includes(keyword);
    const calls = AGGREGATE_WORDS.includes(keyword) || FUNCTION_WORDS.includes(keyword);
    const recency = (keyword === 'first' || keyword === 'last') && expecting === 'recency';
    if (!calls || recency) return false;
    if (next === undefined) return keyword !== 'since' && keyword !== 'until';
    return next.text !== '(' && !(keyword === 'since' || keyword === 'until');
  }

  #sign(text: string, before: Seen | undefined): void {
    const now = this.#now;
    if (text === '(') this.#open(before);
    else if (text === ')') this.#close();
    else if (text === '.') {
      now.owner = before?.text ?? '';
      now.expecting = 'member';
    } else if (text === ',') now.expecting = now.kind === 'values' ? 'right' : 'operand';
    else if (/^[-+*/]$/.test(text)) now.expecting = now.expecting === 'right' ? 'right' : 'operand';
    else if (/^(?:[=<>≤≥≠]|[!<>]=)/.test(text)) {
      now.left = now.operand;
      now.ranks = true;
      now.expecting = 'right';
    } else now.expecting = 'nothing';
  }

  #open(before: Seen | undefined): void {
    const now = this.#now;
    const id = before?.keyword;
    const { expecting } = now;
    // What the parentheses come to is an operand, or the members of a set.
    now.expecting = 'tail';
    if (expecting === 'values' || expecting === 'in') {
      now.expecting = 'done';
      this.#frames.push({ ...frame('values', 'right', now.event), left: now.operand });
    } else if (id !== undefined && AGGREGATE_WORDS.includes(id)) {
      this.#frames.push({
        ...frame('aggregate', 'event', undefined, id),
        clause: { kind: 'aggregate', event: undefined, has: 'event' },
      });
    } else if (id !== undefined && FUNCTION_WORDS.includes(id)) {
      this.#frames.push(frame('call', 'operand', now.event, id));
    } else {
      this.#frames.push(frame('group', 'operand', now.event));
    }
  }

  #close(): void {
    if (this.#frames.length < 2) return;
    const inner = this.#frames.pop();
    if (inner?.fn !== undefined) this.#now.operand = { kind: 'call', fn: inner.fn, argument: inner.operand };
    else if (inner?.kind === 'group') this.#now.operand = inner.operand;
  }

  #literal(token: Seen): void {
    const now = this.#now;
    if (now.isBetween && now.expecting === 'right') return;
    if (now.expecting === 'right') now.goesOn = isRank(token.text) ? AFTER_RANK : heldOn(now.left);
    now.expecting = now.expecting === 'operand' ? 'tail' : 'done';
    if (token.text !== '' && now.expecting === 'tail') now.operand = OTHER;
  }

  #name(text: string): void {
    const now = this.#now;
    switch (now.expecting) {
      case 'event':
        if (now.clause !== undefined) now.clause.event = text;
        now.operand = { kind: 'name', name: text };
        now.expecting = 'clause';
        return;
      case 'tag':
        now.operand = { kind: 'tag', name: text };
        now.expecting = 'tail';
        return;
      case 'member':
        now.operand = { kind: 'member', owner: now.owner, name: text };
        now.expecting = now.kind === 'aggregate' && now.event === undefined ? 'clause' : 'tail';
        return;
      case 'nothing':
        // `as v`
        if (now.clause?.event !== undefined) this.#aliases.set(text, now.clause.event);
        now.expecting = 'clause';
        return;
      case 'right':
        if (!now.isBetween) now.expecting = 'done';
        now.goesOn = heldOn(now.left);
        now.operand = { kind: 'name', name: text };
        return;
      case 'operand':
        now.operand = { kind: 'name', name: text };
        now.expecting = 'tail';
        return;
      default:
        now.expecting = 'done';
    }
  }

  #keyword(id: KeywordId, before: Seen | undefined): void {
    const now = this.#now;
    switch (id) {
      case 'and':
      case 'betweenAnd':
        now.expecting = now.isBetween ? 'right' : 'operand';
        if (!now.isBetween) this.#goOn();
        now.isBetween = false;
        return;
      case 'or':
        now.goesOn = [];
        now.expecting = 'operand';
        now.clause = undefined;
        if (now.kind === 'root') now.event = undefined;
        return;
      case 'not':
        if (now.expecting !== 'tail') now.expecting = 'operand';
        return;
      case 'did':
      case 'notDid':
      case 'thenStep':
      case 'thenNot':
        now.clause = { kind: id === 'did' || id === 'notDid' ? 'did' : 'step', event: undefined, has: 'event' };
        now.event = undefined;
        now.expecting = 'event';
        return;
      case 'anyEvent':
        now.expecting = 'clause';
        return;
      case 'where':
        now.event = now.clause?.event;
        if (now.clause !== undefined) now.clause.has = 'where';
        now.expecting = 'operand';
        return;
      case 'as':
        now.expecting = 'nothing';
        return;
      case 'tag':
        now.event = undefined;
        now.expecting = 'tag';
        return;
      case 'segment':
        now.event = undefined;
        now.expecting = 'segment';
        return;
      case 'in':
      case 'notIn':
        now.left = now.operand;
        now.expecting = 'in';
        return;
      case 'has':
      case 'notHas':
      case 'contains':
      case 'notContains':
      case 'startsWith':
      case 'notStartsWith':
      case 'endsWith':
      case 'notEndsWith':
        now.ranks = false;
        now.left = now.operand;
        now.expecting = 'right';
        return;
      case 'hasAny':
      case 'hasAll':
      case 'notHasAny':
      case 'notHasAll':
        now.expecting = 'values';
        return;
      case 'between':
      case 'notBetween':
        now.left = now.operand;
        now.ranks = false;
        now.isBetween = true;
        now.expecting = 'right';
        return;
      case 'since':
      case 'until':
        now.expecting = 'recency';
        return;
      case 'first':
      case 'last':
        now.clause = { kind: 'aggregate', event: undefined, has: 'event' };
        now.expecting = before?.keyword === 'since' || before?.keyword === 'until' ? 'event' : 'tail';
        return;
      case 'inLast':
      case 'within':
      case 'withinNext':
      case 'before':
        if (now.clause !== undefined && id !== 'within') now.clause.has = 'window';
        now.expecting = 'duration';
        now.durationAnd = id === 'before' ? ['ago'] : [];
        return;
      case 'among':
        now.expecting = 'among';
        return;
      case 'per':
        now.expecting = 'group-field';
        return;
      case 'average':
      case 'median':
        now.expecting = 'done';
        now.goesOn = AFTER_RANK;
        return;
      case 'isMissing':
      case 'isKnown':
      case 'true':
      case 'false':
        now.expecting = 'done';
        now.goesOn = heldOn(id === 'true' || id === 'false' ? now.left : now.operand);
        return;
      case 'heldFor':
        now.goesOn = [];
        now.expecting = 'duration';
        return;
      case 'everyone':
      case 'changed':
      case 'notChanged':
        now.expecting = 'done';
        return;
      case 'customer':
        return;
      case 'from':
      case 'fromDate':
      case 'on':
      case 'onDate':
      case 'today':
      case 'yesterday':
      case 'tomorrow':
      case 'thisWeek':
      case 'thisMonth':
      case 'thisQuarter':
      case 'thisYear':
      case 'lastWeek':
      case 'lastMonth':
      case 'lastQuarter':
      case 'lastYear':
        if (now.clause !== undefined) now.clause.has = 'window';
        now.expecting = 'done';
        return;
      default:
        if (AGGREGATE_WORDS.includes(id) || FUNCTION_WORDS.includes(id) || id === 'overall') return;
        now.expecting = 'done';
    }
  }

  /** After `and`: still in the `where`, or past the clause that its window has ended. */
  #goOn(): void {
    const now = this.#now;
    now.goesOn = [];
    if (now.clause?.has === 'where') return;
    now.clause = undefined;
    now.event = undefined;
  }

  #place(): Place {
    const now = this.#now;
    const scope: Scope = { event: now.event, aliases: this.#aliases, conditions: this.#conditions() };
    const after: After = { keywords: this.#frames.length > 1 ? [] : this.#around.after.keywords };
    switch (now.expecting) {
      case 'operand':
        return { want: 'operand', scope };
      case 'right':
        return { want: 'right', left: now.left, ranks: now.ranks && now.kind !== 'values', names: true, scope };
      case 'tail':
        return { want: 'tail', left: now.operand, scope, after };
      case 'done':
        if (now.clause !== undefined) return { want: 'clause', clause: now.clause.kind, has: now.clause.has, after };
        return { want: 'keywords', keywords: [...now.goesOn, ...(scope.conditions ? GO_ON : []), ...after.keywords] };
      case 'clause':
        return { want: 'clause', clause: now.clause?.kind ?? 'did', has: now.clause?.has ?? 'event', after };
      case 'event':
        return { want: 'event', any: now.clause?.kind === 'did' || now.clause?.kind === 'step', also: [] };
      case 'tag':
      case 'segment':
        return { want: now.expecting };
      case 'in':
        return { want: 'in', left: now.left };
      case 'member':
        return { want: 'member', owner: now.owner, scope };
      case 'duration':
        return { want: 'duration', and: now.durationAnd };
      case 'recency':
        return { want: 'keywords', keywords: ['last', 'first'] };
      case 'among':
        return { want: 'keywords', keywords: ['everyone'] };
      case 'group-field':
        return { want: 'group-field', scope };
      default:
        return { want: 'nothing' };
    }
  }

  #conditions(): boolean {
    const { kind } = this.#now;
    return kind === 'root' ? this.#around.conditions : kind === 'group';
  }
}

const GO_ON: readonly KeywordId[] = ['and', 'or'];
const AFTER_RANK: readonly KeywordId[] = ['among', 'per', 'exactly'];

/** A condition on a tag or a field can be asked for how long it has held. */
const heldOn = (left: Operand): readonly KeywordId[] =>
  left.kind === 'tag' || left.kind === 'name' ? ['heldFor'] : [];

const isRank = (text: string): boolean => /^(?:top|bottom|前|后|p[0-9])|分位$/.test(text);
