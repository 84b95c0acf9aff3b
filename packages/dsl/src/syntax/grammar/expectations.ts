import type { IParserErrorMessageProvider } from 'chevrotain';

/**
 * Chevrotain's own words name token classes and never reach anybody: its "message" carries, as plain data, what was
 * wanted, and `grammar/explain.ts` makes a diagnostic of it.
 */
export interface Wanted {
  readonly how: 'token' | 'choice' | 'end';
  readonly rule: string;
  /** The token class that was wanted, for `token`. */
  readonly token: string;
}

const encode = (wanted: Wanted): string => JSON.stringify(wanted);
export const decode = (message: string): Wanted => JSON.parse(message) as Wanted;

export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => encode({ how: 'token', rule: ruleName, token: expected.name }),
  buildNotAllInputParsedMessage: ({ ruleName }) => encode({ how: 'end', rule: ruleName, token: '' }),
  buildNoViableAltMessage: ({ ruleName }) => encode({ how: 'choice', rule: ruleName, token: '' }),
  buildEarlyExitMessage: ({ ruleName }) => encode({ how: 'choice', rule: ruleName, token: '' }),
};
