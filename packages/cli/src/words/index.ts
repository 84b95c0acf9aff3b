import { en } from './en.js';
import { zh } from './zh.js';

export type Locale = 'en' | 'zh-CN';

/** Every word that the command line says by itself; diagnostics and the engine bring their own. */
export type Words = typeof en;

export type DurationUnitName = 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

export const wordsOf = (locale: Locale): Words => (locale === 'zh-CN' ? zh : en);
