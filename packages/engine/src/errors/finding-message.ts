import type { EngineLocale } from './engine-error.js';
import type { Finding, FindingCode, FindingMessages } from './findings.js';
import { en } from './messages/findings-en.js';
import { zh } from './messages/findings-zh.js';

const MESSAGES: Readonly<Record<EngineLocale, FindingMessages>> = { en, 'zh-CN': zh };

/** The words of a finding, without its place. */
export const findingMessage = <C extends FindingCode>(
  finding: Pick<Finding<C>, 'code' | 'params'>,
  locale: EngineLocale,
): string => MESSAGES[locale][finding.code](finding.params);
