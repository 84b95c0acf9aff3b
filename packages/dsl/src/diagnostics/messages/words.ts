import type { CodeParams } from '../codes/index.js';

/** The sentences of one locale, one for each code. */
export type Messages<Codes> = { readonly [C in keyof Codes & keyof CodeParams]: (params: CodeParams[C]) => string };

/** The author's own text, set apart from the sentence around it. */
export const code = (text: string): string => `\`${text}\``;
