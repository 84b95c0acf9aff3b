/** How many rules the book of this benchmark has. */
export const RULES = 1000;

export interface CompileOutcome {
  /** How much text there was. */
  readonly characters: number;
  readonly rules: number;
  readonly seconds: number;
}

export interface EditsOutcome {
  /** The median of many compiles, each after an edit of one character. */
  readonly seconds: number;
}
