import { useMemo } from 'react';
import { type Locale, useLanguage } from '../words/index.js';

const TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** Numbers as people of a language write them. */
export const numbersOf = (locale: Locale) => {
  const whole = new Intl.NumberFormat(TAGS[locale]);
  const share = new Intl.NumberFormat(TAGS[locale], { style: 'percent', maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(TAGS[locale], {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 2,
  });
  const decimal = new Intl.NumberFormat(TAGS[locale], { maximumSignificantDigits: 2 });
  const signed = new Intl.NumberFormat(TAGS[locale], { signDisplay: 'exceptZero' });
  return {
    /** 1,203 */
    whole: (value: number): string => whole.format(value),
    /** 0.024 → 2.4% */
    share: (value: number): string => share.format(value),
    /** ¥3,280 */
    money: (value: number): string => money.format(value).replace(/\.00$/, ''),
    /** 1.7 */
    decimal: (value: number): string => decimal.format(value),
    /** +37, −4, 0 */
    signed: (value: number): string => signed.format(value),
  };
};

export const useNumbers = () => {
  const { locale } = useLanguage();
  return useMemo(() => numbersOf(locale), [locale]);
};
