/** Facts that come in, and what is undone of them. */
export interface FactsErrors {
  /** More waits to be written than the server wants to hold. */
  'too-much-waits': { readonly seconds: number };
  /** What was not acknowledged may be written or not. */
  'keeper-restarting': Record<never, never>;
}
