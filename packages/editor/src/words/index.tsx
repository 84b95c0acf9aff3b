import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { en } from './en.js';
import { zh } from './zh.js';

/** The languages of the app. */
export type Locale = 'en' | 'zh';

/** Every word that a person reads, by page; Chinese has the same shape. */
export type Words = typeof en;

const WORDS: Readonly<Record<Locale, Words>> = { en, zh };

const KEPT = 'tagwright.locale';

/** What was chosen before, or what the browser asks for; of other languages English. */
export const localeOfBrowser = (): Locale => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.languages.find((language) => /^(zh|en)\b/i.test(language))?.startsWith('zh') === true ? 'zh' : 'en';
};

interface Chosen {
  readonly locale: Locale;
  readonly words: Words;
  choose(locale: Locale): void;
}

const Language = createContext<Chosen | undefined>(undefined);

/** Gives the app its language, and remembers the one that is chosen. */
export const LanguageProvider = ({ initial, children }: { initial: Locale; children: ReactNode }) => {
  const [locale, setLocale] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  const chosen = useMemo(
    () => ({
      locale,
      words: WORDS[locale],
      choose: (next: Locale) => {
        localStorage.setItem(KEPT, next);
        setLocale(next);
      },
    }),
    [locale],
  );
  return <Language value={chosen}>{children}</Language>;
};

/** The language of the app, and how it is changed. */
export const useLanguage = (): Chosen => {
  const chosen = use(Language);
  if (chosen === undefined) throw new Error('words are asked for outside of the app');
  return chosen;
};

/** The words of one part of the app: `useWords('tags')`. */
export const useWords = <Part extends keyof Words>(part: Part): Words[Part] => useLanguage().words[part];
