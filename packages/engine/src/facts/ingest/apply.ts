import { type Catalog, unreachable } from '@tagwright/dsl';
import { lastStep } from '../../history/due-fields.js';
import type { Session } from '../../store/store.js';
import { erase } from './erase.js';
import type { Fact, FactFinding, FactOutcome, IngestSettings } from './fact.js';
import { merge, unmerge } from './merge.js';
import type { FactReader, ReadFact } from './read-fact.js';
import { Refused } from './refused.js';
import { isPlain, type PlainFact, Stretch } from './stretch.js';

/** A fact and when it became known (ms UTC). */
export interface Told {
  readonly fact: Fact;
  /** Its place among those told with it, from 0. */
  readonly index: number;
  readonly now: number;
}

interface Readable extends Told {
  readonly read: ReadFact;
  readonly place: number;
}

/**
 * Takes in facts in their order, within the transaction of the session, and says what became of each. Facts about
 * customers go together; where who is one with whom changes, those before are written first.
 */
export const applyFacts = async (
  session: Session,
  catalog: Catalog,
  reader: FactReader,
  settings: IngestSettings,
  facts: readonly Told[],
): Promise<readonly FactOutcome[]> => {
  const outcomes: FactOutcome[] = [];
  const readable = facts.flatMap((told, place): readonly Readable[] => {
    const read = attempt(told, catalog, () => reader.read(told.fact, told.now));
    if (!('finding' in read)) return [{ ...told, read: read.result, place }];
    outcomes[place] = { outcome: 'refused', finding: read.finding };
    return [];
  });
  const known = Math.max((await lastStep(session)) ?? -Infinity, ...new Set(facts.map(({ now }) => now)));
  for (const part of stretches(readable)) {
    const plain = part.filter((each): each is Readable & { read: PlainFact } => isPlain(each.read));
    if (plain.length === 0) {
      for (const each of part) outcomes[each.place] = await applyAlone(session, catalog, each, known);
      continue;
    }
    const stretch = new Stretch(session, catalog, settings, known);
    await stretch.load(plain.map(({ read }) => read));
    for (const each of plain) {
      const told = attempt(each, catalog, () => stretch.tell(each.read));
      outcomes[each.place] =
        'finding' in told ? { outcome: 'refused', finding: told.finding } : { outcome: told.result };
    }
    await stretch.save();
  }
  return outcomes;
};

/** Plain facts in a row are one; every other fact is one by itself. */
const stretches = (facts: readonly Readable[]): readonly (readonly Readable[])[] => {
  const parts: Readable[][] = [];
  for (const [index, fact] of facts.entries()) {
    const before = facts[index - 1];
    const part = parts.at(-1);
    if (part !== undefined && before !== undefined && isPlain(before.read) && isPlain(fact.read)) part.push(fact);
    else parts.push([fact]);
  }
  return parts;
};

const applyAlone = async (
  session: Session,
  catalog: Catalog,
  told: Readable,
  tableAt: number,
): Promise<FactOutcome> => {
  const { read } = told;
  try {
    switch (read.kind) {
      case 'merge':
        return { outcome: await merge(session, catalog, read, tableAt) };
      case 'unmerge':
        return { outcome: await unmerge(session, catalog, read, tableAt) };
      case 'erase':
        return { outcome: await erase(session, catalog, read) };
      case 'event':
      case 'delete-event':
      case 'customer':
      case 'hand-set':
      case 'hand-remove':
        throw new Error(`${read.kind} goes with others`);
      default:
        return unreachable(read);
    }
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return { outcome: 'refused', finding: findingOf(thrown, told, catalog) };
  }
};

type Attempt<Result> = { readonly result: Result } | { readonly finding: FactFinding };

const attempt = <Result>(told: Told, catalog: Catalog, work: () => Result): Attempt<Result> => {
  try {
    return { result: work() };
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return { finding: findingOf(thrown, told, catalog) };
  }
};

const findingOf = (
  { code, params, part }: Refused,
  { fact, index }: Told,
  { customer, events }: Catalog,
): FactFinding => {
  const named = (fact as { readonly event?: unknown } | null)?.event;
  const event = events.find(({ table, names }) => table === named || names.includes(String(named)));
  return { code, level: 'error', file: event?.table ?? customer.table, line: index + 1, column: part, params };
};
