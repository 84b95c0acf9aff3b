import type { Field } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../store/store.js';
import { type Check, type CheckedAt, checksOf } from './checks.js';

/** How a field is filled. */
export interface FieldQuality {
  readonly field: Field;
  /** In how many rows it is known. */
  readonly known: number;
  /** How many different values there are; of texts. */
  readonly distinct: number | undefined;
  /** In how many rows something is wrong with it; only what is. */
  readonly wrong: readonly { readonly check: Check; readonly count: number }[];
}

export interface TableQuality {
  readonly rows: number;
  readonly fields: readonly FieldQuality[];
  /** What else was asked of the rows. */
  readonly figures: Readonly<Record<string, number | null>>;
}

/** Where most values are so, they are meant to be: when a membership ends, what is given back. */
const MEANT: ReadonlySet<Check> = new Set(['future', 'negative']);

/** A statement has room for so many results on every database. */
const AT_ONCE = 200;

interface Counted {
  readonly field: Field;
  readonly what: Check | 'known' | 'distinct';
  readonly result: Sql;
}

/** Goes over a table once for every 200 figures, however many fields it has. */
export const tableQuality = async (
  session: Session,
  table: string,
  fields: readonly Field[],
  at: CheckedAt,
  figures: Readonly<Record<string, RawBuilder<unknown>>> = {},
): Promise<TableQuality> => {
  const counted = fields.flatMap((field) => countedOf(field, at));
  const others = [
    sql`count(*) as "rows"`,
    ...Object.entries(figures).map(([name, figure]) => sql`${figure} as ${sql.id(`figure_${name}`)}`),
  ];
  const found: (number | null)[] = [];
  let first: Readonly<Record<string, number | null>> = {};
  for (let start = 0; start === 0 || start < counted.length; start += AT_ONCE) {
    const part = counted.slice(start, start + AT_ONCE);
    const results = [
      ...(start === 0 ? others : []),
      ...part.map(({ result }, index) => sql`${result} as ${sql.id(`n${index}`)}`),
    ];
    const row = await session.row<Record<string, number | null>>(
      sql`select ${sql.join(results)} from ${sql.id(table)}`,
    );
    if (start === 0) first = row ?? {};
    part.forEach((_, index) => found.push(row?.[`n${index}`] ?? null));
  }
  const figureOf = (field: Field, what: Counted['what']): number | undefined => {
    const place = counted.findIndex((each) => each.field === field && each.what === what);
    return place < 0 ? undefined : (found[place] ?? 0);
  };
  return {
    rows: first['rows'] ?? 0,
    fields: fields.map((field) => ({
      field,
      known: figureOf(field, 'known') ?? 0,
      distinct: figureOf(field, 'distinct'),
      wrong: checksOf(field.type, sql.id(field.column), at).flatMap(([check]) => {
        const count = figureOf(field, check) ?? 0;
        const isMeant = MEANT.has(check) && 2 * count > (figureOf(field, 'known') ?? 0);
        return count === 0 || isMeant ? [] : [{ check, count }];
      }),
    })),
    figures: Object.fromEntries(Object.keys(figures).map((name) => [name, first[`figure_${name}`] ?? null])),
  };
};

const countedOf = (field: Field, at: CheckedAt): readonly Counted[] => {
  const column = sql.id(field.column);
  return [
    { field, what: 'known', result: sql`count(${column})` },
    ...(field.type.kind === 'text'
      ? [{ field, what: 'distinct' as const, result: sql`count(distinct ${column})` }]
      : []),
    ...checksOf(field.type, column, at).map(([check, condition]): Counted => ({
      field,
      what: check,
      result: sql`count(*) filter (where ${condition})`,
    })),
  ];
};
