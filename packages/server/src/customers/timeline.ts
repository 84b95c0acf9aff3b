import { z } from '@hono/zod-openapi';
import { type Happening, type HappeningKind, timelinePage, type TimelinePlace } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { instantText, page } from '../http/lists.js';
import { type Natural, natural, naturalOrMissing, naturalSchema } from '../segments/natural.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { knownCustomer } from './known.js';

const at = z.string().openapi({ example: '2026-06-01T04:00:00.000Z' });
const cause = z
  .enum(['fact', 'clock', 'population', 'rule', 'manual'])
  .openapi({ description: 'What turned it: a fact, time, others, another book, somebody by hand.' });

export const happeningSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('event'),
      at,
      event: z.string(),
      id: z.string(),
      values: z.record(z.string(), naturalSchema).openapi({ description: 'Those that are known.' }),
    }),
    z.object({
      kind: z.literal('field'),
      at,
      field: z.string(),
      old: naturalOrMissing,
      new: naturalOrMissing,
    }),
    z.object({
      kind: z.literal('tag'),
      at,
      tag: z.string(),
      old: z.string().nullable(),
      new: z.string().nullable(),
      cause,
    }),
    z.object({ kind: z.literal('segment'), at, segment: z.string(), entered: z.boolean(), cause }),
  ])
  .openapi('Happening');

const KINDS = ['event', 'field', 'tag', 'segment'] as const satisfies readonly HappeningKind[];

export const timelineQuery = page.query.extend({
  kind: z
    .enum(KINDS)
    .optional()
    .openapi({ description: 'What alone is told: events, changes of fields, turns of tags or of segments.' }),
});

type HappeningShape = z.output<typeof happeningSchema>;

/** A page of what happened to a customer, the latest first. Throws `no-such-customer`, `cursor-unreadable`. */
export const timelineFor = async (
  deps: Deps,
  caller: Caller,
  given: string,
  { after, limit, kind }: z.output<typeof timelineQuery>,
): Promise<{ readonly items: HappeningShape[]; readonly next?: string }> => {
  const { inForce, plan } = await bookSeenBy(deps, caller);
  const id = await knownCustomer(deps.store, plan, given);
  // What a name of an earlier book stood for nobody knows any more: who may not see all sees those of this one alone.
  const seesAll = plan === (inForce.compilation?.plan ?? inForce.plan);
  const subjects = [...plan.tags, ...plan.segments].flatMap(({ names }) => names);
  const found = await timelinePage(deps.store, plan, id, {
    now: deps.clock(),
    limit: limit + 1,
    ...(after === undefined ? {} : { after: placeFrom(after) }),
    ...(seesAll ? {} : { subjects }),
    ...(kind === undefined ? {} : { only: kind }),
  });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ happening }) => shown(happening)),
    ...(found.length > limit && last !== undefined ? { next: cursorOf(last.place) } : {}),
  };
};

const shown = (happening: Happening): HappeningShape => {
  const instant = instantText(happening.at);
  if (happening.kind === 'event') {
    const { event, id, values } = happening;
    const told = event.fields.flatMap(({ names, type }, index): [string, Natural][] => {
      const value = values[index];
      return value === undefined ? [] : [[names[0] ?? '', natural(type, value)]];
    });
    return { kind: 'event', at: instant, event: event.names[0] ?? '', id, values: Object.fromEntries(told) };
  }
  if (happening.kind === 'field') {
    const { names, type } = happening.field;
    const told = (value: typeof happening.old): Natural | null => (value === undefined ? null : natural(type, value));
    return {
      kind: 'field',
      at: instant,
      field: names[0] ?? '',
      old: told(happening.old),
      new: told(happening.new),
    };
  }
  const { kind, name, old, new: value, cause: turned } = happening.change;
  return kind === 'segment'
    ? { kind, at: instant, segment: name, entered: value !== null, cause: turned }
    : { kind, at: instant, tag: name, old, new: value, cause: turned };
};

const placeSchema = z.tuple([z.int(), z.int().min(0).max(10_000), z.string().max(2000)]);

const cursorOf = ({ at: instant, source, key }: TimelinePlace): string =>
  Buffer.from(JSON.stringify([instant, source, key])).toString('base64url');

const placeFrom = (cursor: string): TimelinePlace => {
  try {
    const [instant, source, key] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (source === 0 && !/^\d{1,16}$/.test(key)) throw new RangeError(key);
    return { at: instant, source, key };
  } catch (thrown) {
    throw new ServerError(422, 'cursor-unreadable', { cursor: cursor.slice(0, 100) }, { cause: thrown });
  }
};
