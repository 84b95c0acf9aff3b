import type { TokenType } from 'chevrotain';
import type { Lexeme } from './lex.js';
import * as t from './types.js';
import { anyOf, is } from './types.js';

const kw = t.KEYWORD_TOKENS;
const DAY_WORDS: readonly TokenType[] = [kw.today, kw.yesterday, kw.tomorrow];
/** A new condition or a new rule. */
const endsSteps = anyOf(
  kw.or, kw.did, kw.notDid, kw.when, kw.segment, kw.metric, kw.expect, t.LBrace, t.RBrace,
); // prettier-ignore
const isOpen = anyOf(t.LParen);
const isClose = anyOf(t.RParen);
const isThen = anyOf(kw.thenStep, kw.thenNot);
const isWhere = anyOf(kw.where);
const isAnd = anyOf(kw.and);
const isOn = anyOf(kw.on);
const isWithin = anyOf(kw.within);

/** Whether the time that a step may take is still to come: then `within 2h` is that, and no window. */
export class Steps {
  /** Per open parenthesis: whether a `then` is being read that has no `within` yet, and whether it has a `where`. */
  readonly #steps: { open: boolean; where: boolean }[] = [{ open: false, where: false }];
  readonly #tokens: readonly Lexeme[];

  constructor(tokens: readonly Lexeme[]) {
    this.#tokens = tokens;
  }

  get open(): boolean {
    return this.#steps.at(-1)?.open === true;
  }

  /** A new declaration depends on nothing before it. */
  forget(): void {
    this.#steps.splice(0, this.#steps.length, { open: false, where: false });
  }

  /** A step begins here. */
  begin(): void {
    const step = this.#steps.at(-1);
    if (step !== undefined) Object.assign(step, { open: true, where: false });
  }

  /** Takes note of a token that was read. */
  follow(token: Lexeme, at: number): void {
    const next = this.#tokens[at + 1];
    const around = this.#steps.at(-1);
    if (around !== undefined && this.#endsStep(at - 1)) around.open = false;
    if (isOpen(token)) this.#steps.push({ open: false, where: false });
    if (isClose(token) && this.#steps.length > 1) this.#steps.pop();
    const step = this.#steps.at(-1);
    if (step === undefined) return;
    if (isThen(token)) Object.assign(step, { open: true, where: false });
    else if (isWhere(token)) step.where = true;
    else if (isAnd(token)) step.open &&= step.where;
    else if (endsSteps(token) || (isOn(token) && is(next, t.NameLike) && !is(next, ...DAY_WORDS))) {
      step.open = false;
    }
  }

  /** A `within` that says how long a step may take; 近30天内 says nothing of the step. */
  #endsStep(at: number): boolean {
    if (!isWithin(this.#tokens[at]) || is(this.#tokens[at - 1], t.Dot)) return false;
    if (this.#tokens[at]?.payload.vocabulary === 'en') return true;
    return is(this.#tokens[at - 1], t.DurationToken) && !is(this.#tokens[at - 2], kw.inLast, kw.withinNext);
  }

  /** Steps that begin or end within what was put right. */
  pass(tokens: readonly Lexeme[]): void {
    const step = this.#steps.at(-1);
    if (step === undefined) return;
    for (const token of tokens) {
      if (is(token, kw.thenStep, kw.thenNot)) Object.assign(step, { open: true, where: false });
      else if (is(token, kw.within, kw.did, kw.notDid)) step.open = false;
    }
  }
}
