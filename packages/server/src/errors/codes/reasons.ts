/** How what an answer lacks, and what it will become, is said in one language. Conditions stand in their author's words. */
export interface ReasonWords {
  /** `value` undefined: to be in a segment. */
  readonly lacks: (value: string | undefined, conditions: readonly string[]) => string;
  /** What a condition saw, if it saw anything. */
  readonly condition: (text: string, seen: string | undefined, against: string | undefined) => string;
  /** The units of lengths of time, as rules write them. */
  readonly units: Readonly<Record<'d' | 'h' | 'min' | 's' | 'ms', string>>;
  readonly unlike: (condition: string) => string;
  readonly becomes: (instant: string, values: readonly string[]) => string;
  readonly enters: (instant: string) => string;
  readonly leaves: (instant: string) => string;
}
