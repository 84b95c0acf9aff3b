import type { Database, Statement } from 'better-sqlite3';

/** A step has some two hundred statements, an intake of facts some fifty; a statement takes some ten kilobytes. */
const MOST = 500;

/**
 * Statements that stay prepared, by their texts, those let go of first that were not asked for for longest. SQLite
 * prepares them again by itself where tables have changed since.
 */
export class Prepared {
  readonly #known = new Map<string, Statement<unknown[], unknown>>();

  constructor(readonly database: Database) {}

  /** Lends a statement: until it is given back, whoever asks for the same text gets another one. */
  take(text: string): Statement<unknown[], unknown> {
    const known = this.#known.get(text);
    if (known === undefined) return this.database.prepare<unknown[], unknown>(text);
    this.#known.delete(text);
    return known;
  }

  giveBack(text: string, statement: Statement<unknown[], unknown>): void {
    this.#known.set(text, statement);
    if (this.#known.size <= MOST) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
