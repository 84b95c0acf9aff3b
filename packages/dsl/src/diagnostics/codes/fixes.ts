/** What a fix does; the words for its title live in `messages/`. */
export interface FixParams {
  'replace-with': { text: string };
  'insert-text': { text: string };
  'add-quotes': { text: string };
  'insert-space': Record<string, never>;
  remove: { text: string };
}
export type FixKind = keyof FixParams;
