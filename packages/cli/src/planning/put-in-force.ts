import { bookChanges, type BookChange, type Plan } from '@tagwright/dsl';
import { type BookFile, EngineError, filesHash, type Publication, publishBook, type Store } from '@tagwright/engine';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import { type NamedBook, publishedBook } from '../reference/reference.js';
import type { Author } from './author.js';
import type { KeptPlan } from './kept-plan.js';

/** A book that is to be in force. */
export interface Wanted extends Author {
  readonly plan: Plan;
  readonly files: readonly BookFile[];
  /** The version that it was made on; the one in force if left out. */
  readonly base?: { readonly version: number; readonly planned?: KeptPlan['base'] & { readonly file: string } };
  readonly rollsBack?: number;
}

export type PutInForce =
  | { readonly kind: 'unchanged'; readonly version: number }
  | (Publication & { readonly kind: 'published'; readonly changes: readonly BookChange[] });

/** Puts a sound book in force at `now` (ms UTC). Throws `Refusal` where another one is in force than it was made on. */
export async function putInForce(context: Context, store: Store, wanted: Wanted, now: number): Promise<PutInForce> {
  const { base, ...book } = wanted;
  const current = await publishedBook(context, store);
  const version = current.version?.version ?? 0;
  if (base !== undefined && base.version !== version) throw stale(context, base.version, current);
  const planned = base?.planned;
  if (planned !== undefined && planned.hash !== (current.version?.hash ?? null))
    throw new Refusal(context.words.publish.otherDatabase(planned.file), context.words.publish.notAPlanAdvice);
  if (current.version?.hasFiles === true && filesHash(current.files) === filesHash(wanted.files))
    return { kind: 'unchanged', version };
  try {
    const published = await publishBook(store, { ...book, baseVersion: version }, now);
    return { kind: 'published', changes: bookChanges(current.plan, wanted.plan), ...published };
  } catch (thrown) {
    if (!(thrown instanceof EngineError && thrown.code === 'book-version-changed')) throw thrown;
    // Somebody else came first.
    throw stale(context, version, await publishedBook(context, store));
  }
}

const stale = ({ words }: Context, base: number, { version }: NamedBook): Refusal => {
  const told = { base, current: version?.version ?? 0, by: version?.by, note: version?.note };
  return new Refusal(words.publish.stale(told), words.publish.staleAdvice);
};
