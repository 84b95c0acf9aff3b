import type { Code, CodeParams } from '../codes/index.js';
import type { MessageLocale } from '../messages/index.js';
import { en } from './en/index.js';
import type { Explanation, Explanations } from './explanation.js';
import { zh } from './zh/index.js';

export type { Explanation } from './explanation.js';

const EXPLANATIONS: { readonly [L in MessageLocale]: Explanations<CodeParams> } = { en, 'zh-CN': zh };

/** Every code that a finding can have, in alphabetical order. */
export const CODES: readonly Code[] = (Object.keys(en) as Code[]).toSorted();

/** The code that a text names, if there is one. */
export const codeNamed = (text: string): Code | undefined => CODES.find((code) => code === text);

/** A code told at leisure. Its examples speak of a shop with customers, orders and page views. */
export const explain = (code: Code, locale: MessageLocale): Explanation => EXPLANATIONS[locale][code];
