import type { ImportCodes } from '../findings.js';

/** The sentences of one locale, one for each code. */
export type ImportMessages = { readonly [C in keyof ImportCodes]: (params: ImportCodes[C]) => string };

/** The author's own text, set apart from the sentence around it. */
export const code = (text: string): string => `\`${text}\``;
