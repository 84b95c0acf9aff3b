import { describe, expect, it } from 'vitest';
import type { Book, Case, Condition, Duration, Event, Tag } from '../model/index.js';
import { evaluate } from './index.js';

// Which values are kept after their conditions, worked out by hand from the semantics.

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const days = (amount: number): Duration => ({ amount, unit: 'd' });

const within = (event: string, length: Duration): Condition => ({
  kind: 'did',
  event,
  window: { kind: 'last', length },
});
const when = (value: string, condition: Condition, expires?: Duration): Case => ({
  value,
  trigger: { kind: 'when', condition },
  ...(expires && { expires }),
});
const on = (value: string, event: string, expires: Duration): Case => ({
  value,
  trigger: { kind: 'on', event },
  expires,
});
const tag = (cases: readonly Case[], many = false): Tag => ({
  names: ['asked'],
  form: 'block',
  manual: false,
  many,
  ordered: false,
  cases,
});

const happened = (kind: string, ago: number, customer = 'a'): Event => ({
  id: `${customer}${kind}${ago}`,
  kind,
  customer,
  at: NOW - ago,
  values: {},
});

/** The values of the tag that a customer has, who may be one of several. */
function values(asked: Tag, events: readonly Event[], now = NOW, others: readonly Tag[] = []): readonly string[] {
  const kinds = ['order', 'view'].map((name) => ({ names: [name] as const, columns: {}, fields: [] }));
  const book: Book = {
    zone: 'UTC',
    customer: { columns: {}, fields: [] },
    events: kinds,
    lists: [],
    metrics: [],
    tags: [...others, asked],
    segments: [],
  };
  const ids = new Set(['a', ...events.map(({ customer }) => customer)]);
  const customers = [...ids].map((id) => ({ id, values: {} }));
  const found = evaluate(book, { customers, events }, now).tags['asked'] ?? {};
  return Object.keys(found).filter((value) => found[value]?.includes('a'));
}

describe('a value that is kept', () => {
  it('counts from the last instant at which its condition held', () => {
    const recent = tag([when('yes', within('order', days(1)), days(3))]);
    // The order leaves the window a day later, so the millisecond before that is the last one.
    expect(values(recent, [happened('order', 4 * DAY - 1)])).toEqual(['yes']);
    expect(values(recent, [happened('order', 4 * DAY)])).toEqual([]);
  });

  it('counts from a condition that held unseen', () => {
    const quiet = tag([when('yes', { kind: 'not', operand: within('order', days(5)) }, days(3))]);
    const gap = (ago: number) => [happened('order', ago), happened('order', ago + 5 * DAY + 1), happened('order', 0)];
    expect(values(quiet, gap(3 * DAY - 1))).toEqual(['yes']);
    expect(values(quiet, gap(3 * DAY + 1))).toEqual([]);
  });

  it('is the only one of an exclusive tag, the last', () => {
    const both = tag([
      when('seen', within('view', days(1)), days(9)),
      when('bought', within('order', days(1)), days(2)),
    ]);
    expect(values(both, [happened('view', 5 * DAY)])).toEqual(['seen']);
    expect(values(both, [happened('view', 5 * DAY), happened('order', 2 * DAY)])).toEqual(['bought']);
    expect(values(both, [happened('view', 5 * DAY), happened('order', 4 * DAY)])).toEqual([]);
    const mixed = tag([on('bought', 'order', days(9)), when('seen', within('view', days(1)))]);
    expect(values(mixed, [happened('order', 5 * DAY)])).toEqual(['bought']);
    expect(values(mixed, [happened('order', 5 * DAY), happened('view', 3 * DAY)])).toEqual([]);
  });

  it('is one of several of a tag that has many', () => {
    const many = tag(
      [when('seen', within('view', days(1)), days(9)), when('bought', within('order', days(1)), days(2))],
      true,
    );
    expect(values(many, [happened('view', 5 * DAY), happened('order', 2 * DAY)])).toEqual(['seen', 'bought']);
    expect(values(many, [happened('view', 5 * DAY), happened('order', 4 * DAY)])).toEqual(['seen']);
  });

  it('may rest on a value that is kept itself', () => {
    const first: Tag = { ...tag([when('yes', within('order', days(1)), days(3))]), names: ['first'] };
    const second = tag([when('yes', { kind: 'tag', tag: 'first', values: ['yes'], all: false }, days(5))]);
    // A day in the window, three kept (less a millisecond each time), five kept.
    expect(values(second, [happened('order', 9 * DAY - 1)], NOW, [first])).toEqual(['yes']);
    expect(values(second, [happened('order', 9 * DAY)], NOW, [first])).toEqual([]);
  });

  it('goes by the thresholds of midnights, now too', () => {
    const most: Condition = {
      kind: 'rank',
      operand: { kind: 'aggregate', fn: 'count', overall: false, event: 'order' },
      op: '>=',
      cut: { form: 'top-count', amount: '1' },
      exactly: false,
    };
    const early = [happened('order', 9 * DAY), happened('order', 8 * DAY, 'b'), happened('order', 7 * DAY, 'b')];
    const later = [...early, happened('order', 2 * 3_600_000), happened('order', 3_600_000)];
    expect(values(tag([when('yes', most)]), later)).toEqual(['yes']);
    expect(values(tag([when('yes', most, days(1))]), early)).toEqual([]);
    // Two orders were enough at midnight.
    expect(values(tag([when('yes', most, days(1))]), later)).toEqual(['yes']);
    const overtaken = [...later, ...[3, 2, 1].map((hours) => happened('order', hours * 3_600_000, 'b'))];
    expect(values(tag([when('yes', most)]), overtaken)).toEqual([]);
    expect(values(tag([when('yes', most, days(1))]), overtaken)).toEqual(['yes']);
  });
});
