import { parseArgs } from 'node:util';
import type { StoreName } from './databases.js';

/** What a run is asked for. */
export interface Request {
  /** Benchmarks by name; empty for all. */
  readonly names: readonly string[];
  readonly customers: number;
  /** Events of all kinds together. */
  readonly facts: number;
  readonly seed: string;
  /** How often each contender runs; its best time counts. */
  readonly rounds: number;
  readonly store: StoreName;
  readonly json: boolean;
}

/** A request that cannot be carried out as it stands; ends in exit code 3. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `usage: npm run bench -- [NAME…] [--customers N] [--facts N] [--store sqlite|postgres] [--seed S] [--rounds N] [--json]`;

/** Above this many facts a run takes minutes, and one round is the default. */
const LARGE = 2_000_000;

export const requestFrom = (args: readonly string[]): Request => {
  const { values, positionals } = readArguments(args);
  const { store } = values;
  if (store !== 'sqlite' && store !== 'postgres')
    throw new UsageError(`--store takes sqlite or postgres, not ${store}`);
  const facts = countFrom('--facts', values.facts);
  return {
    names: positionals,
    customers: countFrom('--customers', values.customers),
    facts,
    seed: values.seed,
    rounds: countFrom('--rounds', values.rounds ?? (facts > LARGE ? '1' : '3')),
    store,
    json: values.json,
  };
};

const readArguments = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        customers: { type: 'string', default: '100000' },
        facts: { type: 'string', default: '1000000' },
        store: { type: 'string', default: 'sqlite' },
        seed: { type: 'string', default: 'tea' },
        rounds: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
  }
};

/** `1_000_000` is accepted for a million. */
const countFrom = (option: string, text: string): number => {
  const count = Number(text.replaceAll('_', ''));
  if (!/^[\d_]+$/.test(text) || !Number.isSafeInteger(count) || count < 1) {
    throw new UsageError(`${option} takes a whole number from 1 on, not ${text}`);
  }
  return count;
};
