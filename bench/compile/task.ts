export interface CompileOutcome {
  /** How much text there was. */
  readonly characters: number;
  readonly rules: number;
  readonly seconds: number;
}
