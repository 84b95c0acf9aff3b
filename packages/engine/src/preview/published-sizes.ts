import type { Plan } from '@tagwright/dsl';
import { type Sql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { countsBefore, type SubjectTally, valuesOf } from './count.js';
import type { Subject } from './draft.js';
import { answersCounted } from './half.js';

/**
 * How many customers have what in the published answers of one database, which is all there is to say of what a draft leaves as
 * it is. Remembered for as long as the answers are the same, so that of one draft after another only what it changes is counted.
 */
export class PublishedSizes {
  #known: { readonly answers: string; readonly sizes: Sizes } | undefined;

  /** Of subjects that are not worked out; `from` has the published side of everybody. */
  async tallies(
    session: Session,
    published: Plan,
    subjects: readonly Subject[],
    from: Sql,
  ): Promise<readonly SubjectTally[]> {
    const answers = await answersAtHand(session);
    const sizes =
      answers !== undefined && this.#known?.answers === answers
        ? this.#known.sizes
        : await sizesIn(session, published, from);
    this.#known = answers === undefined ? undefined : { answers, sizes };
    return subjects.map((subject) => tallyOf(subject, sizes));
  }
}

type Sizes = ReadonlyMap<string, number>;

const keyOf = ({ published }: Subject, value: string | undefined): string =>
  JSON.stringify([published?.id ?? null, value ?? null]);

/**
 * Which answers the tables hold, as far as the log can say it; it cannot where something was evaluated beside the steps. Whoever
 * is erased loses his answers before any step, and leaves nothing in the log, so that they are counted, too.
 */
const answersAtHand = async (session: Session): Promise<string | undefined> => {
  const counted = await answersCounted(session);
  if (counted === undefined) return undefined;
  const row = await session.row<{ readonly count: number }>(
    sql`select count(*) as count from ${sql.id(TABLES.answer)}`,
  );
  return JSON.stringify([counted, row?.count]);
};

const sizesIn = async (session: Session, { tags, segments }: Plan, from: Sql): Promise<Sizes> => {
  const subjects = [
    ...tags.map((tag) => ({ kind: 'tag', published: tag }) as const),
    ...segments.map((segment) => ({ kind: 'segment', published: segment }) as const),
  ].map((each): Subject => ({
    ...each,
    name: each.published.names[0] ?? '',
    change: 'none',
    draft: undefined,
    conditions: [],
  }));
  const countOf = await countsBefore(session, subjects, from);
  return new Map(
    subjects.flatMap((subject) =>
      valuesOf(subject).map((value) => [keyOf(subject, value), countOf(subject, value)] as const),
    ),
  );
};

const tallyOf = (subject: Subject, sizes: Sizes): SubjectTally => ({
  subject,
  values: valuesOf(subject).map((value) => {
    const size = sizes.get(keyOf(subject, value)) ?? 0;
    const [after, leaving] = subject.change === 'gone' ? [0, size] : [size, 0];
    return { value, after, entering: 0, leaving, who: { entering: undefined, leaving: undefined } };
  }),
  conditions: [],
});
