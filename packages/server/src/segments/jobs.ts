import { localDay, midnight, type Plan } from '@tagwright/dsl';
import {
  assignments,
  groupSizes,
  type GroupSize,
  jaccard,
  logBegan,
  membersOf,
  type MemberQuery,
  movedAfter,
  type Overlap,
  overlapOf,
  portraitOf,
  type Session,
  sinceOf,
  standing,
  type StoredValue,
  type TrendDay,
  trendOf,
} from '@tagwright/engine';
import { defineJob } from '../jobs/job.js';
import type { PortraitShape } from './portrait-shape.js';
import { portraitTold } from './portrait-told.js';
import { firstNamed, groupIn, type GroupReference } from './reference.js';
import { atOneInstant } from './snapshot.js';

/** What every job about groups is given: the book as whoever asks may see it. */
interface Seen {
  readonly plan: Plan;
}

interface OfGroup extends Seen {
  readonly group: GroupReference;
}

/** The instant of the last step, ms UTC; there were answers already, or nobody would have got here. */
const asOfIn = async (session: Session): Promise<number> => (await standing(session))?.asOf ?? 0;

export interface SizedGroup extends GroupSize {
  /** By how much it grew since the local day began; undefined where the log does not go back so far. */
  readonly delta: number | undefined;
}

export interface Sizes {
  /** ms UTC. */
  readonly asOf: number;
  readonly population: number;
  readonly groups: readonly SizedGroup[];
}

/** How many customers every tag's value and every segment has. */
export const sizesJob = defineJob('groups.sizes', (context, { plan }: Seen): Promise<Sizes> =>
  atOneInstant(context, async (session) => {
    const now = await standing(session);
    const asOf = now?.asOf ?? 0;
    const { zone } = plan.catalog;
    const today = midnight(localDay(asOf, zone), zone);
    const grown = await movedSince(session, today);
    const groups = (await groupSizes(session, plan)).map((size): SizedGroup => {
      const moved = grown?.get(keyOf(size));
      return { ...size, delta: grown === undefined ? undefined : (moved?.entered ?? 0) - (moved?.left ?? 0) };
    });
    return { asOf, population: now?.population ?? 0, groups };
  }),
);

const movedSince = async (session: Session, instant: number) => {
  const began = await logBegan(session);
  if (began === undefined || began >= instant) return undefined;
  try {
    return new Map((await movedAfter(session, instant - 1)).map((each) => [keyOf(each), each]));
  } catch (thrown) {
    if ((thrown as { readonly code?: unknown }).code === 'log-pruned-instant') return undefined;
    throw thrown;
  }
};

const keyOf = ({ kind, name, value }: { kind: string; name: string; value?: string | undefined }): string =>
  JSON.stringify([kind, name, value ?? null]);

export interface ListedMember {
  readonly customer: string;
  /** ms UTC, where the log says so. */
  readonly since: number | undefined;
  /** The last instant (ms UTC) that keeps the value; undefined where nothing ends it yet. */
  readonly until: number | undefined;
  readonly values: readonly (StoredValue | undefined)[];
  readonly place: { readonly customer: string; readonly value: StoredValue | undefined };
}

/** A page of a group's members. */
export const membersJob = defineJob(
  'groups.members',
  (
    context,
    { plan, group: reference, query }: OfGroup & { readonly query: MemberQuery },
  ): Promise<readonly ListedMember[]> =>
    atOneInstant(context, async (session) => {
      const group = groupIn(plan, reference);
      const named = firstNamed(plan, reference);
      const found = [];
      for await (const member of membersOf(session, plan, group, query)) found.push(member);
      const customers = found.map(({ customer }) => customer);
      const since = await sinceOf(session, named, customers, await asOfIn(session));
      const until = await untilOf(session, plan, named, customers);
      return found.map((member) => ({
        ...member,
        since: since.get(member.customer),
        until: until.get(member.customer),
      }));
    }),
);

const untilOf = async (
  session: Session,
  plan: Plan,
  group: GroupReference,
  customers: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  if (group.kind === 'segment' || customers.length === 0) return found;
  for await (const { customer, kind, name, value, until } of assignments(session, plan, customers))
    if (kind === 'tag' && name === group.name && value === group.value && until !== undefined)
      found.set(customer, until);
  return found;
};

/** Who the members of a group are, beside everybody. */
export const portraitJob = defineJob(
  'groups.portrait',
  (
    context,
    { plan, group, smallestCount }: OfGroup & { readonly smallestCount: number | undefined },
  ): Promise<PortraitShape> =>
    atOneInstant(context, async (session) =>
      portraitTold(await portraitOf(session, plan, groupIn(plan, group)), { smallestCount }),
    ),
);

export interface OverlapFound extends Overlap {
  /** Of each pair of groups, by their places. */
  readonly pairs: readonly { readonly groups: readonly [number, number]; readonly jaccard: number | undefined }[];
}

/** How groups overlap. */
export const overlapJob = defineJob(
  'groups.overlap',
  (context, { plan, groups }: Seen & { readonly groups: readonly GroupReference[] }): Promise<OverlapFound> =>
    atOneInstant(context, async (session) => {
      const overlap = await overlapOf(
        session,
        plan,
        groups.map((group) => groupIn(plan, group)),
      );
      const pairs = groups.flatMap((_, one) =>
        groups.slice(one + 1).map((__, index) => {
          const other = one + 1 + index;
          return { groups: [one, other] as const, jaccard: jaccard(overlap, one, other) };
        }),
      );
      return { ...overlap, pairs };
    }),
);

/** A group's size day by day. */
export const trendJob = defineJob(
  'groups.trend',
  (
    context,
    { plan, group, from, to }: OfGroup & { readonly from: number; readonly to: number },
  ): Promise<readonly TrendDay[]> =>
    atOneInstant(context, (session) =>
      trendOf(session, firstNamed(plan, group), { from, to, zone: plan.catalog.zone }),
    ),
);
