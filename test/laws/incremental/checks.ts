import { nextDue, type Store } from '@tagwright/engine';
import { evaluate, type Answer } from '../../oracle/index.js';
import { Lives, type Story, type Subject } from '../../oracle/story/index.js';
import { differences } from '../agreement.js';
import type { Database } from '../databases.js';
import { storedAnswer } from '../evaluators/sql.js';
import { ChangeLog } from './change-log.js';
import { bookOf, isBookChange, type Left, type Told } from './replay.js';
import { derivedTables, rebuiltTables, tableDifferences } from './tables.js';
import { timelineFaults } from './timelines.js';

/** What the oracle says at the steps of a story, worked out once for all databases. */
export class Expected {
  readonly #answers = new Map<number, Answer>();

  at({ index, step, ledger }: Left, story: Story): Answer {
    const known = this.#answers.get(index) ?? evaluate(bookOf(story, step), ledger.facts(), step.at);
    this.#answers.set(index, known);
    return known;
  }
}

/** A step that was looked at. */
interface Seen extends Left {
  readonly wanted: Answer;
  /** When the clock alone may change something next, as the engine has it. */
  readonly due: number | undefined;
  /** When the step's book came into force. */
  readonly activation: number;
}

/** Holds what every step leaves against the oracle, and keeps the first faults that it finds. */
export class Watch {
  readonly faults: string[] = [];
  #before: Seen | undefined;

  constructor(
    readonly database: Database,
    readonly told: Told,
    readonly expected: Expected,
  ) {}

  async look(store: Store, left: Left): Promise<void> {
    if (this.faults.length > 0) return;
    const { story } = this.told;
    const { step, plan } = left;
    const before = this.#before;
    const activation = before === undefined || isBookChange(before.step, step) ? step.at : before.activation;
    const seen = { ...left, wanted: this.expected.at(left, story), due: await nextDue(store, plan), activation };
    this.#before = seen;
    const log = await ChangeLog.of(store);
    this.#note(seen, differences(seen.wanted, await storedAnswer(store, plan), 'the engine'));
    this.#note(seen, log.faults());
    this.#note(seen, lastWordFaults(seen.wanted, step.at, log));
    this.#note(seen, dueFaults(story, before, seen));
    if (left.index === story.happenings.length - 1) await this.#lookBack(store, seen, log);
  }

  /** At the end: everything as if worked out anew, and true lives in the log. */
  async #lookBack(store: Store, seen: Seen, log: ChangeLog): Promise<void> {
    const { step, plan, ledger, activation } = seen;
    const book = bookOf(this.told.story, step);
    const facts = ledger.facts();
    const kept = await derivedTables(store);
    const rebuilt = await this.database.empty((other) => rebuiltTables(other, plan, book, facts, step.at));
    this.#note(seen, tableDifferences(plan, kept, rebuilt));
    // Of who is gone the log says only that, and when it was noticed.
    const customers = facts.customers.map(({ id }) => id);
    this.#note(seen, timelineFaults(new Lives(book, facts, step.at), log, customers, activation));
  }

  #note({ step, report }: Seen, found: readonly string[]): void {
    const at = `${this.database.name}, ${report.mode} step at ${step.at} (${new Date(step.at).toISOString()})`;
    this.faults.push(...found.map((fault) => `${at}: ${fault}`));
  }
}

/** What the log says last of an answer is the answer. */
export function lastWordFaults(answer: Answer, at: number, log: ChangeLog): readonly string[] {
  const subjects: readonly Subject[] = [
    ...Object.keys(answer.tags).map((name) => ({ kind: 'tag' as const, name })),
    ...Object.keys(answer.segments).map((name) => ({ kind: 'segment' as const, name })),
  ];
  return subjects.flatMap((subject) =>
    peopleIn(answer, log).flatMap((customer) => {
      const told = JSON.stringify(log.valuesAt(at, customer, subject).toSorted());
      const held = JSON.stringify(valuesIn(answer, subject, customer).toSorted());
      return told === held ? [] : [`the log ends with ${told} for ${subject.name} of ${customer}, who has ${held}`];
    }),
  );
}

function peopleIn({ tags, segments }: Answer, log: ChangeLog): readonly string[] {
  const members = [...Object.values(tags).flatMap((values) => Object.values(values)), ...Object.values(segments)];
  return [...new Set([...members.flat(), ...log.customers()])];
}

function valuesIn({ tags, segments }: Answer, { kind, name }: Subject, customer: string): readonly string[] {
  if (kind === 'segment') return segments[name]?.includes(customer) ? ['in'] : [];
  return Object.entries(tags[name] ?? {}).flatMap(([value, members]) => (members.includes(customer) ? [value] : []));
}

/** Where time alone has passed, nothing changes before it is due. */
function dueFaults(story: Story, before: Seen | undefined, { index, step, due, wanted }: Seen): readonly string[] {
  const over = due !== undefined && due <= step.at ? [`the next change is due at ${due}, which is over`] : [];
  if (before === undefined || isBookChange(before.step, step)) return over;
  const between = story.happenings.slice(before.index + 1, index);
  if (between.some(({ kind }) => kind === 'arrival')) return over;
  const turned = differences(
    { ...before.wanted, metrics: {}, thresholds: {} },
    { ...wanted, metrics: {}, thresholds: {} },
  );
  const isLate = turned.length > 0 && (before.due === undefined || before.due > step.at);
  return isLate
    ? [...over, `after ${before.step.at} the next change was due at ${before.due}, but by now ${turned[0]}`]
    : over;
}
