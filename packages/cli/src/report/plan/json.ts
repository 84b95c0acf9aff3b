import { reasonsOfDraft } from '@tagwright/engine';
import { failing, type BookPlan } from '../../planning/plan-book.js';
import { isoInstant } from '../instant.js';

/** A plan for programs: one document. */
export const jsonPlan = ({ base, draft, edited, changes, tests, counted }: BookPlan): string => {
  const { effects, unknown, cost } = counted ?? {};
  const failed = failing(tests);
  const document = {
    formatVersion: 1,
    base: { book: base.label, version: base.version?.version ?? null, hash: base.plan?.hash ?? null },
    draft: { hash: draft.plan.hash },
    changes,
    files: edited,
    tests: { count: tests.length, failed },
    publishable: failed.length === 0,
    ...(effects === undefined
      ? {}
      : {
          asOf: isoInstant(effects.asOf),
          population: effects.population,
          subjects: effects.subjects,
          reasons: reasonsOfDraft(effects.explained, draft),
        }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(cost === undefined ? {} : { cost }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
