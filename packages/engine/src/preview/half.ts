import type { Plan } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { WATERMARK_TABLE } from '../dirty/tables.js';
import { asEvaluated } from '../history/recorded.js';
import { lastSeq } from '../log/append.js';
import { watermark } from '../step/watermark.js';
import type { Session } from '../store/store.js';
import { type Gathered, type SubjectTally, type Tally, tally } from './count.js';
import { type Draft, draftOver, isWorkedOut, type Subject } from './draft.js';
import { gatheredBeside } from './gathered.js';
import type { Looked } from './lay-out.js';
import type { PreviewReport } from './report.js';
import { type AnswerRows, draftedRows } from './rows.js';
import { storedTables } from './stored-tables.js';

/** The customers up to one in the order of their ids, or all after him. */
export type Half = { readonly upTo: string } | { readonly after: string };

/** A half of the customers, to be counted by somebody else meanwhile. */
export interface HalfAsked {
  readonly draft: Plan;
  readonly published: Plan;
  /** An estimate, which says whom to name. */
  readonly earlier: PreviewReport;
  readonly half: Half;
}

/** What a half came to, subject by subject of those that are worked out. */
export interface HalfCounted {
  /** Which answers were counted: see {@link answersCounted}. */
  readonly answers: string;
  readonly figures: readonly Figures[];
}

interface Figures {
  readonly values: readonly Omit<Tally, 'value'>[];
  readonly holds: readonly number[];
}

/** Whether a draft can be counted half by half: all that it asks of a customer is stored of the customer. */
export const isCountedInHalves = ({ newColumns, newRanks, newHistories }: Draft): boolean =>
  newColumns.length === 0 && newRanks.size === 0 && newHistories.length === 0;

/** Counts a half; inside a transaction that is taken back. */
export const countHalf = async (
  session: Session,
  { draft, published, earlier, half }: HalfAsked,
): Promise<HalfCounted> => {
  const stored = await storedTables(session);
  const mark = await watermark(session);
  const answers = await answersCounted(session);
  if (mark === undefined || answers === undefined) throw new Error('the answers are not those of a step');
  const laidOver = draftOver(await asEvaluated(session, draft), await asEvaluated(session, published));
  const looked: Looked = { now: mark.asOf, sample: undefined, stored };
  const rows = await draftedRows(session, laidOver, looked);
  const drafted = laidOver.subjects.filter(isWorkedOut);
  const tallies = await tallyOf(session, half, drafted, rows, looked, gatheredBeside(earlier, rows));
  return { answers, figures: tallies.map(figuresOf) };
};

/** Counts subjects of a half alone: a view that has no more customers stands before the state. */
export const tallyOf = async (
  session: Session,
  half: Half,
  subjects: readonly Subject[],
  rows: AnswerRows,
  { stored }: Looked,
  gathered: Gathered | undefined,
): Promise<readonly SubjectTally[]> => {
  const state = sql.id(TABLES.state);
  const those = 'upTo' in half ? sql`customer <= ${sql.lit(half.upTo)}` : sql`customer > ${sql.lit(half.after)}`;
  await session.run(sql`create temp view ${state} as select * from ${stored(TABLES.state)} where ${those}`);
  const tallies = await tally(session, subjects, rows.from, gathered);
  await session.run(sql`drop view temp.${state}`);
  return tallies;
};

/** Which answers the tables hold, as far as their half can change while the other is counted; undefined where that is not told. */
export const answersCounted = async (session: Session): Promise<string | undefined> => {
  if ((await session.columnsOf(WATERMARK_TABLE)).length === 0) return undefined;
  const mark = await watermark(session);
  return mark?.isKept === true ? JSON.stringify([mark, await lastSeq(session)]) : undefined;
};

const figuresOf = ({ values, conditions }: SubjectTally): Figures => ({
  values: values.map(({ after, entering, leaving, who }) => ({ after, entering, leaving, who })),
  holds: conditions.map(({ holds }) => holds),
});

/** Both halves together. */
export const bothHalves = (own: readonly SubjectTally[], { figures }: HalfCounted): readonly SubjectTally[] =>
  own.map((tally, index) => {
    const other = figures[index] as Figures;
    return {
      subject: tally.subject,
      values: tally.values.map((value, nth) => {
        const more = other.values[nth] as Figures['values'][number];
        const who = (which: 'entering' | 'leaving') =>
          value.who[which] === undefined ? undefined : [...value.who[which], ...(more.who[which] ?? [])];
        return {
          value: value.value,
          after: value.after + more.after,
          entering: value.entering + more.entering,
          leaving: value.leaving + more.leaving,
          who: { entering: who('entering'), leaving: who('leaving') },
        };
      }),
      conditions: tally.conditions.map(({ asked, holds }, nth) => ({
        asked,
        holds: holds + (other.holds[nth] as number),
      })),
    };
  });
