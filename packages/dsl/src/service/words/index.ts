import type { MessageLocale } from '../../diagnostics/messages/index.js';
import { en } from './en.js';
import type { Words } from './words.js';
import { zh } from './zh.js';

export { keywordHelp } from './keywords.js';
export type { Words } from './words.js';

const WORDS: { readonly [L in MessageLocale]: Words } = { en, 'zh-CN': zh };

/** What the service says in a language. */
export const wordsIn = (locale: MessageLocale): Words => WORDS[locale];
