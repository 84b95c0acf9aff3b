import type { TextEdit } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../text/span.js';
import { replaceFix, spaceFix, type Report } from '../report.js';
import { literalParts, splitGlued } from './glued.js';
import { isReserved, keywordOf, spell, type KeywordId } from './keywords.js';
import { lexeme, spanOf, type Lexeme } from './lex.js';
import {
  aroundOf,
  asksForEvents,
  eitherWay,
  beginsCondition,
  endsClause,
  ENDS_CLAUSES,
  isFreeName,
  leadsOn,
  readAs,
} from './clause.js';
import { beginsParaphrase, paraphrased } from './paraphrases.js';
import {
  BEFORE_TAG,
  beginsRules,
  endsRules,
  hasBraces,
  isAnyWord,
  isDeclarationWord,
  isDid,
  isDuration,
  isInLast,
  isNumber,
  isTurn,
  isWithin,
  mayBeSlip,
  maySayThen,
  startsCase,
} from './slip-tokens.js';
import { Steps } from './steps.js';
import { LAST_UNITS, LISTING, NOT, SPACED_UNITS, SPELLED, SPELLED_TYPES, THEN, UNIT_IDS } from './slip-words.js';
import { beginsPhrase, spokenPhrase, spokenWord } from './spoken.js';
import * as t from './types.js';
import { is } from './types.js';
import { endsOperand, startsOperand } from './operands.js';

/**
 * Natural slips that can be told from their words alone: each is reported, with its fix, and read as what was meant, so
 * that one slip is one finding and the rest of the rule is still checked.
 */
export const mendSlips = (text: string, tokens: readonly Lexeme[], report: Report): Lexeme[] => {
  const mended: Lexeme[] = [];
  const slips = new Slips(text, tokens, report);
  for (let at = 0; at < tokens.length;) {
    const found = slips.at(at, mended.at(-1));
    if (found === undefined) mended.push(tokens[at++] as Lexeme);
    else {
      mended.push(...found.tokens);
      at += found.taken;
    }
  }
  return mended;
};

interface Mended {
  readonly tokens: readonly Lexeme[];
  readonly taken: number;
}

const kw = t.KEYWORD_TOKENS;

class Slips {
  /** Whether conditions may stand here: guesses about words are made nowhere else. */
  #inRules = false;
  #head: Lexeme | undefined;
  readonly #steps: Steps;
  #commasTo = 0;
  readonly #text: string;
  readonly #tokens: readonly Lexeme[];
  readonly #report: Report;

  constructor(text: string, tokens: readonly Lexeme[], report: Report) {
    this.#text = text;
    this.#tokens = tokens;
    this.#report = report;
    this.#steps = new Steps(tokens);
  }

  /** What the tokens from here on should have been; undefined where there is no slip. */
  at(at: number, before: Lexeme | undefined): Mended | undefined {
    const token = this.#tokens[at] as Lexeme;
    const next = this.#tokens[at + 1];
    const inRules = this.#inRules;
    // After a dot, any word is a field's name.
    if (before?.tokenType === t.Dot) return undefined;
    if (isTurn(token) || isWithin(this.#tokens[at - 1])) {
      this.#begin(token);
      this.#steps.follow(token, at);
      this.#follow(token);
    }
    if (!mayBeSlip(token)) return undefined;
    return (
      (inRules ? (this.#comma(token, before, at) ?? this.#paraphrase(token, before, at)) : undefined) ??
      this.#inLastUnit(token, next, at) ??
      this.#spacedUnit(token, next, before, at) ??
      this.#within(token, next, before, at) ??
      this.#didNot(token, next) ??
      (inRules
        ? (this.#then(token, before, at) ??
          this.#spoken(token, before, at) ??
          this.#spelledOperator(token, before, at) ??
          this.#keywordCase(token, before, at) ??
          this.#glued(token, before, at))
        : undefined)
    );
  }

  /** A declaration that starts a line depends on nothing before it. */
  #begin(token: Lexeme): void {
    const before = this.#text[token.startOffset - 1];
    if (!isDeclarationWord(token) || (before !== undefined && before !== '\n' && before !== '\r')) return;
    this.#inRules = false;
    this.#head = undefined;
    this.#steps.forget();
  }

  #follow(token: Lexeme): void {
    if (hasBraces(token)) this.#head = token;
    if (beginsRules(token)) this.#inRules = true;
    else if (endsRules(token)) this.#inRules = is(token, kw.segment);
    else if (is(token, t.LBrace)) this.#inRules = is(this.#head, kw.tag);
  }

  #both(from: Lexeme, to: Lexeme): { span: Span; image: string } {
    const span = { start: from.startOffset, end: spanOf(to).end };
    return { span, image: this.#text.slice(span.start, span.end) };
  }

  /** Whether a name here begins a case: then it is no slip, whatever it is called. */
  #startsCase(at: number): boolean {
    return startsCase(this.#tokens[at + 1]);
  }

  /** 近三天, `then no order`, 近30天 做过 订单: said otherwise than it is written, perhaps in another order. */
  #paraphrase(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (token.tokenType === t.Quoted || !beginsParaphrase(token.payload.text)) return undefined;
    const place = endsClause(before) ? 'after' : beginsCondition(before) ? 'start' : undefined;
    if (place === undefined || this.#startsCase(at) || isFreeName(this.#tokens, at)) return undefined;
    const found = paraphrased(this.#text, token.startOffset, place, () => aroundOf(this.#tokens, at, this.#steps.open));
    if (found === undefined) return undefined;
    const end = token.startOffset + found.length;
    let last = at;
    while ((this.#tokens[last + 1]?.startOffset ?? end) < end) last++;
    const written = this.#text.slice(token.startOffset, end);
    if (spanOf(this.#tokens[last] as Lexeme).end > end || this.#startsCase(last)) return undefined;
    if (is(this.#tokens[last + 1], t.Eq) && !is(token, t.CompareOp)) return undefined;
    const leadsToEvent = /[ \t]$/.test(written);
    const next = this.#tokens[last + 1];
    const isEvent = is(next, t.NameLike, kw.anyEvent) && !is(next, kw.expires);
    if (leadsToEvent ? !isEvent : this.#namesThing(at, last + 1)) return undefined;
    const span = { start: token.startOffset, end: token.startOffset + written.trimEnd().length };
    const instead = found.instead.map((text) => text.trim());
    const [expected = ''] = instead;
    const fixes = instead.map((text) => replaceFix(span, text));
    this.#report.add('foreign-operator', span, { found: this.#text.slice(span.start, span.end), expected }, fixes);
    const tokens = readAs(expected, span);
    this.#steps.pass(tokens);
    return { tokens, taken: last - at + 1 };
  }

  /** Commas between the parts of a condition: 做过 浏览，随后 加购，近30天. One finding takes them all out. */
  #comma(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (!is(token, t.Comma) || !endsClause(before) || !leadsOn(this.#tokens, at + 1)) return undefined;
    if (this.#commasTo > at) return { tokens: [], taken: 1 };
    const edits: TextEdit[] = [];
    for (let next = at; next < this.#tokens.length; next++) {
      const other = this.#tokens[next] as Lexeme;
      if (next > at && is(other, ...ENDS_CLAUSES)) break;
      if (!is(other, t.Comma) || !leadsOn(this.#tokens, next + 1)) continue;
      const end = this.#tokens[next + 1]?.startOffset ?? spanOf(other).end;
      edits.push({ span: { start: other.startOffset, end }, text: ' ' });
      this.#commasTo = next + 1;
    }
    const params = { text: token.image, after: before?.image ?? '' };
    this.#report.add('unexpected-text', spanOf(token), params, [
      { kind: 'remove', params: { text: token.image }, edits },
    ]);
    return { tokens: [], taken: 1 };
  }

  #inLastUnit(token: Lexeme, next: Lexeme | undefined, at: number): Mended | undefined {
    if (!isInLast(token) || token.payload.vocabulary !== 'en' || next === undefined) return undefined;
    const id = LAST_UNITS[next.payload.text];
    if (id === undefined || next.tokenType === t.Quoted || this.#startsCase(at + 1)) return undefined;
    const { span, image } = this.#both(token, next);
    const expected = spell(id, 'en');
    this.#report.add('in-last-unit', span, { found: image, expected }, [replaceFix(span, expected)]);
    return { tokens: [lexeme(kw[id], image, span.start, { text: expected, vocabulary: 'en' })], taken: 2 };
  }

  /** `30 days`. */
  #spacedUnit(token: Lexeme, next: Lexeme | undefined, before: Lexeme | undefined, at: number): Mended | undefined {
    const literal = token.payload.literal;
    if (!isNumber(token) || literal?.is !== 'number' || literal.counter !== '' || literal.scale !== '') {
      return undefined;
    }
    if (!is(next, t.AnyWord) || next === undefined || this.#startsCase(at + 1)) return undefined;
    if (is(before, kw.eachPeriod, kw.ofLast)) return undefined;
    if (is(this.#tokens[at + 2], t.LParen)) return undefined;
    const written = Object.hasOwn(SPACED_UNITS, next.payload.text) ? SPACED_UNITS[next.payload.text] : undefined;
    const unit = written === undefined ? undefined : UNIT_IDS[written];
    if (written === undefined || unit === undefined) return undefined;
    const { span, image } = this.#both(token, next);
    const expected = `${literal.value}${written}`;
    this.#report.add('spaced-unit', span, { found: image, expected }, [replaceFix(span, expected)]);
    const data = { text: expected, literal: { is: 'duration', amount: literal.value, unit } as const };
    return { tokens: [lexeme(t.DurationToken, image, span.start, data)], taken: 2 };
  }

  /** `within 30d`, 30天内. */
  #within(token: Lexeme, next: Lexeme | undefined, before: Lexeme | undefined, at: number): Mended | undefined {
    if (next === undefined || !(isWithin(token) || isDuration(token))) return undefined;
    // In a sequence it is the time that the step may take.
    if (this.#steps.open) return undefined;
    if (isWithin(token) && is(next, t.DurationToken)) {
      const { span, image } = this.#both(token, next);
      const expected = `in last ${next.image}`;
      const fixes = eitherWay(this.#tokens, at, span, expected, `within next ${next.image}`);
      this.#report.add('within-window', span, { found: image, expected }, fixes);
      return { tokens: [lexeme(kw.inLast, token.image, token.startOffset, token.payload), next], taken: 2 };
    }
    if (
      isDuration(token) &&
      isWithin(next) &&
      next.payload.vocabulary === 'zh' &&
      !is(before, kw.inLast, kw.withinNext)
    ) {
      const { span, image } = this.#both(token, next);
      const expected = `近${token.image}`;
      const fixes = eitherWay(this.#tokens, at, span, expected, `未来${token.image}内`);
      this.#report.add('within-window', span, { found: image, expected }, fixes);
      return { tokens: [lexeme(kw.inLast, '', token.startOffset, { text: '近', vocabulary: 'zh' }), token], taken: 2 };
    }
    return undefined;
  }

  /** `in the last 30d`, 最近30天, `for 7d`; in a sequence, `in 2h` is the time that a step may take. */
  #spoken(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (!endsOperand(before) || this.#startsCase(at) || token.tokenType === t.Quoted) return undefined;
    const glued = token.tokenType === t.Identifier ? spokenWord(token.payload.text) : undefined;
    if (glued !== undefined) return this.#spokenWord(token, at, glued);
    if (!beginsPhrase(token.payload.text)) return undefined;
    const spoken = spokenPhrase((distance) => {
      const found = this.#tokens[at + distance];
      return found === undefined || !isAnyWord(found) ? undefined : found.payload.text;
    });
    if (spoken === undefined) return undefined;
    const next = this.#tokens[at + spoken.taken];
    if (!is(next, t.DurationToken, ...(spoken.ofLength ? [] : [t.NumberToken, t.CalendarSpan]))) return undefined;
    const { span, image } = this.#both(token, this.#tokens[at + spoken.taken - 1] as Lexeme);
    const id = image === 'in' ? this.#inLength(at) : spoken.id;
    const vocabulary = token.payload.vocabulary ?? (/^[a-z]/.test(image) ? 'en' : 'zh');
    const expected = spell(id, vocabulary);
    const glues = vocabulary === 'zh' && id !== 'heldFor';
    const place = glues ? { start: span.start, end: next?.startOffset ?? span.end } : span;
    this.#report.add('foreign-operator', span, { found: image, expected }, [replaceFix(place, expected)]);
    return { tokens: [lexeme(kw[id], image, span.start, { text: expected, vocabulary })], taken: spoken.taken };
  }

  /** `in 2h`: how soon a step follows, how long ago something was done, or how far a date lies ahead. */
  #inLength(at: number): KeywordId {
    if (this.#steps.open) return 'within';
    return asksForEvents(this.#tokens, at) ? 'inLast' : 'withinNext';
  }

  #spokenWord(token: Lexeme, at: number, { id, head }: { id: KeywordId; head: number }): Mended | undefined {
    if (this.#namesThing(at, at + 1)) return undefined;
    const parts = literalParts(token.image.slice(head), token.startOffset + head);
    if (parts === undefined) return undefined;
    const expected = `${spell(id, 'zh')}${token.image.slice(head)}`;
    const span = spanOf(token);
    this.#report.add('foreign-operator', span, { found: token.image, expected }, [replaceFix(span, expected)]);
    const data = { text: spell(id, 'zh'), vocabulary: 'zh' } as const;
    return { tokens: [lexeme(kw[id], token.image.slice(0, head), token.startOffset, data), ...parts], taken: 1 };
  }

  /** `and then`, `then did`, 然后, 随后 未做过. */
  #then(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (!maySayThen(token)) return undefined;
    let last = is(token, kw.and) ? at + 1 : at;
    const then = this.#tokens[last];
    const spelled = then?.tokenType === t.Identifier && THEN.has(then.payload.text);
    if (then === undefined || !(is(then, kw.thenStep, kw.thenNot) || (spelled && endsOperand(before))))
      return undefined;
    let negated = is(then, kw.thenNot);
    for (let next = this.#tokens[last + 1]; next !== undefined; next = this.#tokens[last + 1]) {
      const not = is(next, kw.not, kw.notDid) || (next.tokenType === t.Identifier && NOT.has(next.payload.text));
      if (!not && !is(next, kw.did)) break;
      negated ||= not;
      last++;
    }
    const { span, image } = this.#both(token, this.#tokens[last] as Lexeme);
    const plain = last === at || (last === at + 1 && negated && is(this.#tokens[last], kw.not));
    if (plain && is(token, kw.thenStep, kw.thenNot)) return undefined;
    if (!is(this.#tokens[last + 1], t.NameLike, kw.anyEvent)) return undefined;
    const vocabulary = then.payload.vocabulary ?? (/^[a-z]/.test(then.image) ? 'en' : 'zh');
    const id = negated ? 'thenNot' : 'thenStep';
    const expected = spell(id, vocabulary);
    this.#report.add('foreign-operator', span, { found: image, expected }, [replaceFix(span, expected)]);
    this.#steps.begin();
    return { tokens: [lexeme(kw[id], image, span.start, { text: expected, vocabulary })], taken: last - at + 1 };
  }

  /** `did not order`. */
  #didNot(token: Lexeme, next: Lexeme | undefined): Mended | undefined {
    if (!isDid(token) || next === undefined || !is(next, kw.not)) return undefined;
    const { span, image } = this.#both(token, next);
    const expected = token.payload.vocabulary === 'zh' ? '未做过' : 'not did';
    this.#report.add('did-not', span, { expected }, [replaceFix(span, expected)]);
    const data = { text: expected, vocabulary: token.payload.vocabulary ?? 'en' };
    return { tokens: [lexeme(kw.notDid, image, span.start, data)], taken: 2 };
  }

  /** `城市 is 北京`, `M 大于 100`. */
  #spelledOperator(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (token.tokenType === t.Quoted) return undefined;
    const negated = token.payload.text === 'is' && is(this.#tokens[at + 1], kw.not);
    const meant = negated ? '!=' : SPELLED.get(token.payload.text);
    const taken = negated ? 2 : 1;
    if (meant === undefined || !this.#betweenOperands(before, at, at + taken)) return undefined;
    if (LISTING.has(meant) && !is(this.#tokens[at + taken], t.LParen)) return undefined;
    const { span, image } = this.#both(token, this.#tokens[at + taken - 1] as Lexeme);
    const expected = /^[a-z]/i.test(meant) ? spell(meant as KeywordId, /^[a-z]/.test(image) ? 'en' : 'zh') : meant;
    this.#report.add('foreign-operator', span, { found: image, expected }, [replaceFix(span, expected)]);
    const type = SPELLED_TYPES[meant] ?? t.Eq;
    return { tokens: [lexeme(type, image, span.start, { text: meant })], taken };
  }

  /** After something complete and before a value: where only an operator makes sense. */
  #betweenOperands(before: Lexeme | undefined, at: number, next: number): boolean {
    return (
      endsOperand(before) && startsOperand(this.#tokens[next]) && !this.#startsCase(at) && !this.#namesThing(at, next)
    );
  }

  /** Whether `before` and this word are the two names of a declaration or a field. */
  #namesThing(at: number, next: number): boolean {
    const head = this.#tokens[at - 2];
    const before = this.#tokens[at - 3];
    if (is(head, kw.forCustomer)) return true;
    if (is(head, kw.metric, kw.segment, kw.event, kw.list)) return !is(before, kw.in, kw.notIn);
    if (is(head, kw.tag)) return !is(before, ...BEFORE_TAG);
    return is(this.#tokens[next + 1], t.Colon);
  }

  /** `AND`. */
  #keywordCase(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (token.tokenType !== t.Identifier || !endsOperand(before) || this.#startsCase(at)) return undefined;
    const lower = token.payload.text.toLowerCase();
    const keyword = keywordOf(lower);
    if (keyword === undefined || lower === token.payload.text || !isReserved(keyword.id)) return undefined;
    if (this.#namesThing(at, at + 1)) return undefined;
    const span = spanOf(token);
    this.#report.add('keyword-case', span, { word: token.image, keyword: lower }, [replaceFix(span, lower)]);
    return {
      tokens: [lexeme(kw[keyword.id], token.image, token.startOffset, { text: lower, vocabulary: 'en' })],
      taken: 1,
    };
  }

  /** 且M where only 且 can be meant. */
  #glued(token: Lexeme, before: Lexeme | undefined, at: number): Mended | undefined {
    if (token.tokenType !== t.Identifier || !endsOperand(before) || this.#startsCase(at)) return undefined;
    if (this.#namesThing(at, at + 1)) return undefined;
    const parts = splitGlued(token, 'front');
    if (parts === undefined) return undefined;
    const next = this.#tokens[at + 1];
    const rest = parts.at(-1);
    // Before a name the word may be the first of two; but 且做过 is two keywords.
    if (is(next, t.NameLike) && rest?.tokenType === t.Identifier) return undefined;
    const span = spanOf(token);
    const apart = parts.map((part) => part.image).join(' ');
    this.#report.add('glued-keyword', span, { word: token.image, apart }, [spaceFix(span, apart)]);
    return { tokens: parts, taken: 1 };
  }
}

/** Whether a name could be taken for a slip between two values; such a name is printed in quotes. */
export const looksLikeSlip = (name: string): boolean => {
  if (SPELLED.has(name) || THEN.has(name) || spokenWord(name) !== undefined || looksGlued(name)) return true;
  const lower = name.toLowerCase();
  const keyword = lower === name ? undefined : keywordOf(lower);
  return (
    (keyword !== undefined && isReserved(keyword.id)) ||
    Object.hasOwn(SPACED_UNITS, name) ||
    Object.hasOwn(LAST_UNITS, name)
  );
};

/** Whether a name begins like a keyword: 当月新客. Before `when`, `on` and `otherwise` it is never taken apart. */
export const looksGlued = (name: string): boolean =>
  splitGlued(lexeme(t.Identifier, name, 0, { text: name }), 'front') !== undefined;
