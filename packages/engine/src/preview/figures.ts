import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** How many figures one query may tell: PostgreSQL has 1,664 columns in a result, and SQLite 2,000. */
const MOST = 1500;

/** Figures over the same rows, which are read together: a draft may change so many rules that one query cannot tell them all. */
export class Figures {
  readonly #counted: Sql[] = [];

  /** Wants a figure, and says by which name it will be found. */
  named(figure: Sql): string {
    const name = `n${this.#counted.length}`;
    this.#counted.push(sql`${figure} as ${sql.id(name)}`);
    return name;
  }

  /** All figures by their names, of the rows of `from`. */
  async read(session: Session, from: Sql): Promise<Readonly<Record<string, number | string | null>>> {
    const found: Record<string, number | string | null> = {};
    for (let start = 0; start < this.#counted.length; start += MOST) {
      const some = sql.join(this.#counted.slice(start, start + MOST));
      // oxlint-disable-next-line no-await-in-loop -- one session, one query at a time
      Object.assign(found, await session.row(sql`select ${some}${from}`));
    }
    return found;
  }
}
