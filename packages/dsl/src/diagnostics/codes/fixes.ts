/** What a fix does; the words for its title live in `messages/`. */
export interface FixParams {
  'replace-with': { text: string };
  'insert-text': { text: string };
  /** The text as it would stand there, in its quotes. */
  'add-quotes': { text: string };
  'insert-space': Record<string, never>;
  remove: { text: string };
  /** Exchanges two ends that stand the wrong way round. */
  swap: Record<string, never>;
  /** Puts a call around what is written: `since(…)`. */
  'wrap-in': { text: string };
  /** Takes a condition out of a `where`. */
  'move-out-of-where': Record<string, never>;
  /** Makes a state an instant: `when did order` becomes `on order`. */
  'use-on': Record<string, never>;
}
export type FixKind = keyof FixParams;
