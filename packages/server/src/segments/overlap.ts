import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { instantText } from '../http/lists.js';
import { countSchema, isSmall, shownCount } from '../suppression/count.js';
import { mayTellCombinations } from '../suppression/overlap.js';
import { overlapJob } from './jobs.js';
import type { Asking } from './list.js';
import { several } from './query.js';
import { firstNamed, type GroupReference, shownName } from './reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from './worked-out.js';

const [LEAST, MOST] = [2, 5];

export const overlapQuery = z.object({
  with: several('Other segments; 2 to 5 groups in all.', MOST),
  withTag: several('Values of tags, as `tag=value`.', MOST),
});

export const overlapSchema = z
  .object({
    asOf: z.string(),
    population: z.number().int(),
    groups: z.array(
      z.object({
        kind: z.enum(['segment', 'tag']),
        name: z.string(),
        value: z.string().optional(),
        count: countSchema,
      }),
    ),
    combinations: z
      .array(
        z.object({
          groups: z
            .array(z.number().int())
            .openapi({ description: 'In these of the groups alone, by their places from 0.' }),
          count: z.number().int(),
        }),
      )
      .optional()
      .openapi({
        description: 'They add up to everybody. Left out as a whole where one of them is too few customers.',
      }),
    pairs: z
      .array(
        z.object({
          groups: z.array(z.number().int()).openapi({ description: 'Two, by their places from 0.' }),
          jaccard: z.number().optional().openapi({ description: 'Those in both among those in either.' }),
        }),
      )
      .optional(),
    withheld: z.literal(true).optional(),
  })
  .openapi('Overlap');

/** Throws 422 for too few or too many groups. */
export const overlapFor = async (
  deps: Deps,
  asking: Asking,
  first: GroupReference,
  query: z.output<typeof overlapQuery>,
): Promise<z.output<typeof overlapSchema>> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const others = [
    ...query.with.map((name): GroupReference => ({ kind: 'segment', name })),
    ...query.withTag.map(tagValueFrom),
  ];
  const groups = [first, ...others].map((each) => firstNamed(plan, each));
  if (groups.length < LEAST || groups.length > MOST)
    throw new ServerError(422, 'overlap-needs-others', { least: LEAST, most: MOST, given: groups.length });
  const names = groups.map((each) => JSON.stringify(each));
  const repeated = groups.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (repeated !== undefined) throw new ServerError(422, 'overlap-repeats', { name: shownName(repeated) });
  const found = await workedOut(deps, overlapJob, { plan, args: { groups }, signal: asking.signal, length: 'long' });
  const { config } = deps;
  const { population, sizes } = found;
  const isTold =
    mayTellCombinations(found, config) &&
    sizes.every((size) => !isSmall(size, config) && !isSmall(population - size, config));
  return {
    asOf: instantText(found.asOf),
    population,
    groups: groups.map((group, index) => ({ ...group, count: shownCount(sizes[index] ?? 0, config) })),
    ...(isTold
      ? {
          combinations: found.combinations.map(({ groups: of, count }) => ({ groups: [...of], count })),
          pairs: found.pairs.map(({ groups: of, jaccard }) => ({
            groups: [...of],
            ...(jaccard === undefined ? {} : { jaccard }),
          })),
        }
      : { withheld: true }),
  };
};

/** `tag=value`; a name may have no `=` in it that is not the first. */
const tagValueFrom = (given: string): GroupReference => {
  const at = given.indexOf('=');
  if (at <= 0) throw new ServerError(404, 'no-such-tag', { name: given });
  return { kind: 'tag', name: given.slice(0, at).trim(), value: given.slice(at + 1).trim() };
};
