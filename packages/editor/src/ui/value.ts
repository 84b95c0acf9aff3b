import type { ValueType as Type } from '@tagwright/dsl';
import { useMemo } from 'react';
import { type Locale, useLanguage, type Words } from '../words/index.js';
import { momentText } from './moment.js';
import { numbersOf } from './numbers.js';

/** The type of a value, as the catalog names it. */
export type ValueType = Type['kind'];

/** What turns a value of a type, as the server tells it, into words: `¥3,280`, `51.3 天`, `是`. */
export type ValueText = (value: unknown, type?: ValueType) => string;

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** Values as people of a language write them; null and undefined are missing. */
export const valueTextOf = (locale: Locale, words: Words['values']): ValueText => {
  const { money } = numbersOf(locale);
  const decimal = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 });
  const duration = (ms: number): string => {
    const [unit, length] = UNITS.find(([, each]) => Math.abs(ms) >= each) ?? UNITS[3];
    return words[unit](short.format(ms / length), ms === length);
  };
  const text: ValueText = (value, type) => {
    if (value === null || value === undefined) return words.missing;
    if (Array.isArray(value)) return value.length === 0 ? words.missing : words.list(value.map((each) => text(each)));
    if (typeof value === 'boolean' || type === 'bool') return value === true || value === 1 ? words.yes : words.no;
    if (typeof value === 'number') {
      if (type === 'money') return money(value);
      if (type === 'duration') return duration(value);
      if (type === 'distance') return words.kilometres(decimal.format(value));
      return decimal.format(value);
    }
    return type === 'time' ? momentText(String(value), locale) : String(value);
  };
  return text;
};

export const useValueText = (): ValueText => {
  const { locale, words } = useLanguage();
  return useMemo(() => valueTextOf(locale, words.values), [locale, words]);
};
