import { join } from 'node:path';
import type { Bench } from '../benchmark.js';
import { measured } from '../process/measured.js';
import { AS_OF, type ShopSize } from '../shop/folder.js';

/** A shop whose answers are up to date at `asOf` (ms UTC), the facts after it still to be told. */
export interface PreparedShop {
  readonly database: string;
  /** NDJSON: the events after `asOf`, in their order. */
  readonly toCome: string;
  readonly asOf: number;
}

export interface PrepareTask {
  readonly database: string;
  readonly folder: string;
  readonly toCome: string;
  /** Up to which instant the shop is told of; or how many of its events are left to be told. */
  readonly until: { readonly instant: number } | { readonly left: number };
}

export interface PrepareOutcome {
  readonly asOf: number;
  readonly left: number;
  /** Of the first evaluation, with the log's first entries. */
  readonly seconds: number;
}

const DAY = 86_400_000;

/** Up to a day before the end of its data. */
export const A_DAY_BEFORE = { instant: AS_OF - DAY } as const;

/** Imports the shop, leaves some of its events for later, and answers the fifty rules. */
export const prepareShop = async (
  { size, scratch, databases, progress }: Bench,
  name: string,
  until: PrepareTask['until'],
): Promise<PreparedShop> => {
  progress(`${name}: preparing the shop`);
  const { result: folder } = await measured<ShopSize, string>(new URL('../shop/make.ts', import.meta.url), size);
  const database = await databases.make(`${name}-prepared`);
  const toCome = join(scratch, `${name}.ndjson`);
  const task: PrepareTask = { database, folder, toCome, until };
  const { result } = await measured<PrepareTask, PrepareOutcome>(new URL('prepare.ts', import.meta.url), task);
  progress(`${name}: first answers after ${result.seconds.toFixed(1)} s, ${String(result.left)} facts to come`);
  return { database, toCome, asOf: result.asOf };
};
