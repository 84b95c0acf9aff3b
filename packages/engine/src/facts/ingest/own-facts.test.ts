import { describe, expect, it } from 'vitest';
import { planOf } from '../../book.harness.js';
import { EVER } from '../../dirty/tables.js';
import { joined, noFacts, type OwnFacts, recordedAt, tellField, tellRemoval, tellSetting } from './own-facts.js';

const { customer } = planOf('customer (at = joined) { city: text  place: point }').catalog;

const known = (row: OwnFacts['row'], rest: Partial<OwnFacts> = {}): OwnFacts => ({ ...noFacts(), row, ...rest });
const city = (value: string | null, asOf: number, isAsOfNow = false) => ({
  columns: ['city'],
  cells: [value],
  asOf,
  isAsOfNow,
  tableAt: 100,
});

describe('a field', () => {
  it('had from ever on what the table said before anything was told', () => {
    const own = known({ city: '北京' });
    expect(tellField(own, city('上海', 50))).toEqual({ outcome: 'added', since: 50 });
    expect(own.changes).toEqual([
      { column: 'city', at: EVER, value: '北京' },
      { column: 'city', at: 50, value: '上海' },
    ]);
    expect(own.row).toEqual({ city: '上海' });
  });

  it('has its first value from ever on', () => {
    const own = known({});
    expect(tellField(own, city('上海', 50))).toEqual({ outcome: 'added', since: EVER });
    expect(tellField(own, city('广州', 30))).toEqual({ outcome: 'added', since: EVER });
    expect(tellField(own, city('北京', 70))).toEqual({ outcome: 'added', since: 70 });
    expect([0, 30, 50, 70].map((at) => recordedAt(own.changes, 'city', at)?.value)).toEqual([
      '广州',
      '广州',
      '上海',
      '北京',
    ]);
  });

  it('keeps in the table what holds, whatever is told of before and after', () => {
    const own = known({});
    for (const told of [city('上海', 50), city('北京', 150), city('广州', 20)]) tellField(own, told);
    expect(own.row).toEqual({ city: '上海' });
  });

  it('is corrected by another value for the same instant, and not told anew by the same', () => {
    const own = known({});
    tellField(own, city('上海', 50));
    expect(tellField(own, city('上海', 50)).outcome).toBe('duplicate');
    expect(tellField(own, city('上海', 80, true)).outcome).toBe('duplicate');
    expect(tellField(own, city('上海', 80)).outcome).toBe('added');
    expect(tellField(own, city('北京', 80))).toEqual({ outcome: 'corrected', since: 80 });
    expect(own.changes.map(({ at, value }) => [at, value])).toEqual([
      [50, '上海'],
      [80, '北京'],
    ]);
  });
});

describe('a value set by hand', () => {
  const set = { tag: 'risk', value: 'high', from: 10, until: undefined };

  it('ends by a removal, whichever is told first', () => {
    const [one, other] = [known({}), known({})];
    tellSetting(one, set, true);
    tellRemoval(one, { tag: 'risk', value: '', at: 30 });
    tellRemoval(other, { tag: 'risk', value: 'high', at: 30 });
    tellSetting(other, set, true);
    expect([one.handSet, other.handSet]).toEqual([[{ ...set, until: 30 }], [{ ...set, until: 30 }]]);
    expect(tellSetting(one, set, true).outcome).toBe('duplicate');
  });

  it('does not end by a removal from before it, or of another value', () => {
    const own = known({});
    tellRemoval(own, { tag: 'risk', value: '', at: 9 });
    tellRemoval(own, { tag: 'risk', value: 'low', at: 30 });
    tellSetting(own, set, true);
    expect(own.handSet).toEqual([set]);
  });

  it('takes the place of another for the same instant where there is one value at a time', () => {
    const [one, many] = [known({}), known({})];
    for (const value of ['low', 'high']) {
      tellSetting(one, { ...set, value }, true);
      tellSetting(many, { ...set, value }, false);
    }
    expect(one.handSet.map(({ value }) => value)).toEqual(['high']);
    expect(many.handSet.map(({ value }) => value)).toEqual(['low', 'high']);
  });
});

describe('two customers as one', () => {
  it('keep of the first what it knows, with its history, and fill in what it does not', () => {
    const first = known(
      { city: '北京', place: null, joined: 20 },
      { changes: [{ column: 'city', at: 5, value: '北京' }] },
    );
    const second = known(
      { city: '上海', place: '31,121', tw_place_x: 1, tw_place_y: 2, tw_place_z: 3, joined: 10 },
      { changes: [{ column: 'city', at: 7, value: '上海' }] },
    );
    expect(joined(customer, first, second)).toMatchObject({
      row: { city: '北京', place: '31,121', tw_place_x: 1, joined: 10 },
      changes: [{ column: 'city', at: 5, value: '北京' }],
    });
    expect(joined(customer, second, first)).toMatchObject({
      row: { city: '上海', place: '31,121', joined: 10 },
      changes: [{ column: 'city', at: 7, value: '上海' }],
    });
  });

  it('are known since always where one of them is', () => {
    expect(joined(customer, known({ joined: 5 }), known({ joined: null })).row).toMatchObject({ joined: null });
    // Of whom nothing was told but in passing nothing is known.
    expect(joined(customer, known({ joined: 5 }), noFacts()).row).toMatchObject({ joined: 5 });
  });

  it('have what was set for either, ended by what was removed from either', () => {
    const first = known({}, { removed: [{ tag: 'risk', value: '', at: 30 }] });
    const second = known({}, { handSet: [{ tag: 'risk', value: 'high', from: 10, until: undefined }] });
    expect(joined(customer, first, second).handSet).toEqual([{ tag: 'risk', value: 'high', from: 10, until: 30 }]);
  });
});
