import type { Condition, Customer } from '../model/index.js';
import type { Turns } from './turns.js';

/** Whether a condition held at an instant, as a history sees it. */
type Held = (condition: Condition, instant: number, customer: Customer) => boolean;

/**
 * When conditions held last. Every instant at which anything may turn is tried, the later ones first; where a condition
 * was found false once, nobody looks again.
 */
export class LastTruths {
  /** By condition and customer: the instants at which it is false, each with one down to which it is. */
  readonly #falseDownTo = new Map<Condition, Map<string, Map<number, number>>>();

  constructor(
    readonly turns: Turns,
    readonly held: Held,
  ) {}

  /** The latest instant from `from` to `to`, both included. */
  between(from: number, to: number, condition: Condition, customer: Customer): number | undefined {
    const falseDownTo = this.#falseOf(condition, customer);
    const passed: number[] = [];
    let [instant, lowest, found]: [number, number, number | undefined] = [to, to, undefined];
    for (;;) {
      const known = falseDownTo.get(instant);
      if (known === undefined && this.held(condition, instant, customer)) {
        found = instant;
        break;
      }
      passed.push(instant);
      lowest = known ?? instant;
      if (lowest <= from) break;
      instant = this.turns.before(lowest, from, customer);
    }
    for (const one of passed) falseDownTo.set(one, lowest);
    return found;
  }

  #falseOf(condition: Condition, { id }: Customer): Map<number, number> {
    let byCustomer = this.#falseDownTo.get(condition);
    if (byCustomer === undefined) this.#falseDownTo.set(condition, (byCustomer = new Map()));
    let own = byCustomer.get(id);
    if (own === undefined) byCustomer.set(id, (own = new Map()));
    return own;
  }
}
