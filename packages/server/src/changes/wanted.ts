import { z } from '@hono/zod-openapi';
import type { Plan } from '@tagwright/dsl';
import { type Cause, type ChangeFilter, isInLog, type Named } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import type { Foundation } from '../foundation.js';
import type { ServerError } from '../errors/index.js';
import { noSuchSegment, noSuchTag } from '../visibility/no-such.js';
import { CAUSES } from './change.js';
import { hiddenNames } from './hidden.js';

const several = <Item extends z.ZodType<string>>(item: Item, description: string) =>
  z
    .union([item, z.array(item).min(1).max(100)])
    .optional()
    .openapi({ description, type: 'array', items: { type: 'string' } });

const name = z.string().min(1).max(1000);

/** What can be asked for of the log, in a query. */
export const wantedQuery = z.object({
  tag: several(name, 'Entries of this tag, by any of its names; may be given several times.'),
  segment: several(name, 'Entries of this segment. With tags too, entries of any of them.'),
  customer: z.string().min(1).max(1000).optional().openapi({ description: 'Entries of one customer.' }),
  cause: several(z.enum(CAUSES), 'Entries of this cause; may be given several times.'),
});

/** What somebody wants of the log: names as people write them. */
export interface Wanted {
  readonly tags?: readonly string[] | undefined;
  readonly segments?: readonly string[] | undefined;
  readonly customer?: string | undefined;
  readonly causes?: readonly Cause[] | undefined;
}

const listOf = <Item>(given: Item | readonly Item[] | undefined): readonly Item[] | undefined =>
  given === undefined || Array.isArray(given) ? (given as readonly Item[] | undefined) : [given as Item];

export const wantedOf = ({ tag, segment, customer, cause }: z.output<typeof wantedQuery>): Wanted => ({
  tags: listOf(tag),
  segments: listOf(segment),
  customer,
  causes: listOf(cause),
});

type Reads = Pick<Foundation, 'store' | 'book' | 'visibility'>;

/**
 * What is wanted in the log's own names, less what a role may not see. A name that neither the book in force nor any entry
 * has, or that is hidden, is refused with `no-such-tag` or `no-such-segment` (404), or skipped.
 */
export const filterFor = async (
  deps: Reads,
  role: KeyRole,
  { tags, segments, customer, causes }: Wanted,
  unknown: 'refuse' | 'skip' = 'refuse',
): Promise<ChangeFilter> => {
  const hidden = await hiddenNames(deps, role);
  const asked = [
    ...(tags ?? []).map((each): Named => ({ kind: 'tag', name: each })),
    ...(segments ?? []).map((each): Named => ({ kind: 'segment', name: each })),
  ];
  const of: Named[] = [];
  for (const each of asked) {
    const found = await inLog(deps, each);
    if (found !== undefined && !hidden.has(found.name)) of.push(found);
    else if (unknown === 'refuse') throw noSuch(each, deps.book.current()?.plan, hidden);
  }
  const except = [...hidden].flatMap((each): Named[] => [
    { kind: 'tag', name: each },
    { kind: 'segment', name: each },
  ]);
  return {
    ...(tags === undefined && segments === undefined ? {} : { of }),
    ...(except.length > 0 ? { except } : {}),
    ...(customer === undefined ? {} : { customer }),
    ...(causes === undefined ? {} : { causes }),
  };
};

/** Names that are hidden are not offered either. */
const noSuch = ({ kind, name }: Named, plan: Plan | undefined, hidden: ReadonlySet<string>): ServerError => {
  const isSeen = ({ names }: { readonly names: readonly string[] }): boolean => !names.some((each) => hidden.has(each));
  return kind === 'tag'
    ? noSuchTag({ tags: (plan?.tags ?? []).filter(isSeen) }, name)
    : noSuchSegment({ segments: (plan?.segments ?? []).filter(isSeen) }, name);
};

/** The name that the log goes by: the first of those that the book has, or one that only a book before had. */
const inLog = async ({ store, book }: Reads, { kind, name: asked }: Named): Promise<Named | undefined> => {
  const plan = book.current()?.plan;
  const subjects = kind === 'tag' ? plan?.tags : plan?.segments;
  const shown = subjects?.find(({ names }) => names.includes(asked))?.names[0];
  if (shown !== undefined) return { kind, name: shown };
  return (await isInLog(store, { kind, name: asked })) ? { kind, name: asked } : undefined;
};
