import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import type { Deps } from '../deps.js';
import { instantText } from '../http/lists.js';

/** Steps that fail for longer than this, in ms, are no passing trouble. */
const PATIENCE = 60_000;

export const readinessSchema = z
  .object({
    ready: z.boolean(),
    database: z.enum(['reachable', 'away']),
    keeper: z.enum(['working', 'stopped']),
    steps: z.enum(['working', 'failing', 'none']).openapi({ description: '`none`: until the first one.' }),
    book: z.enum(['in-force', 'none']),
    rules: z.enum(['in-force', 'faulty']).optional().openapi({
      description: 'The folder of the rules: `faulty` where the last good book stays in force; see `GET /v1/book`.',
    }),
    asOf: z.string().optional().openapi({ description: 'The instant that the answers are of.' }),
  })
  .openapi('Readiness');

/** Whether everything is there that answers need. */
export const readiness = async ({
  store,
  keeper,
  book,
  rules,
  clock,
}: Pick<Deps, 'store' | 'keeper' | 'book' | 'rules' | 'clock'>): Promise<z.output<typeof readinessSchema>> => {
  const { isOpen, steps, fault } = keeper.health();
  const isReachable = await store.row(sql`select 1 as one`).then(
    () => true,
    () => false,
  );
  const isFailing = fault !== undefined && clock() - fault.since > PATIENCE;
  const hasBook = book.current() !== undefined;
  return {
    ready: isReachable && isOpen && !isFailing && hasBook,
    database: isReachable ? 'reachable' : 'away',
    keeper: isOpen ? 'working' : 'stopped',
    steps: isFailing ? 'failing' : steps === undefined ? 'none' : 'working',
    book: hasBook ? 'in-force' : 'none',
    ...(rules === undefined ? {} : { rules: rules.state }),
    ...(steps === undefined ? {} : { asOf: instantText(steps.asOf) }),
  };
};
