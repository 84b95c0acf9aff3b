import type { Condition, Relation, TextTest, Value, Window } from '../model/index.js';
import { isCalendarSpan } from './calendar.js';
import { compareKnown, relates } from './compare.js';
import { did } from './did.js';
import { throughMetrics } from './form.js';
import { changed, heldFor } from './history.js';
import type { Judge, Subject } from './judge.js';
import type { Known } from './known.js';
import { chordSquaredOf } from './sphere.js';
import { dayInWindow, instantInWindow } from './windows.js';

/** Two-valued: a leaf with a missing operand is false. */
export function conditionHolds(judge: Judge, condition: Condition, subject: Subject): boolean {
  const holds = (inner: Condition) => judge.holds(inner, subject);
  switch (condition.kind) {
    case 'and':
      return condition.operands.every(holds);
    case 'or':
      return condition.operands.some(holds);
    case 'not':
      return !holds(condition.operand);
    case 'compare':
      return condition.op === '!='
        ? !comparison(judge, '=', condition.left, condition.right, subject)
        : comparison(judge, condition.op, condition.left, condition.right, subject);
    case 'true': {
      const value = judge.value(condition.operand, subject);
      return value?.kind === 'bool' && value.bool;
    }
    case 'in':
      return condition.items.some((item) => comparison(judge, '=', condition.operand, item, subject));
    case 'in-list':
      return inList(judge, condition.list, judge.value(condition.operand, subject));
    case 'between':
      return (
        comparison(judge, '>=', condition.operand, condition.low, subject) &&
        comparison(judge, '<=', condition.operand, condition.high, subject)
      );
    case 'text-test':
      return textTest(condition.test, judge.value(condition.operand, subject), judge.value(condition.text, subject));
    case 'known':
      return judge.value(condition.operand, subject) !== undefined;
    case 'has':
      return has(
        condition.mode,
        judge.value(condition.operand, subject),
        condition.items.map((item) => judge.value(item, subject)),
      );
    case 'in-window': {
      const value = judge.value(condition.operand, subject);
      if (value?.kind === 'time') return instantInWindow(value.ms, condition.window, judge.now, judge.calendar);
      return value?.kind === 'date' && dayInWindow(value.day, condition.window, judge.now, judge.calendar);
    }
    case 'did':
      return did(judge, condition, subject.customer);
    case 'rank':
      return judge.ranks(condition, subject.customer);
    case 'tag': {
      const values = judge.tag(condition.tag, subject.customer);
      const has = (value: string) => values.includes(value);
      return condition.all ? condition.values.every(has) : condition.values.some(has);
    }
    case 'tag-order':
      return tagOrder(judge, condition.tag, condition.op, condition.value, subject);
    case 'tag-known':
      return judge.tag(condition.tag, subject.customer).length > 0;
    case 'segment':
      return judge.segment(condition.segment, subject.customer);
    case 'held-for':
      return heldFor(judge, condition.operand, condition.length, subject.customer);
    case 'changed':
      return changed(judge, condition.of, condition.window, subject.customer);
    case 'anniversary':
      return anniversary(judge, condition.window, judge.value(condition.operand, subject));
  }
}

function comparison(judge: Judge, op: Exclude<Relation, '!='>, left: Value, right: Value, subject: Subject): boolean {
  if (right.kind === 'duration' && isCalendarSpan(right.duration)) {
    return spanComparison(judge, op, left, right, subject);
  }
  const [a, b] = [judge.value(left, subject), judge.value(right, subject)];
  if (a === undefined || b === undefined) return false;
  if (a.kind === 'time' && b.kind === 'date') return dayComparison(judge, op, a.ms, b.day);
  if (a.kind === 'chord' && b.kind === 'exact') {
    return relates(op, a.squared - chordSquaredOf(Number(b.digits) / 10 ** b.scale));
  }
  return relates(op, compareKnown(a, asKindOf(a, b)));
}

/** A word on the right of an enum is one of its values. */
function asKindOf(left: Known, right: Known): Known {
  return left.kind === 'enum' && right.kind === 'text' ? { ...left, text: right.text } : right;
}

/** A whole date against an instant is the whole local day. */
function dayComparison(judge: Judge, op: Exclude<Relation, '!='>, ms: number, day: number): boolean {
  const [start, end] = [judge.calendar.midnight(day), judge.calendar.midnight(day + 1)];
  switch (op) {
    case '=':
      return ms >= start && ms < end;
    case '<':
      return ms < start;
    case '<=':
      return ms < end;
    case '>':
      return ms >= end;
    case '>=':
      return ms >= start;
  }
}

/** `since(x) > 6mo` is `x < now - 6mo`, `until(x) > 6mo` is `x > now + 6mo`: the span moves now, not the fact. */
function spanComparison(
  judge: Judge,
  op: Exclude<Relation, '!='>,
  left: Value,
  right: Extract<Value, { kind: 'duration' }>,
  subject: Subject,
): boolean {
  const asked = throughMetrics(judge.book, left);
  if (asked.kind !== 'call' || (asked.fn !== 'since' && asked.fn !== 'until') || asked.args[0] === undefined) {
    throw new Error('a calendar span is compared with something else than since or until');
  }
  const instant = judge.value(asked.args[0], subject);
  if (instant?.kind !== 'time') return false;
  const { now, calendar } = judge;
  return asked.fn === 'since'
    ? relates(op, calendar.shift(now, right.duration, -1) - instant.ms)
    : relates(op, instant.ms - calendar.shift(now, right.duration, 1));
}

function inList(judge: Judge, name: string, value: Known | undefined): boolean {
  const list = judge.book.lists.find((one) => one.names[0] === name);
  return (
    value !== undefined && 'text' in value && (list?.values ?? []).some((item) => item.normalize('NFC') === value.text)
  );
}

/** Literally: there are no wildcards. */
function textTest(test: TextTest, value: Known | undefined, part: Known | undefined): boolean {
  if (value === undefined || part === undefined || !('text' in value) || !('text' in part)) return false;
  switch (test) {
    case 'contains':
      return value.text.includes(part.text);
    case 'starts with':
      return value.text.startsWith(part.text);
    case 'ends with':
      return value.text.endsWith(part.text);
  }
}

function has(mode: 'one' | 'any' | 'all', set: Known | undefined, items: readonly (Known | undefined)[]): boolean {
  if (set?.kind !== 'set') return false;
  const holds = (item: Known | undefined) =>
    item !== undefined && set.members.some((member) => compareKnown(member, asKindOf(member, item)) === 0);
  return mode === 'all' ? items.every(holds) : items.some(holds);
}

function anniversary({ now, calendar }: Judge, window: Window, value: Known | undefined): boolean {
  if (value?.kind !== 'date' && value?.kind !== 'time') return false;
  const first = value.kind === 'date' ? value.day : calendar.day(value.ms);
  return calendar.anniversaries(first).some((day) => dayInWindow(day, window, now, calendar));
}

function tagOrder(judge: Judge, name: string, op: '<' | '<=' | '>' | '>=', value: string, subject: Subject): boolean {
  const tag = judge.book.tags.find((one) => one.names[0] === name);
  const values = [...new Set(tag?.cases.map((one) => one.value))];
  const held = judge.tag(name, subject.customer)[0];
  // The first declared value is the highest.
  return held !== undefined && relates(op, values.indexOf(value) - values.indexOf(held));
}
