import { judgesOf } from '../evaluate/judge-at.js';
import type { Judge } from '../evaluate/judge.js';
import { tagValues, type Book, type Facts } from '../model/index.js';
import type { Subject } from './own.js';

/** What an own answer was at instants of the past, as far as is known now: asked instant by instant, nothing kept up. */
export class Lives {
  readonly #judge: Judge;

  constructor(
    readonly book: Book,
    readonly facts: Facts,
    /** ms UTC: the latest instant that may be asked about. */
    readonly until: number,
  ) {
    this.#judge = judgesOf(book, facts)(until);
  }

  /** The values of a tag in declared order, `in` for a segment; of who is not known yet, or not at all, nothing. */
  at(instant: number, id: string, { kind, name }: Subject): readonly string[] {
    const then = this.#judge.at(instant);
    const customer = then.customers.find((one) => one.id === id);
    if (customer === undefined) return [];
    if (kind === 'segment') return then.segment(name, customer) ? ['in'] : [];
    const tag = this.book.tags.find(({ names }) => names[0] === name);
    const held = then.tag(name, customer);
    return tag ? tagValues(tag).filter((value) => held.includes(value)) : [];
  }

  /** Instants from `from` on, at or beside which an answer about a customer may turn. */
  turnsSince(from: number, id: string): readonly number[] {
    const customer = this.facts.customers.find((one) => one.id === id);
    return customer ? this.#judge.turnsSince(from, customer) : [from, this.until];
  }
}
