import { z } from '@hono/zod-openapi';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { instantText } from '../http/lists.js';
import { countSchema, isSmall, shownCount, type Smallest } from '../suppression/count.js';
import { firstNamed, type GroupReference } from './reference.js';
import { type SizedGroup, type Sizes, sizesJob } from './jobs.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from './worked-out.js';

export const sizedSchema = z.object({
  count: countSchema,
  share: z.number().optional().openapi({ description: 'Among everybody.' }),
  delta: z.number().int().optional().openapi({
    description: 'By how much it grew since the local day began; left out where that would tell of too few.',
  }),
});

export const segmentSchema = sizedSchema
  .extend({ name: z.string(), names: z.array(z.string()), asOf: z.string() })
  .openapi('Segment');

export type SegmentShape = z.output<typeof segmentSchema>;

/** Who asks, and until when he waits. */
export interface Asking {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

export const sizesFor = async (deps: Deps, { caller, signal }: Asking): Promise<Sizes> =>
  workedOut(deps, sizesJob, { plan: (await bookSeenBy(deps, caller)).plan, args: {}, signal });

/** All segments of the book in force. */
export const segmentsFor = async (deps: Deps, asking: Asking): Promise<readonly SegmentShape[]> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const sizes = await sizesFor(deps, asking);
  return plan.segments.map(({ names }) => {
    const name = names[0] ?? '';
    const told = sizeTold(sizedOf(sizes, { kind: 'segment', name }), sizes.population, deps.config);
    return { name, names: [...names], asOf: instantText(sizes.asOf), ...told };
  });
};

/** Throws `no-such-segment`. */
export const segmentFor = async (deps: Deps, asking: Asking, given: string): Promise<SegmentShape> => {
  const { name } = firstNamed((await bookSeenBy(deps, asking.caller)).plan, { kind: 'segment', name: given });
  const found = (await segmentsFor(deps, asking)).find((segment) => segment.name === name);
  if (found === undefined) throw new ServerError(404, 'no-such-segment', { name: given });
  return found;
};

const sizedOf = ({ groups }: Sizes, reference: GroupReference): SizedGroup | undefined =>
  groups.find(
    ({ kind, name, value }) =>
      kind === reference.kind &&
      name === reference.name &&
      (kind === 'segment' || value === (reference as { value?: string }).value),
  );

/** How many members a group has, by the name that is shown first. */
export const countOf = (sizes: Sizes, reference: GroupReference): number => sizedOf(sizes, reference)?.count ?? 0;

/** A size as it may be told; what it was when the day began must not follow from it where that was too few. */
export const sizeTold = (
  sized: Pick<SizedGroup, 'count' | 'delta'> | undefined,
  population: number,
  config: Smallest,
): z.output<typeof sizedSchema> => {
  const { count, delta } = sized ?? { count: 0, delta: undefined };
  if (isSmall(count, config)) return { count: shownCount(count, config) };
  const isTold = delta !== undefined && !isSmall(count - delta, config) && !isSmall(Math.abs(delta), config);
  return {
    count,
    ...(population === 0 ? {} : { share: count / population }),
    ...(isTold ? { delta } : {}),
  };
};
