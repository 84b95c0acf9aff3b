import type { Plan } from '@tagwright/dsl';
import { evaluate, isServer, openStore, type Planned, plannedEffects, type Store } from '@tagwright/engine';
import type { Context } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { asOf } from '../facts/instant.js';
import { databaseNamed, withFacts } from '../facts/open.js';
import type { FactOptions } from '../facts/options.js';
import { bothCatalogs } from './both-catalogs.js';
import { withoutRules } from './plan-book.js';

/** Opens a database to look at it, and at nothing else: a file read only, and nothing of what a server gets is kept. */
export const openToRead = ({ io }: Pick<Context, 'io'>, db: string): Promise<Store> =>
  // A file that is read only still has temporary tables; a server refuses them to who only reads.
  openStore(databaseNamed(db, io.cwd), { mode: isServer(db) ? 'existing' : 'read-only' });

export interface Plans {
  readonly base: Plan | undefined;
  readonly draft: Plan;
}

/** Counts by the answers that a database keeps. */
export const countOnKept = (store: Store, { base, draft }: Plans): Promise<Planned> =>
  base === undefined
    ? Promise.resolve({ effects: undefined, unknown: 'no-answers', cost: undefined })
    : store.session((session) => plannedEffects(session, store.name, { draft, published: base }));

/** Works the earlier book out on a folder of data, and counts by that. Ends with findings where the data do not load. */
export const countOnData = async (
  context: Context,
  { base, draft }: Plans,
  options: FactOptions & { readonly asOf?: string },
  then: (planned: Planned) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const { words } = context;
  const published = base ?? withoutRules(draft);
  const { catalog, differing } = bothCatalogs(published.catalog, draft.catalog);
  if (differing.length > 0) throw new Refusal(words.plan.dataDiffer(differing), words.plan.dataDifferAdvice);
  const now = asOf(context, options.asOf, draft.catalog.zone);
  let planned: Planned | undefined;
  const code = await withFacts(context, catalog, options, async (store) => {
    await evaluate(store, published, now);
    planned = await store.session((session) => plannedEffects(session, store.name, { draft, published }));
    return EXIT.fine;
  });
  return planned === undefined ? code : then(planned);
};
