import type { MessageLocale } from '../../diagnostics/messages/index.js';
import type { ImportCode, ImportCodes, ImportFinding } from '../findings.js';
import { en } from './en.js';
import type { ImportMessages } from './words.js';
import { zh } from './zh.js';

const MESSAGES: { readonly [L in MessageLocale]: ImportMessages } = { en, 'zh-CN': zh };

/** What was found in a document of another system, as one sentence. */
export const importMessage = (finding: ImportFinding, locale: MessageLocale): string => {
  const say = MESSAGES[locale][finding.code] as (params: ImportCodes[ImportCode]) => string;
  return say(finding.params);
};
