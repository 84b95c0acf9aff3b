import type { Store } from '@tagwright/engine';
import { ownAnswers, type Step } from '../../oracle/story/index.js';
import type { Answer } from '../../oracle/index.js';
import { differences } from '../agreement.js';
import type { Database } from '../databases.js';
import { storedAnswer } from '../evaluators/sql.js';
import { ChangeLog } from './change-log.js';
import { storyLaw } from './story-law.js';
import { bookOf, isBookChange, replay, type Told } from './replay.js';

export const cadenceLaw = storyLaw(
  'cadence',
  'any two cadences of steps over the same facts end in the same answers, and tell the same lives of each customer',
  async (told, databases) => {
    const faults: string[] = [];
    for (const database of databases) {
      const all = await outcome(database, told, () => true);
      // Both begin and end at the same instants.
      const steps = told.story.happenings.filter(({ kind }) => kind === 'step');
      const ends: readonly unknown[] = [steps[0], steps.at(-1)];
      const some = await outcome(database, told, (step) => step.fixed || ends.includes(step));
      const found = [...differences(all.answer, some.answer, 'the other cadence'), ...livesApart(told, all, some)];
      faults.push(...found.map((fault) => `${database.name}: ${fault}`));
    }
    return faults;
  },
);

/** What is there in the end. */
interface Outcome {
  readonly answer: Answer;
  readonly log: ChangeLog;
  /** When the last book came into force, and when all ended (ms UTC). */
  readonly from: number;
  readonly until: number;
  readonly last: Step;
  /** Who is a customer by then. */
  readonly customers: readonly string[];
}

function outcome(database: Database, told: Told, has: (step: Step) => boolean): Promise<Outcome> {
  return database.empty(async (store: Store) => {
    let last: Step | undefined;
    let from = 0;
    let plan = told.plans[0];
    let customers: readonly string[] = [];
    await replay(store, told, has, async (left) => {
      if (last === undefined || isBookChange(last, left.step)) from = left.step.at;
      ({ step: last, plan } = left);
      customers = left.ledger.facts().customers.map(({ id }) => id);
    });
    if (last === undefined || plan === undefined) throw new Error('a story without a step');
    const log = await ChangeLog.of(store);
    return { answer: await storedAnswer(store, plan), log, from, until: last.at, last, customers };
  });
}

/** Where two logs differ, at any instant that either of them names. */
function livesApart({ story }: Told, one: Outcome, other: Outcome): readonly string[] {
  // Of who is gone a log says only that, and when it was noticed.
  return one.customers.flatMap((customer) =>
    ownAnswers(bookOf(story, one.last)).flatMap((subject) => {
      const named = [one, other].flatMap(({ log }) => log.instantsOf(customer, subject));
      const probes = [one.from, ...named].filter((at) => at >= one.from && at <= one.until).sort((a, b) => a - b);
      const apart = probes.find((at) => said(one, at) !== said(other, at));
      function said({ log }: Outcome, at: number): string {
        return JSON.stringify(log.valuesAt(at, customer, subject).toSorted());
      }
      return apart === undefined
        ? []
        : [
            `${subject.name} of ${customer} at ${apart} (${new Date(apart).toISOString()}): with all steps ${said(one, apart)}, with some ${said(other, apart)}`,
          ];
    }),
  );
}
