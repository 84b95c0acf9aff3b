import type { BookChange, Plan } from '@tagwright/dsl';
import {
  type BookFile,
  differingPaths,
  filesHash,
  filesOfVersion,
  inOrder,
  latestVersion,
  type StepReport,
  textHash,
} from '@tagwright/engine';
import { type Caller, mayUse } from '../auth/roles.js';
import type { Foundation } from '../foundation.js';
import { type Locale, ServerError } from '../errors/index.js';
import { checkBookJob, refuseFaulty } from './check.js';
import type { RulesFolder } from './folder/rules-folder.js';
import { recordWords } from './publication.js';

/** What somebody wants to have put in force. */
export interface Wanted {
  readonly files: readonly BookFile[];
  /** The version that it was made on; 0: none. */
  readonly base: number;
  readonly note?: string;
  /** The plan that he looked at. */
  readonly plan?: string;
  /** The version whose files these are. */
  readonly rollsBack?: number;
}

/** What became of a publication. */
export interface PublishedBook {
  readonly version: number;
  readonly hash: string;
  /** What means something else than before. */
  readonly changes: readonly BookChange[];
  /** How many entries the log of changes got; 0 where nothing means anything else. */
  readonly moved: number;
  /** The commit that holds it, where the rules lie in a git work tree. */
  readonly commit: string | undefined;
}

/** Who puts a book in force. */
export interface Publishing {
  readonly by?: string;
  readonly email?: string;
  readonly note?: string;
  readonly rollsBack?: number;
}

/** How long checking may take before a publication is given up, in ms. */
const CHECK_MS = 60_000;

/** What a plan goes by: the files, and the version that they were held against. */
export const planId = (base: number, files: readonly BookFile[]): string =>
  textHash(JSON.stringify([base, filesHash(files)])).slice(0, 32);

/** The only way to put a book in force: one publication at a time, whoever asks for it. */
export class Publisher {
  #last: Promise<unknown> = Promise.resolve();

  /** The folder that is the truth, where there is one. */
  folder: Pick<RulesFolder, 'write'> | undefined;

  constructor(readonly deps: Pick<Foundation, 'store' | 'keeper' | 'jobs' | 'book' | 'visibility'>) {}

  /**
   * Puts files in force for somebody. Throws `book-moved-on` (409) where another version is in force than the one that they
   * were made on, `book-with-errors` and `book-tests-fail` (422), `book-catalog-needs-engineer` (403), and what the folder
   * throws, which is written once nothing else speaks against it.
   */
  publish(caller: Caller, wanted: Wanted, locale: Locale): Promise<PublishedBook> {
    return this.alone(async () => {
      const { deps } = this;
      const files = inOrder(wanted.files);
      await this.#mustBeLatest(wanted.base);
      if (wanted.plan !== undefined && wanted.plan !== planId(wanted.base, files))
        throw new ServerError(409, 'book-plan-stale', { plan: wanted.plan });
      const current = deps.book.current();
      if (current !== undefined && filesHash(files) === filesHash(current.sources))
        return { version: current.version, hash: current.hash, changes: [], moved: 0, commit: undefined };
      const hidden = await deps.visibility.hiddenFrom(caller.role);
      const checked = await deps.jobs.run(checkBookJob, { files, hidden, locale }, { deadlineMs: CHECK_MS });
      refuseFaulty(checked);
      mustBeAllowed(caller, checked.changes);
      const { plan } = checked;
      if (plan === undefined) throw new Error('files without errors have a plan');
      const { name: by, email } = caller;
      const { note, rollsBack } = wanted;
      const written = await this.folder?.write({
        files,
        base: current?.sources ?? [],
        caller,
        note,
        version: wanted.base + 1,
        hash: plan.hash,
      });
      const how = {
        by,
        ...(email === undefined ? {} : { email }),
        ...(note === undefined ? {} : { note }),
        ...(rollsBack === undefined ? {} : { rollsBack }),
      };
      const step = await this.put(plan, files, how, wanted.base).catch(async (thrown: unknown) => {
        await written?.takeBack();
        throw thrown;
      });
      const next = deps.book.current();
      return {
        version: next?.version ?? 0,
        hash: plan.hash,
        changes: checked.changes,
        moved: step?.changes ?? 0,
        commit: written?.commit,
      };
    });
  }

  /**
   * Puts checked files in force; where they mean what is in force, only their words are written down, and nothing is worked
   * out. Whoever calls it does so {@link alone}.
   */
  async put(
    plan: Plan,
    files: readonly BookFile[],
    how: Publishing,
    baseVersion: number,
  ): Promise<StepReport | undefined> {
    const { keeper, book } = this.deps;
    const current = book.current();
    const told = { ...how, files, baseVersion };
    try {
      if (plan.hash === current?.hash) {
        await keeper.record(recordWords, { ...told, hash: plan.hash });
        return undefined;
      }
      return await keeper.publish(plan, { ...told, base: current?.hash ?? null });
    } catch (thrown) {
      if (!(thrown instanceof ServerError && thrown.code === 'book-changed')) throw thrown;
      await book.look();
      await this.#mustBeLatest(baseVersion);
      throw thrown;
    } finally {
      await book.look();
    }
  }

  /** Does something while nobody publishes. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #mustBeLatest(base: number): Promise<void> {
    const { store, book } = this.deps;
    await book.look();
    const last = await latestVersion(store);
    if ((last?.version ?? 0) === base || last === undefined) return;
    const [before, after] = [await filesOfVersion(store, base), await filesOfVersion(store, last.version)];
    const { version: current, by, note } = last;
    throw new ServerError(409, 'book-moved-on', { base, current, by, note, paths: differingPaths(before, after) });
  }
}

/** Tags, segments, metrics, lists and tests are an operator's; what facts there are, and where, an engineer's. */
const CATALOG: ReadonlySet<BookChange['kind']> = new Set(['timezone', 'customer', 'event']);

/** Whether putting something in force takes an engineer. */
export const needsEngineer = (changes: readonly BookChange[]): boolean => changes.some(({ kind }) => CATALOG.has(kind));

const mustBeAllowed = ({ role }: Caller, changes: readonly BookChange[]): void => {
  if (mayUse(role, 'engineer') || !needsEngineer(changes)) return;
  const names = changes.filter(({ kind }) => CATALOG.has(kind)).map(({ name }) => name);
  throw new ServerError(403, 'book-catalog-needs-engineer', { names });
};
