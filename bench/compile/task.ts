/** How many rules the book of this benchmark has. */
export const RULES = 1000;

export interface CompileOutcome {
  /** How much text there was. */
  readonly characters: number;
  readonly rules: number;
  readonly seconds: number;
}
