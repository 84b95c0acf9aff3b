import type { ReasonWords } from '../codes/reasons.js';
import type { Locale } from '../locale.js';
import { reasons as en } from './en/reasons.js';
import { reasons as zh } from './zh/reasons.js';

export const REASON_WORDS: Readonly<Record<Locale, ReasonWords>> = { en, zh };
