import { edgeOwners } from '@tagwright/dsl/sql';
import { describe, expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../book.harness.js';
import { type Movement, restingOnNoOther, tablesUnder, turningsOf } from './turning.js';

const plan = planOf(`
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event visit { page: text }
segment 买过 = did order in last 30d
segment 来过 = did visit in last 7d
segment 又买又来 = in segment 买过 and in segment 来过
tag 等级 { 高 when sum(order.amount) >= top20% 低 otherwise }
`);

const idOf = (name: string) => {
  const found = [...plan.tags, ...plan.segments].find(({ names }) => names.includes(name));
  if (found === undefined) throw new Error(`the book has no ${name}`);
  return found.id;
};
/** The part of the state that the end of a segment's own window moves. */
const partOf = (name: string): string => {
  const own = [...edgeOwners(plan)].find(([, owners]) => owners.has(idOf(name)));
  if (own === undefined) throw new Error(`nothing of ${name} runs against the clock`);
  return own[0];
};

const turnings = (movement: Partial<Movement>) => {
  const found = turningsOf(plan, {
    asOf: NOW - DAY,
    now: NOW,
    dirty: undefined,
    moved: [],
    isPassed: false,
    ...movement,
  });
  if (found === undefined) return 'any of them';
  const names = new Map([...plan.tags, ...plan.segments].map(({ id, names: [name = ''] }) => [id, name]));
  return Object.fromEntries([...found].map(([id, { at }]) => [names.get(id), at]));
};
const edge = (part: string, instant: number | undefined, isEntry = false) => ({ part, instant, turns: 1, isEntry });

describe('what may have turned', () => {
  it('is what rests on what an edge is of, at its instant', () => {
    expect(turnings({ moved: [edge(partOf('买过'), NOW - 5)] })).toEqual({ 买过: NOW - 5, 又买又来: NOW - 5 });
  });

  it('is known of each answer by itself, and of none that two instants concern', () => {
    expect(turnings({ moved: [edge(partOf('买过'), NOW - 5), edge(partOf('来过'), NOW - 7)] })).toEqual({
      买过: NOW - 5,
      来过: NOW - 7,
      又买又来: undefined,
    });
  });

  it('is what rests on the table of an event that enters', () => {
    const dirty = { since: NOW - 9, sources: new Set(['order']) };
    const entered = { 买过: NOW - 9, 又买又来: NOW - 9, 等级: NOW - 9 };
    expect(turnings({ dirty, moved: [edge('order', NOW - 9, true)] })).toEqual(entered);
  });

  it('is nobody’s to say where facts are late, or where no edge tells of them', () => {
    const unknown = { 来过: undefined, 又买又来: undefined };
    expect(turnings({ dirty: { since: NOW - 2 * DAY, sources: new Set(['visit']) } })).toEqual(unknown);
    expect(turnings({ dirty: { since: NOW - 5, sources: new Set(['visit']) } })).toEqual(unknown);
    expect(turnings({ moved: [edge(partOf('来过'), NOW - 2 * DAY)] })).toEqual(unknown);
    expect(turnings({ moved: [edge('visit', NOW - 5, true), edge(partOf('来过'), NOW - 5)] })).toEqual(unknown);
  });

  it('is what the population decides where a threshold passed over the customer', () => {
    expect(turnings({ isPassed: true })).toEqual({ 等级: undefined });
  });

  it('is anything where something else of the customer changed', () => {
    expect(turnings({ dirty: { since: NOW, sources: new Set([null]) } })).toBe('any of them');
    expect(turnings({ moved: [edge('', NOW - 5)] })).toBe('any of them');
  });
});

describe('what answers rest on', () => {
  it('is the tables of events under them, however far down', () => {
    expect([...tablesUnder(plan, [idOf('又买又来')])].sort()).toEqual(['order', 'visit']);
    expect([...tablesUnder(plan, [idOf('等级')])]).toEqual(['order']);
    expect(restingOnNoOther(plan, new Set(['visit']))).toEqual([idOf('来过')]);
  });
});
