import type { Aggregate } from '../model/index.js';
import { compareKnown, compareText } from './compare.js';
import { formOf, sumScale } from './form.js';
import type { Judge, Matched, Subject } from './judge.js';
import { isNumeric, type Known } from './known.js';
import { average, exact, real, sum } from './numbers.js';
import { instantInWindow } from './windows.js';

/** The events up to now that stand in the window and meet the `where`, by (at, id). */
export function matching(judge: Judge, aggregate: Omit<Aggregate, 'fn'>, subject: Subject): readonly Matched[] {
  const everybody = aggregate.overall ? judge.customers : [subject.customer];
  const matched = everybody.flatMap((customer) =>
    judge
      .eventsOf(customer)
      .filter((event) => event.kind === aggregate.event)
      .filter((event) => !aggregate.window || instantInWindow(event.at, aggregate.window, judge.now, judge.calendar))
      .map((event) => ({ event, customer, ...(aggregate.as !== undefined && { named: { [aggregate.as]: event } }) }))
      .filter((matched) => !aggregate.where || judge.holds(aggregate.where, matched)),
  );
  return matched.sort((a, b) => a.event.at - b.event.at || compareText(a.event.id, b.event.id));
}

export function aggregateOf(judge: Judge, aggregate: Aggregate, subject: Subject): Known | undefined {
  // What is said of everybody is taken when thresholds are.
  if (aggregate.overall && judge.thresholds !== judge) return judge.thresholds.aggregate(aggregate, subject);
  const matched = judge.matches(aggregate, subject);
  const { of } = aggregate;
  const valueAt = (one: Matched): Known | undefined => (of ? judge.value(of, one) : { kind: 'time', ms: one.event.at });
  const known = () => matched.map(valueAt).filter((value) => value !== undefined);
  const scale = () => (of ? sumScale(formOf(of, judge.book)) : 0);

  switch (aggregate.fn) {
    case 'count':
      return exact(of ? known().length : matched.length);
    case 'sum':
      return sum(known().filter(isNumeric), scale());
    case 'avg':
      return average(known().filter(isNumeric), scale());
    case 'min':
      return known().reduce<Known | undefined>((a, b) => (a && compareKnown(a, b) <= 0 ? a : b), undefined);
    case 'max':
      return known().reduce<Known | undefined>((a, b) => (a && compareKnown(a, b) >= 0 ? a : b), undefined);
    case 'first':
      return matched[0] && valueAt(matched[0]);
    case 'last': {
      const last = matched.at(-1);
      return last && valueAt(last);
    }
    case 'distinct':
      return exact(distinct(known()).length);
    case 'mode':
      return mode(known());
    case 'days':
      return exact(new Set(matched.map((one) => judge.calendar.day(one.event.at))).size);
    case 'share': {
      const { where: _, ...all } = aggregate;
      const below = judge.matches(all, subject).length;
      return below === 0 ? undefined : real(matched.length / below);
    }
  }
}

function distinct(values: readonly Known[]): readonly Known[] {
  return values.filter((value, i) => values.findIndex((other) => compareKnown(value, other) === 0) === i);
}

/** The most frequent value; ties go to the first declared enum value, else to the smallest. */
function mode(values: readonly Known[]): Known | undefined {
  const times = (value: Known) => values.filter((other) => compareKnown(value, other) === 0).length;
  const goesFirst = (a: Known, b: Known) => (a.kind === 'enum' ? compareKnown(b, a) : compareKnown(a, b));
  return [...distinct(values)].sort((a, b) => times(b) - times(a) || goesFirst(a, b))[0];
}
