/** The rule book. */
export interface BookErrors {
  'no-book': Record<never, never>;
  /** Both by their hashes. */
  'book-changed': { readonly base: string; readonly current: string | undefined };
  /** The problem document lists them under `diagnostics`. */
  'book-with-errors': { readonly count: number };
}
