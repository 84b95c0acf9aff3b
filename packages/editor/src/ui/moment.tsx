import { type Locale, useLanguage } from '../words/index.js';

/** An instant (ISO 8601) in the clock of whoever looks: `2026-06-01 12:00`. `precise` adds seconds. */
export const momentText = (instant: string | number, locale: Locale, precise = false): string => {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return String(instant);
  // Swedish writes dates as ISO does, which Chinese and English readers both read without doubt.
  const day = date.toLocaleDateString('sv-SE');
  const time = date.toLocaleTimeString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(precise ? { second: '2-digit' } : {}),
  });
  return `${day} ${time}`;
};

export const Moment = ({ at, precise = false }: { at: string | number; precise?: boolean }) => {
  const { locale } = useLanguage();
  return <time dateTime={new Date(at).toISOString()}>{momentText(at, locale, precise)}</time>;
};
