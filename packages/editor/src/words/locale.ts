/** The languages of the app. */
export type Locale = 'en' | 'zh';

const KEPT = 'tagwright.locale';

/** What was chosen before, or what the browser asks for; of other languages English. */
export const localeOfBrowser = (): Locale => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.languages.find((language) => /^(zh|en)\b/i.test(language))?.startsWith('zh') === true ? 'zh' : 'en';
};

export const rememberLocale = (locale: Locale): void => localStorage.setItem(KEPT, locale);
