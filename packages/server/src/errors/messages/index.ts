import type { ServerErrorCode, ServerErrorParams, ServerMessages } from '../codes/index.js';
import type { Locale } from '../locale.js';
import { en } from './en/index.js';
import { zh } from './zh/index.js';

const MESSAGES: Readonly<Record<Locale, ServerMessages>> = { en, zh };

/** What is wrong, where, why, and what to do about it, in one or two sentences. */
export const messageOf = <Code extends ServerErrorCode>(
  code: Code,
  params: ServerErrorParams[Code],
  locale: Locale,
): string => MESSAGES[locale][code](params);
