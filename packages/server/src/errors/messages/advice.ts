import type { AdviceCode, AdviceParams, AdviceWords } from '../codes/advice.js';
import type { Locale } from '../locale.js';
import { advice as en } from './en/advice.js';
import { advice as zh } from './zh/advice.js';

const WORDS: Readonly<Record<Locale, AdviceWords>> = { en, zh };

/** A piece of advice about a tag, as a sentence. */
export const adviceMessage = <Code extends AdviceCode>(
  code: Code,
  params: AdviceParams[Code],
  locale: Locale,
): string => (WORDS[locale][code] as (params: AdviceParams[Code]) => string)(params);
