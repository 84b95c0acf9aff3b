import { type RawBuilder, sql } from 'kysely';

type Columns = readonly RawBuilder<unknown>[];

/** Whether two rows are equal, missing values included. Row values, unlike a chain of `and`, may be of any width. */
export const sameRow = (left: Columns, right: Columns): RawBuilder<unknown> =>
  sql`((${sql.join(left)}) is not distinct from (${sql.join(right)}))`;

/** Whether nothing is known in these columns. */
export const isBlank = (columns: Columns): RawBuilder<unknown> =>
  columns.length === 0
    ? sql`true`
    : sameRow(
        columns,
        columns.map(() => sql`null`),
      );
