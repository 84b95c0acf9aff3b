import { type CustomerSeen, type Plan, prepare, type SegmentSeen, type TagSeen, why } from '@tagwright/dsl';
import { factsOfSome } from '../history/customer-facts.js';
import { rememberedPopulation } from '../history/past-population.js';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';
import type { SubjectEffects } from './effects.js';

/** What a draft's rule sees of a customer whose answer it changes. */
export interface Explained {
  readonly customer: string;
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** Nodes are those of the draft under other ids: the same trees, part by part. */
  readonly seen: TagSeen | SegmentSeen;
}

/** Why customers that are named have, or lack, what they do under a draft whose thresholds are laid out already. */
export const explainedUnder = async (
  session: Session,
  plan: Plan,
  now: number,
  subjects: readonly SubjectEffects[],
  most: number,
): Promise<readonly Explained[]> => {
  const wanted = namedIn(subjects).slice(0, most);
  if (wanted.length === 0) return [];
  const held = await heldPopulation(session, plan);
  const heldAt = await rememberedPopulation(session, plan, now, held);
  const prepared = prepare(plan);
  const seen = new Map<string, CustomerSeen>();
  const ids = [...new Set(wanted.map(({ customer }) => customer))];
  const roots = [...plan.tags, ...plan.segments].map(({ id }) => id);
  for await (const facts of factsOfSome(session, plan, ids, now, roots))
    seen.set(facts.id, why(prepared, facts, now, held, { heldAt }));
  return wanted.flatMap(({ customer, kind, name }): Explained[] => {
    const own = seen.get(customer);
    const part =
      kind === 'tag'
        ? own?.tags.find(({ tag }) => tag.names[0] === name)
        : own?.segments.find(({ segment }) => segment.names[0] === name);
    return part === undefined ? [] : [{ customer, kind, name, seen: part }];
  });
};

type Wanted = Omit<Explained, 'seen'>;

/** Every customer that is named, once for each subject; one of each value first, so that all of them have their turn. */
const namedIn = (subjects: readonly SubjectEffects[]): readonly Wanted[] => {
  const wanted = new Map<string, Wanted & { readonly turn: number }>();
  for (const { kind, name, change, values, moves } of subjects) {
    if (change === 'gone') continue;
    const lists = [
      ...moves.map(({ customers }) => customers),
      ...values.flatMap(({ enteringCustomers, leavingCustomers }) => [enteringCustomers, leavingCustomers]),
    ];
    for (const list of lists)
      list.forEach((customer, turn) => {
        const key = JSON.stringify([kind, name, customer]);
        if ((wanted.get(key)?.turn ?? Infinity) > turn) wanted.set(key, { customer, kind, name, turn });
      });
  }
  return [...wanted.values()].toSorted((a, b) => a.turn - b.turn);
};
