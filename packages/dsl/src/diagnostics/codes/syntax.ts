/** Findings of the lexer and the parser. */
export interface SyntaxCodes {
  /** A quote that never closes on its line. */
  'unterminated-text': { quote: string };
}
