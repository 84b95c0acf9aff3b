import { isReal, scaleOf } from '../emit/json-logic/form.js';
import { takesPart } from '../emit/json-logic/ranked.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import type { Known } from '../emit/json-logic/operators/scope.js';
import type { Footing } from '../plan/footing.js';
import type { Held, HeldThreshold } from '../plan/held.js';
import type { PartId } from '../plan/references.js';
import { averageOf, type Exact, localDay, midnight, thetaOf } from '../plan/semantics/index.js';
import type { ColumnId, RankId, RankThreshold } from '../plan/types.js';
import { Moment } from './moment.js';
import type { Population } from './population.js';
import { found, type Prepared } from './prepare.js';
import type { CustomerRecord } from './record.js';

type Groups = ReadonlyMap<string | typeof EVERY_GROUP | null, HeldThreshold>;

/** A threshold that is given without regard to groups. */
export const EVERY_GROUP = Symbol('every group');

/** What is given of a population instead of being worked out, at whatever instant. */
export interface Given {
  readonly thresholds: ReadonlyMap<RankId, Groups>;
  readonly overall: Held['overall'];
}

/** The population of some customers at one instant: what is asked of it is worked out over all of them, once. */
export class WorkedPopulation implements Population {
  readonly moments: readonly Moment[];
  readonly #prepared: Prepared;
  readonly #records: readonly CustomerRecord[];
  readonly #given: Given;
  readonly #thresholds = new Map<RankId, Groups>();
  readonly #overall = new Map<ColumnId, Known>();
  /** Those of earlier midnights, which every instant of a past day shares. */
  readonly #earlier: Map<number, WorkedPopulation>;

  constructor(
    prepared: Prepared,
    records: readonly CustomerRecord[],
    now: number,
    given: Given,
    earlier = new Map<number, WorkedPopulation>(),
  ) {
    this.#prepared = prepared;
    this.#records = records;
    this.#given = given;
    this.#earlier = earlier;
    this.moments = records
      .filter(({ knownFrom }) => knownFrom === undefined || knownFrom <= now)
      .map((record) => new Moment(prepared, record, now, this));
  }

  threshold(id: RankId, group: string | null): HeldThreshold | undefined {
    return this.groups(id).get(group) ?? this.groups(id).get(EVERY_GROUP);
  }

  /** θ of a rank, and of each group of it. */
  groups(id: RankId): Groups {
    const known = this.#given.thresholds.get(id) ?? this.#thresholds.get(id);
    if (known !== undefined) return known;
    const worked = this.#ranked(found(this.#prepared.index.ranks, id));
    this.#thresholds.set(id, worked);
    return worked;
  }

  overall(id: ColumnId): Known {
    if (this.#given.overall.has(id)) return knownOf(this.#given.overall.get(id));
    let value = this.#overall.get(id);
    if (value === undefined) {
      value = this.#prepared.overall(id)(this.moments.map(({ scope }) => scope));
      this.#overall.set(id, value);
    }
    return value;
  }

  before(instant: number): Population {
    const { zone } = this.#prepared.plan.catalog;
    const start = midnight(localDay(instant, zone), zone);
    let population = this.#earlier.get(start);
    if (population === undefined) {
      population = new WorkedPopulation(this.#prepared, this.#records, start, this.#given, this.#earlier);
      this.#earlier.set(start, population);
    }
    return population;
  }

  /** All that is the same for everybody; `among` of these parts alone. */
  held(among?: Footing): Held {
    const { plan } = this.#prepared;
    const isWanted = ({ id }: { readonly id: PartId }): boolean => among === undefined || among.has(id);
    const overall = plan.columns.filter(({ scope }) => scope === 'overall').filter(isWanted);
    return {
      thresholds: plan.ranks.filter(isWanted).flatMap(({ id }) => {
        const groups = [...this.groups(id).values()];
        return groups.length > 0 ? groups : [{ rank: id, group: null, theta: null, tie: null, size: 0 }];
      }),
      overall: new Map(overall.map(({ id }) => [id, this.overall(id)])),
    };
  }

  #ranked(rank: RankThreshold): Groups {
    const { emission, rule, value } = this.#prepared;
    const groupAt = rank.per === undefined ? undefined : value(rank.per);
    const isRanked = rule(rank, () => takesPart(rank, emission));
    const keyAt = value(rank.key);
    const byGroup = new Map<string | null, { value: Exact; customer: string }[]>();
    for (const { scope, record } of this.moments) {
      if (!(isRanked(scope) as boolean)) continue;
      const place = groupAt === undefined ? null : String(groupAt(scope));
      const own = byGroup.get(place) ?? [];
      own.push({ value: keyAt(scope) as Exact, customer: record.id });
      byGroup.set(place, own);
    }
    return new Map([...byGroup].map(([place, ranked]) => [place, thresholdOf(rank, place, ranked)]));
  }
}

const thresholdOf = (
  { id, cut, key }: RankThreshold,
  group: string | null,
  ranked: readonly { value: Exact; customer: string }[],
): HeldThreshold => {
  const size = ranked.length;
  if (cut === 'average') {
    const values = ranked.map(({ value }) => value);
    return {
      rank: id,
      group,
      theta: averageOf(values, isReal(key.type) ? undefined : scaleOf(key.type)),
      tie: null,
      size,
    };
  }
  const theta = thetaOf(cut, ranked);
  return { rank: id, group, theta: theta?.value ?? null, tie: theta?.customer ?? null, size };
};
