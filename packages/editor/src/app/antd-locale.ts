import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { Locale } from '../words/index.js';

type AntdLocale = typeof zhCN;

/** What antd’s own controls say, by language. */
export const antdLocale = (locale: Locale): AntdLocale => (locale === 'zh' ? chinese : enUS);

/** Calendars would ask another library for the names of days and months, and get them in English. */
const withNames = (locale: AntdLocale): AntdLocale => {
  const { DatePicker } = locale;
  if (DatePicker === undefined) return locale;
  const months = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);
  const lang = { ...DatePicker.lang, shortWeekDays: [...'日一二三四五六'], shortMonths: months };
  return { ...locale, DatePicker: { ...DatePicker, lang } };
};

const chinese = withNames(zhCN);
