import { compile } from '@tagwright/dsl';
import { bookVersions, type Store } from '@tagwright/engine';
import type { Keeper } from '../keeper/keeper.js';
import type { Book, InForce } from './book.js';

/** The book in force, as the database has it; looked at again after every step. */
export const openBook = async (store: Store, keeper: Keeper, sources: InForce['sources'] = []): Promise<Book> => {
  const listeners = new Set<(inForce: InForce) => void>();
  const read = async (): Promise<InForce | undefined> => {
    const version = (await bookVersions(store)).at(-1);
    if (version === undefined) return undefined;
    const compilation = compile({ files: sources });
    const isIts = compilation.plan?.hash === version.hash;
    return {
      version: version.version,
      hash: version.hash,
      plan: version.plan,
      sources: isIts ? sources : [],
      ...(isIts ? { compilation, origins: compilation.origins } : {}),
    };
  };
  let current = await read();
  const stop = keeper.onStep(({ book }) => {
    if (book === current?.hash) return;
    void read().then((next) => {
      current = next;
      if (next !== undefined) listeners.forEach((listener) => listener(next));
    });
  });
  return {
    current: () => current,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => stop(),
  };
};
