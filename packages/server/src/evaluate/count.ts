import { type FieldColumns, withoutFields } from '@tagwright/dsl';
import { type BookFile, look } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import type { Locale } from '../errors/index.js';
import { instantText } from '../http/lists.js';
import { defineJob } from '../jobs/index.js';
import { refuseCostly } from './cost.js';
import { type GivenBook, readBook, readDraft } from './draft.js';
import { type AskedNames, askedByName, changedNames } from './names.js';

export interface CountArgs {
  readonly book: GivenBook;
  readonly draft: readonly BookFile[] | undefined;
  readonly role: KeyRole;
  readonly hidden: FieldColumns;
  readonly asked: AskedNames;
  readonly now: number;
  readonly locale: Locale;
  readonly rows: number;
}

/** How many customers have what: counts as they are, before small ones are held back. */
export interface Counts {
  readonly asOf: string;
  readonly book: string;
  readonly draft: boolean;
  readonly customers: number;
  readonly tags: readonly {
    readonly name: string;
    readonly values: readonly { readonly value: string; readonly count: number }[];
  }[];
  readonly segments: readonly { readonly name: string; readonly count: number }[];
}

/** Counts everybody under the book in force, by the answers that are kept, or under a draft, as a preview does. */
export const countJob = defineJob('evaluate.count', async (context, args: CountArgs): Promise<Counts> => {
  const { plan: published } = await readBook(args.book);
  const isDraft = args.draft !== undefined;
  const plan = args.draft === undefined ? published : (await readDraft(args.book, args.draft, args)).plan;
  const seen = withoutFields(plan, args.hidden);
  const isOpen = args.asked.tags === undefined && args.asked.segments === undefined;
  const names = isDraft && isOpen ? { ...args.asked, ...changedNames(published, seen) } : args.asked;
  const asked = askedByName(seen, names);
  await refuseCostly(context, plan, published, args);
  const { store } = context;
  const report = await context.scratch((session, transaction) =>
    transaction(() => look(session, store.name, { draft: plan, published, sample: undefined })),
  );
  const found = (kind: 'tag' | 'segment', name: string) =>
    report.subjects.find((subject) => subject.kind === kind && subject.name === name && subject.change !== 'gone');
  return {
    asOf: instantText(report.asOf),
    book: plan.hash,
    draft: isDraft,
    customers: report.population,
    tags: asked.tags.map(({ names: [name = ''], values }) => ({
      name,
      values: (found('tag', name)?.values ?? []).flatMap(({ value, after: { count } }) =>
        value === undefined || !values.includes(value) ? [] : [{ value, count }],
      ),
    })),
    segments: asked.segments.map(({ names: [name = ''] }) => ({
      name,
      count: found('segment', name)?.values[0]?.after.count ?? 0,
    })),
  };
});
