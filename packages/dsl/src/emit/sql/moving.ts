import { sql } from 'kysely';
import type { InstantBounds } from '../../plan/semantics/index.js';
import type { CompiledSql } from './dialect.js';
import { integer, type Sql } from './fragments.js';
import type { Scope } from './scope.js';

/** A parameter that is still open. */
export class Open {
  /** Equal keys stand for equal values, whatever they will be. */
  constructor(
    readonly key: string,
    readonly type: 'bigint' | 'text' | 'text[]' = 'bigint',
  ) {}

  toString(): string {
    return this.key;
  }
}

/** A parameter that follows from `now`: statements are then the same all day, but for these. */
export class Moving extends Open {
  constructor(
    key: string,
    readonly at: (now: number) => number,
  ) {
    super(key);
  }
}

/** An instant that follows from `now`; left open where the scope says so. */
export const moving = (scope: Scope, key: string, at: (now: number) => number): Sql =>
  scope.isOpen ? sql`${new Moving(key, at)}` : integer(at(scope.now));

export const movingNow = (scope: Scope): Sql => moving(scope, 'now', (now) => now);

/** The statement with what was left open filled in for `now` (ms UTC). */
export const boundTo = <Statement extends CompiledSql>(statement: Statement, now: number): Statement => ({
  ...statement,
  parameters: statement.parameters.map((each) => (each instanceof Moving ? BigInt(each.at(now)) : each)),
});

/** Bounds that go with `now`; which ends are infinite does not depend on it. */
export interface MovingBounds {
  readonly key: string;
  readonly at: (now: number) => InstantBounds;
}

export const EVER: MovingBounds = { key: 'ever', at: () => ({ after: -Infinity, until: Infinity }) };

/** From the earliest to the latest of several bounds. */
export const spanning = (bounds: readonly MovingBounds[]): MovingBounds => {
  const distinct = [...new Map(bounds.map((each) => [each.key, each])).values()];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  return {
    key: `spanning ${distinct.map(({ key }) => key).join(' and ')}`,
    at: (now) => {
      const ends = distinct.map((each) => each.at(now));
      return {
        after: Math.min(...ends.map(({ after }) => after)),
        until: Math.max(...ends.map(({ until }) => until)),
      };
    },
  };
};

/** All that the bounds take in at any of the instants that a scope is for. */
export const reachOf = ({ at }: MovingBounds, { earliest, latest }: Scope): InstantBounds => ({
  after: at(earliest).after,
  until: at(latest).until,
});

/** `bounds` as a condition on the event's time, as far as `given` does not see to it already. */
export const withinTime = (at: Sql, bounds: MovingBounds, given: MovingBounds, scope: Scope): readonly Sql[] => {
  if (bounds.key === given.key) return [];
  const [own, around] = [bounds.at(scope.now), given.at(scope.now)];
  // Which of two ends comes first may be another one later in the day.
  const isNeeded = (end: number, isTighter: boolean): boolean => (scope.isOpen ? Number.isFinite(end) : isTighter);
  return [
    ...(isNeeded(own.after, own.after > around.after)
      ? [sql`(${at} > ${moving(scope, `after ${bounds.key}`, (now) => bounds.at(now).after)})`]
      : []),
    ...(isNeeded(own.until, own.until < around.until)
      ? [sql`(${at} <= ${moving(scope, `until ${bounds.key}`, (now) => bounds.at(now).until)})`]
      : []),
  ];
};
