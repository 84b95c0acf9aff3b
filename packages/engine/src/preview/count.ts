import type { PlanSegment, PlanTag } from '@tagwright/dsl';
import { answerColumns, any, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Asked } from './conditions.js';
import type { Subject } from './draft.js';
import { Figures } from './figures.js';

/** How many customers of those looked at have one value under the draft, and of them or besides them in the published answers. */
export interface Tally {
  readonly value: string | undefined;
  readonly after: number;
  readonly entering: number;
  readonly leaving: number;
  /** Who they are, where that was wanted. */
  readonly who: Readonly<Record<'entering' | 'leaving', readonly string[] | undefined>>;
}

/** Whose ids are gathered while they are counted: for groups that are few, such as those that no sample has anybody of. */
export interface Gathered {
  readonly customer: Sql;
  readonly isWanted: (subject: Subject, value: string | undefined, which: 'entering' | 'leaving') => boolean;
}

export interface SubjectTally {
  readonly subject: Subject;
  readonly values: readonly Tally[];
  readonly conditions: readonly { readonly asked: Asked; readonly holds: number }[];
}

/** The names of the two sides in a query: answers under the draft, and as published. */
export const SIDES = { draft: 'draft', published: 'published' } as const;

/** Every value that a subject has on either side: those of the draft first; of a segment the one that has no name. */
export const valuesOf = ({ draft, published }: Subject): readonly (string | undefined)[] => [
  ...new Set([draft, published].flatMap((part): (string | undefined)[] => (part === undefined ? [] : namesIn(part)))),
];

const namesIn = (part: PlanTag | PlanSegment): (string | undefined)[] =>
  'values' in part ? [...part.values] : [undefined];

/** The customers whose row has the value; nobody where the subject is not there, or has no such value. */
export const hasValue = (
  side: keyof typeof SIDES,
  { draft, published }: Subject,
  value: string | undefined,
): Sql | undefined => {
  const part = side === 'draft' ? draft : published;
  if (part === undefined) return undefined;
  const cell = (column: string): Sql => sql.id(SIDES[side], column);
  if (!('values' in part)) return value === undefined ? sql`(${cell(part.id)} = 1)` : undefined;
  const index = value === undefined ? -1 : part.values.indexOf(value);
  if (value === undefined || index === -1) return undefined;
  if (part.exclusive) return sql`(${cell(part.id)} = ${value})`;
  return sql`(${cell(answerColumns(part)[index] ?? '')} = 1)`;
};

/** Whoever has a value on one side and not on the other. */
export const onlyOn = (side: keyof typeof SIDES, subject: Subject, value: string | undefined): Sql | undefined => {
  const has = hasValue(side, subject, value);
  if (has === undefined || subject.change === 'none') return undefined;
  const other = hasValue(side === 'draft' ? 'published' : 'draft', subject, value);
  return other === undefined ? has : sql`(${has} and (${other} is not true))`;
};

/** Whoever a draft gives another answer of some subjects. */
export const isMovedIn = (subjects: readonly Subject[]): Sql =>
  any(
    subjects.flatMap((subject) =>
      valuesOf(subject).flatMap((value) =>
        (['draft', 'published'] as const).flatMap((side) => onlyOn(side, subject, value) ?? []),
      ),
    ),
  );

/** How many customers have each value of a subject in the published answers. */
export const countsBefore = async (
  session: Session,
  subjects: readonly Subject[],
  from: Sql,
): Promise<(subject: Subject, value: string | undefined) => number> => {
  const names = new Map<Subject, Map<string | undefined, string>>();
  const figures = new Figures();
  for (const subject of subjects) {
    const own = new Map<string | undefined, string>();
    names.set(subject, own);
    for (const value of valuesOf(subject)) {
      const has = hasValue('published', subject, value);
      if (has === undefined) continue;
      own.set(value, figures.named(sql`count(*) filter (where ${has})`));
    }
  }
  const found = await figures.read(session, from);
  return (subject, value) => Number(found[names.get(subject)?.get(value) ?? ''] ?? 0);
};

/** Everything about some subjects in as few passes over the rows as can be; `from` has the sides that the subjects ask for. */
export const tally = async (
  session: Session,
  subjects: readonly Subject[],
  from: Sql,
  gathered?: Gathered,
): Promise<readonly SubjectTally[]> => {
  const figures = new Figures();
  const count = (condition: Sql | undefined): string | undefined =>
    condition === undefined ? undefined : figures.named(sql`count(*) filter (where ${condition})`);
  const list = session.dialect.name === 'sqlite' ? sql`json_group_array` : sql`json_agg`;
  const gather = (condition: Sql | undefined, isWanted: boolean | undefined): string | undefined => {
    if (condition === undefined || gathered === undefined || isWanted !== true) return undefined;
    return figures.named(sql`cast(${list}(${gathered.customer}) filter (where ${condition}) as text)`);
  };
  const asked = subjects.map((subject) => ({
    subject,
    values: valuesOf(subject).map((value) => {
      const [comes, goes] = [onlyOn('draft', subject, value), onlyOn('published', subject, value)];
      return {
        value,
        after: count(
          subject.change === 'none' ? hasValue('published', subject, value) : hasValue('draft', subject, value),
        ),
        entering: count(comes),
        leaving: count(goes),
        who: {
          entering: gather(comes, gathered?.isWanted(subject, value, 'entering')),
          leaving: gather(goes, gathered?.isWanted(subject, value, 'leaving')),
        },
      };
    }),
    conditions: subject.conditions.map((each) => ({
      asked: each,
      holds: count(sql`${sql.id(SIDES.draft, each.id)} = 1`),
    })),
  }));
  const found = await figures.read(session, from);
  const read = (name: string | undefined): number => (name === undefined ? 0 : Number(found[name] ?? 0));
  const listed = (name: string | undefined): readonly string[] | undefined =>
    name === undefined ? undefined : (JSON.parse(String(found[name] ?? '[]')) as readonly string[]);
  return asked.map(({ subject, values, conditions }) => ({
    subject,
    values: values.map(({ value, after, entering, leaving, who }) => ({
      value,
      after: read(after),
      entering: read(entering),
      leaving: read(leaving),
      who: { entering: listed(who.entering), leaving: listed(who.leaving) },
    })),
    conditions: conditions.map(({ asked: each, holds }) => ({ asked: each, holds: read(holds) })),
  }));
};
