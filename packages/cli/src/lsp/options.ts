import type { InitializeParams } from 'vscode-languageserver';
import { localeNamed } from '../arguments/locale.js';
import type { Locale } from '../words/index.js';

/** What the command line says; it goes before what the client says. */
export interface Given {
  readonly locale: Locale | undefined;
  readonly db: string | undefined;
}

/** How the server is to work. */
export interface Settings {
  readonly locale: Locale;
  /** A database whose counts are shown above rules. */
  readonly db: string | undefined;
  /** Folders of books, relative to the folders that the client has open; none: these themselves. */
  readonly books: readonly string[];
}

/**
 * Settings by the command line, else by the client's `initializationOptions` (`locale`, `db`, `books`), else by its own
 * locale, else by the environment's. What is not of its type is as if it were not there.
 */
export const settingsOf = (
  given: Given,
  { initializationOptions, locale }: InitializeParams,
  environment: Locale,
): Settings => {
  const told = (initializationOptions ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const asked = text(told['locale']) ?? text(locale);
  return {
    locale: given.locale ?? (asked === undefined ? environment : localeNamed(asked)),
    db: given.db ?? text(told['db']),
    books: Array.isArray(told['books']) ? told['books'].filter((each) => text(each) !== undefined) : [],
  };
};
