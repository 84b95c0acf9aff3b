import type { Plan } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { asEvaluated } from '../history/recorded.js';
import { evaluatedIn, populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { onlyOn, type SubjectTally, tally } from './count.js';
import { type Draft, draftOver, isWorkedOut } from './draft.js';
import { gatheredBeside } from './gathered.js';
import { answersCounted, bothHalves, isCountedInHalves, tallyOf } from './half.js';
import type { Looked } from './lay-out.js';
import { type Counted, estimated, type PreviewReport, type SubjectPreview, type ValuePreview } from './report.js';
import { type AnswerRows, draftedRows, publishedRows } from './rows.js';
import { PublishedSizes } from './published-sizes.js';
import type { Sample } from './sample.js';
import type { HalfReader } from './second-reader.js';
import { NAMED, someWho } from './some-who.js';
import { storedTables } from './stored-tables.js';

export interface Look {
  readonly draft: Plan;
  /** The book whose answers are stored. */
  readonly published: Plan;
  /** Undefined: everybody. */
  readonly sample: Sample | undefined;
  /** An estimate from a sample, which names customers already. */
  readonly earlier?: PreviewReport;
  /** What earlier looks found out about the published answers. */
  readonly sizes?: PublishedSizes;
  /** Who counts the customers after one of them, if that is half of the work. */
  readonly beside?: { readonly reader: HalfReader; readonly middle: string };
}

/**
 * What a draft makes of the customers of a sample, or of everybody, beside the published answers. It has to be inside a
 * transaction that is taken back, and leaves temporary tables in it. `path` names the database. Throws `not-evaluated`,
 * `book-not-evaluated`, `draft-past-unknown`.
 */
export const look = async (session: Session, path: string, asked: Look): Promise<PreviewReport> => {
  const { draft, published, sample, earlier, sizes = new PublishedSizes() } = asked;
  const { book, asOf } = await evaluatedIn(session, path);
  if (book !== published.hash)
    throw new EngineError('book-not-evaluated', { path, stored: book, given: published.hash });
  const inForce = await asEvaluated(session, published);
  const laidOver = draftOver(await asEvaluated(session, draft), inForce);
  // Before anything is laid over the stored tables: of a view over them, counting is a join of everybody.
  const population = sample?.population ?? (await populationSize(session));
  const looked: Looked = { now: asOf, sample, stored: await storedTables(session) };
  const plain = publishedRows(looked);
  const rows = laidOver.subjects.some(isWorkedOut) ? await draftedRows(session, laidOver, looked) : plain;
  const others = laidOver.subjects.filter((subject) => !isWorkedOut(subject));
  const tallies = [
    ...(await talliesUnder(session, laidOver, rows, looked, asked)),
    ...(sample === undefined
      ? await sizes.tallies(session, inForce, others, plain.from)
      : await tally(session, others, plain.from)),
  ];
  const subjects: SubjectPreview[] = [];
  for (const found of tallies)
    subjects.push(await subjectPreview(session, found, isWorkedOut(found.subject) ? rows : plain, looked, earlier));
  const isPartial = sample !== undefined && sample.size < sample.population;
  return {
    book,
    draft: draft.hash,
    asOf,
    population,
    sampled: isPartial ? sample.size : undefined,
    thresholdsEstimated: isPartial && laidOver.newRanks.size > 0,
    subjects,
  };
};

/** What is worked out, of everybody looked at: by two at once where that can be. */
const talliesUnder = async (
  session: Session,
  laidOver: Draft,
  rows: AnswerRows,
  looked: Looked,
  { draft, published, earlier, beside }: Look,
): Promise<readonly SubjectTally[]> => {
  const drafted = laidOver.subjects.filter(isWorkedOut);
  const gathered = gatheredBeside(earlier, rows);
  if (beside !== undefined && earlier !== undefined && drafted.length > 0 && isCountedInHalves(laidOver)) {
    const { reader, middle } = beside;
    const other = reader.count({ draft, published, earlier, half: { after: middle } });
    const own = await tallyOf(session, { upTo: middle }, drafted, rows, looked, gathered);
    const counted = await other;
    // Another step may have come in between, and then what both found does not go together.
    if (counted !== undefined && counted.answers === (await answersCounted(session))) return bothHalves(own, counted);
  }
  return tally(session, drafted, rows.from, gathered);
};

const subjectPreview = async (
  session: Session,
  { subject, values, conditions }: SubjectTally,
  rows: AnswerRows,
  { sample }: Looked,
  earlier: PreviewReport | undefined,
): Promise<SubjectPreview> => {
  const { kind, name, change } = subject;
  const counted = (count: number): Counted =>
    sample === undefined ? { count, margin: 0 } : estimated(count, sample.size, sample.population);
  const before = earlier?.subjects.find((each) => each.kind === kind && each.name === name);
  const previews: ValuePreview[] = [];
  for (const { value, after, entering, leaving, who } of values) {
    const known = before?.values.find((each) => each.value === value);
    const [comes, goes] = [onlyOn('draft', subject, value), onlyOn('published', subject, value)];
    previews.push({
      value,
      after: counted(after),
      entering: counted(entering),
      leaving: counted(leaving),
      enteringCustomers: await someOf(session, comes, rows, entering, who.entering ?? known?.enteringCustomers),
      leavingCustomers: await someOf(session, goes, rows, leaving, who.leaving ?? known?.leavingCustomers),
    });
  }
  return {
    kind,
    name,
    change,
    values: previews,
    conditions: conditions.map(({ asked, holds }) => ({
      value: asked.value,
      case: asked.case,
      path: asked.path,
      holds: counted(holds),
    })),
  };
};

/** A few customers for whom a condition holds: those that are known already, where there are any. */
const someOf = async (
  session: Session,
  condition: Sql | undefined,
  rows: AnswerRows,
  count: number,
  known: readonly string[] = [],
): Promise<readonly string[]> =>
  count === 0 || known.length > 0 ? known.slice(0, NAMED) : someWho(session, condition, rows);
