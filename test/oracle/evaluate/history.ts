import { isDeepStrictEqual } from 'node:util';
import type { Condition, Customer, Duration, Window } from '../model/index.js';
import { knownFact } from './facts.js';
import { fieldNamed } from './form.js';
import type { Judge } from './judge.js';
import type { Known } from './known.js';
import { instantInWindow, windowStart } from './windows.js';

/** `for at least D`: it holds now, and at every instant since now - D, that one included. */
export function heldFor(judge: Judge, condition: Condition, length: Duration, customer: Customer): boolean {
  const since = judge.calendar.shift(judge.now, length, -1);
  const latestFirst = [...judge.turnsSince(since, customer)].reverse();
  return latestFirst.every((instant) => {
    const then = judge.at(instant);
    return then.holds(condition, { customer: then.asRecorded(customer) });
  });
}

/** What may change: the values of a tag, or a customer's field. */
export type Changing = { readonly tag: string } | { readonly field: string };

/** Whether at some instant of the window, now at the latest, the value was another than a millisecond before. */
export function changed(judge: Judge, of: Changing, window: Window, customer: Customer): boolean {
  const { now, calendar } = judge;
  return judge
    .turnsSince(windowStart(window, now, calendar), customer)
    .filter((instant) => instantInWindow(instant, window, now, calendar))
    .some(
      (instant) => !isDeepStrictEqual(valueAt(judge, of, instant, customer), valueAt(judge, of, instant - 1, customer)),
    );
}

function valueAt(judge: Judge, of: Changing, instant: number, customer: Customer): unknown {
  const then = judge.at(instant);
  const recorded = then.asRecorded(customer);
  if ('tag' in of) return then.tag(of.tag, recorded);
  const value = knownFact(fieldNamed(judge.book.customer.fields, of.field), recorded.values);
  return value?.kind === 'set' ? new Set(value.members.map(memberKey)) : value;
}

/** Of a set only its members count, not in what order they were recorded, nor how often. */
function memberKey(member: Known): string {
  return JSON.stringify(member, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
