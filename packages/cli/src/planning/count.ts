import type { Catalog, Plan } from '@tagwright/dsl';
import {
  bothCatalogs,
  evaluate,
  isServer,
  openStore,
  type Planned,
  plannedEffects,
  type Store,
} from '@tagwright/engine';
import type { Context } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { asOf } from '../facts/instant.js';
import { databaseNamed, withFacts } from '../facts/open.js';
import type { FactOptions } from '../facts/options.js';
import { publishedBook } from '../reference/reference.js';
import { withoutRules } from './plan-book.js';

/** Opens a database to look at it, and at nothing else: a file read only, and nothing of what a server gets is kept. */
export const openToRead = ({ io }: Pick<Context, 'io'>, db: string): Promise<Store> =>
  // A file that is read only still has temporary tables; a server refuses them to who only reads.
  openStore(databaseNamed(db, io.cwd), { mode: isServer(db) ? 'existing' : 'read-only' });

export interface Plans {
  readonly base: Plan | undefined;
  readonly draft: Plan;
}

/** Counts by the answers that a database keeps for the book in force, which may be neither of the two. */
export const countOnKept = async (context: Context, store: Store, { base, draft }: Plans): Promise<Planned> => {
  const { plan: published } = await publishedBook(context, store);
  if (published === undefined) return { effects: undefined, unknown: 'no-answers', cost: undefined };
  const against = base ?? withoutRules(draft);
  if (against.hash !== published.hash) bothRead(context, against, draft);
  return store.session((session) => plannedEffects(session, store.name, { draft, published, against }));
};

/** A catalog of all that two books read. Refuses where they cannot be worked out side by side. */
const bothRead = ({ words }: Context, one: Plan, other: Plan): Catalog => {
  const { catalog, differing } = bothCatalogs(one.catalog, other.catalog);
  const zones = [one, other].map((plan) => plan.catalog.zone);
  const names = zones[0] === zones[1] ? differing : [...zones, ...differing];
  if (names.length > 0) throw new Refusal(words.plan.dataDiffer(names), words.plan.dataDifferAdvice);
  return catalog;
};

/** Works the earlier book out on a folder of data, and counts by that. Ends with findings where the data do not load. */
export const countOnData = async (
  context: Context,
  { base, draft }: Plans,
  options: FactOptions & { readonly asOf?: string },
  then: (planned: Planned) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const published = base ?? withoutRules(draft);
  const catalog = bothRead(context, published, draft);
  const now = asOf(context, options.asOf, draft.catalog.zone);
  let planned: Planned | undefined;
  const code = await withFacts(context, catalog, options, async (store) => {
    await evaluate(store, published, now);
    planned = await store.session((session) => plannedEffects(session, store.name, { draft, published }));
    return EXIT.fine;
  });
  return planned === undefined ? code : then(planned);
};
