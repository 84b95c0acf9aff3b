import {
  tagValues,
  type Case,
  type Condition,
  type Customer,
  type Duration,
  type HandSet,
  type Tag,
} from '../model/index.js';
import type { Judge } from './judge.js';

/** The values of a tag that a customer has now, in declared order. */
export function valuesOf(judge: Judge, tag: Tag, customer: Customer): readonly string[] {
  if (tag.manual) return handSetValues(judge, tag, customer);
  const value = tag.many ? undefined : (holdsNow(judge, tag, customer) ?? lingers(judge, tag, customer));
  const values = tag.many ? eachByItself(judge, tag, customer) : value === undefined ? [] : [value];
  const otherwise = tag.cases.find((one) => one.trigger.kind === 'otherwise');
  return values.length === 0 && otherwise ? [otherwise.value] : values;
}

/** An exclusive tag holds what was set last, or nothing once that is over; of several values each is by itself. */
function handSetValues(judge: Judge, tag: Tag, { handSet = [] }: Customer): readonly string[] {
  const { now, calendar } = judge;
  const set = handSet.filter((one) => one.tag === tag.names[0] && one.from <= now).sort((a, b) => a.from - b.from);
  const holds = ({ value, from, until }: HandSet): boolean => {
    const expires = tag.cases.find((one) => one.value === value)?.expires ?? tag.expires;
    return (until === undefined || now < until) && (!expires || now <= calendar.shift(from, expires, 1));
  };
  const held = (tag.many ? set : set.slice(-1)).filter(holds).map(({ value }) => value);
  return tagValues(tag).filter((value) => held.includes(value));
}

/** The first case that holds at this very instant. */
function holdsNow(judge: Judge, tag: Tag, customer: Customer): string | undefined {
  return tag.cases.find((one) => {
    const { trigger } = one;
    if (trigger.kind === 'on') return lastEventOf(judge, trigger, customer) === judge.now;
    if (trigger.kind !== 'when') return false;
    if (!expiryOf(tag, one)) return judge.holds(trigger.condition, { customer });
    const seen = judge.past(judge.now);
    return seen.holds(trigger.condition, { customer: seen.asRecorded(customer) });
  })?.value;
}

/** When none holds: the case that was true last, as long as its own expiry covers now; no older one comes back. */
function lingers(judge: Judge, tag: Tag, customer: Customer): string | undefined {
  // Where nothing is kept, nothing has to be known of the past.
  if (!tag.cases.some((one) => expiryOf(tag, one))) return undefined;
  let winner: { readonly one: Case; readonly at: number } | undefined;
  for (const one of tag.cases) {
    const at = lastTrue(judge, tag, one, customer);
    if (at !== undefined && (winner === undefined || at > winner.at)) winner = { one, at };
  }
  return winner && covers(judge, expiryOf(tag, winner.one), winner.at) ? winner.one.value : undefined;
}

/** `many`: a value is there while one of its cases holds. */
function eachByItself(judge: Judge, tag: Tag, customer: Customer): readonly string[] {
  const holds = (one: Case): boolean => {
    const { trigger } = one;
    const expires = expiryOf(tag, one);
    if (trigger.kind === 'when' && !expires) return judge.holds(trigger.condition, { customer });
    const at = lastTrue(judge, tag, one, customer);
    return at !== undefined && covers(judge, expires, at);
  };
  return tagValues(tag).filter((value) => tag.cases.some((one) => one.value === value && holds(one)));
}

function expiryOf(tag: Tag, one: Case): Duration | undefined {
  return one.expires ?? tag.expires;
}

/** The latest instant at which a case was true by itself, as far as any value of the tag is kept. */
function lastTrue(judge: Judge, tag: Tag, one: Case, customer: Customer): number | undefined {
  const { trigger } = one;
  switch (trigger.kind) {
    case 'when':
      return lastInstantOf(judge, tag, trigger.condition, customer);
    case 'on':
      return lastEventOf(judge, trigger, customer);
    default:
      return undefined;
  }
}

/** As far back as anything of the tag is kept. */
function lastInstantOf(judge: Judge, tag: Tag, condition: Condition, customer: Customer): number | undefined {
  const { now, calendar } = judge;
  const starts = tag.cases.flatMap((one) => {
    const expires = expiryOf(tag, one);
    return expires ? [calendar.shift(now, expires, -1)] : [];
  });
  return judge.lastTruth(condition, Math.min(now, ...starts), customer);
}

/** The instant of the latest event that an `on` case waits for. */
function lastEventOf(judge: Judge, trigger: Extract<Case['trigger'], { kind: 'on' }>, customer: Customer) {
  const where = trigger.where && { where: trigger.where };
  const event = { kind: 'aggregate', fn: 'last', overall: false, event: trigger.event, ...where } as const;
  return judge.matches(event, { customer }).at(-1)?.event.at;
}

/** Kept from its instant to exactly a duration later. */
function covers(judge: Judge, expires: Duration | undefined, at: number): boolean {
  return expires !== undefined && at >= judge.calendar.shift(judge.now, expires, -1);
}
