import { coverageOfTags, type Verdict } from '@tagwright/dsl';
import { type BookFile, compileFiles } from '@tagwright/engine';
import type { InForce } from '../book/book.js';
import type { Deps } from '../deps.js';
import { defineJob } from '../jobs/job.js';
import type { CoverageShape, VerdictShape } from './shape.js';

type Coverages = ReadonlyMap<string, CoverageShape>;

/** Reasoning over all conditions of a book takes its time. */
const coverageJob = defineJob(
  'tags.coverage',
  async (_, { files }: { readonly files: readonly BookFile[] }): Promise<Coverages> => {
    const { plan, origins } = await compileFiles(files);
    if (plan === undefined) return new Map();
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    return new Map(
      coverageOfTags({ plan, origins, texts }).map(({ tag, cases, uncovered }): [string, CoverageShape] => [
        tag,
        {
          cases: cases.map(({ value, reached }) => ({ value, reached: verdictShown(reached) })),
          uncovered: verdictShown(uncovered),
        },
      ]),
    );
  },
);

const verdictShown = (verdict: Verdict): VerdictShape =>
  verdict.is === 'somebody' ? { is: verdict.is, witness: [...verdict.witness] } : { is: verdict.is };

const known = new WeakMap<InForce, Coverages>();

/** Who gets which value of a tag, by reasoning; undefined for manual tags and those of many values, and without texts. */
export const coverageFor = async (
  { jobs, config }: Pick<Deps, 'jobs' | 'config'>,
  inForce: InForce,
  tag: string,
  signal: AbortSignal,
): Promise<CoverageShape | undefined> => {
  if (inForce.compilation === undefined) return undefined;
  const found =
    known.get(inForce) ??
    (await jobs.run(coverageJob, { files: inForce.sources }, { deadlineMs: config.limits.jobMs, signal }));
  known.set(inForce, found);
  return found.get(tag);
};
