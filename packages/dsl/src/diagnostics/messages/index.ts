import type { Code, CodeParams } from '../codes/index.js';
import type { FixKind, FixParams } from '../codes/fixes.js';
import type { Diagnostic, Fix } from '../diagnostic.js';
import { check as checkEn } from './en/check.js';
import { fixes as fixesEn } from './en/fixes.js';
import { syntax as syntaxEn } from './en/syntax.js';
import type { Messages } from './words.js';
import { check as checkZh } from './zh/check.js';
import { fixes as fixesZh } from './zh/fixes.js';
import { syntax as syntaxZh } from './zh/syntax.js';

/** The languages that findings are told in. */
export type MessageLocale = 'en' | 'zh-CN';

type FixTitles = { readonly [K in FixKind]: (params: FixParams[K]) => string };

const MESSAGES: { readonly [L in MessageLocale]: Messages<CodeParams> } = {
  en: { ...syntaxEn, ...checkEn },
  'zh-CN': { ...syntaxZh, ...checkZh },
};
const TITLES: { readonly [L in MessageLocale]: FixTitles } = { en: fixesEn, 'zh-CN': fixesZh };

/** What was found, why it matters and how to mend it, as one sentence; the author's own text stands in backticks. */
export const message = (diagnostic: Diagnostic, locale: MessageLocale): string => {
  const say = MESSAGES[locale][diagnostic.code] as (params: CodeParams[Code]) => string;
  return say(diagnostic.params);
};

/** What a fix offers to do. */
export const fixTitle = (fix: Fix, locale: MessageLocale): string => {
  const say = TITLES[locale][fix.kind] as (params: FixParams[FixKind]) => string;
  return say(fix.params);
};
