import { formatDate, localDay } from '@tagwright/dsl';
import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import type { Asking } from '../segments/list.js';
import { countOf, sizesFor } from '../segments/list.js';
import { mayListMembers } from '../segments/members.js';
import { featureNamed, filterFrom, several } from '../segments/query.js';
import { firstNamed, type GroupReference, shownName } from '../segments/reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { bodyOf } from './body.js';
import { disposition } from './file-name.js';
import { piecesFromThread } from './thread-reading.js';

export const exportQuery = z.object({
  format: z.enum(['csv', 'ndjson']).default('csv'),
  fields: several('Fields and metrics that are wanted of each member, by their names.', 200),
  filter: several('`city=Berlin`, `M>=100`, `city known`, `city missing`; all of them have to hold.', 20),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'Begin a CSV with a byte order mark, as Excel wants it.' }),
});

/** So many files may be on their way at once: each holds a connection, and the database as it was. */
const AT_ONCE = 8;
const COME_BACK = 10;

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const;

const underWay = new WeakMap<object, number>();

/**
 * The members of a group as a file. The journal is told how many customers went out, also where whoever took them left
 * early. Throws 404 and 422 before anything is sent, `too-busy` (503) where many files are on their way.
 */
export const exportFor = async (
  deps: Deps,
  asking: Asking,
  given: GroupReference,
  { format, fields, filter, bom }: z.output<typeof exportQuery>,
): Promise<Response> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const group = firstNamed(plan, given);
  const features = fields.map((name) => featureNamed(plan, name));
  const filters = filter.map((each) => filterFrom(plan, each));
  const sizes = await sizesFor(deps, asking);
  mayListMembers(deps, asking, countOf(sizes, group));
  const before = underWay.get(deps.jobs) ?? 0;
  if (before >= AT_ONCE)
    throw new ServerError(503, 'too-busy', { seconds: COME_BACK }, { headers: { 'Retry-After': String(COME_BACK) } });
  underWay.set(deps.jobs, before + 1);
  const { database } = deps.config;
  const wanted = { database, plan, group, features, filters, format, hasMark: bom === 'true' };
  const body = bodyOf(piecesFromThread(wanted), {
    onEnd: (count) => {
      underWay.set(deps.jobs, (underWay.get(deps.jobs) ?? 1) - 1);
      deps.journal.note(asking.caller, 'export', { kind: group.kind, name: shownName(group), count });
    },
    onFault: (err) => deps.log.error({ err }, 'an export failed'),
  });
  const day = formatDate(localDay(sizes.asOf, plan.catalog.zone));
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': disposition(`${shownName(group)} ${day}.${format}`),
      'Cache-Control': 'no-store',
    },
  });
};
