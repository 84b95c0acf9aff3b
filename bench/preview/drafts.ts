import type { Plan } from '@tagwright/dsl';
import { openPreviews, type Previews } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer } from '../process/program.js';
import type { PreparedShop } from '../steps/prepared.js';
import type { PreviewOutcome, PreviewTimes } from './benchmark.js';

/** The fifty rules with one of their conditions changed, or one of their metrics. */
const draftOf = (written: string, changed: string): Plan => {
  const book = fiftyRules();
  const files = book.files.map((file) => ({ ...file, text: file.text.replace(written, changed) }));
  if (files.every(({ text }, index) => text === book.files[index]?.text)) throw new Error(`no rule says ${written}`);
  return planOf({ ...book, files });
};

/** Once to warm up; then the process has the database open and its sample drawn, as it does where somebody edits. */
const timesOf = async (previews: Previews, draft: Plan, published: Plan): Promise<PreviewTimes> => {
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  const preview = previews.start(draft, published, { deadlineMs: 600_000 });
  await preview.estimate;
  const estimate = since();
  await preview.exact;
  return { estimate, exact: since() };
};

answer(async ({ database }: PreparedShop): Promise<PreviewOutcome> => {
  const published = planOf(fiftyRules());
  const condition = draftOf('R <= 90d', 'R <= 60d');
  const metric = draftOf('sum(order.amount in last 90d)', 'sum(order.amount in last 60d)');
  const previews = openPreviews(database, { keepReady: true });
  await previews.start(published, published, { exact: false, deadlineMs: 600_000 }).estimate;
  const times = [await timesOf(previews, condition, published), await timesOf(previews, condition, published)];
  const measured = await timesOf(previews, metric, published);
  previews.close();
  const best = (of: keyof PreviewTimes): number => Math.min(...times.map((each) => each[of]));
  return { condition: { estimate: best('estimate'), exact: best('exact') }, metric: measured };
});
