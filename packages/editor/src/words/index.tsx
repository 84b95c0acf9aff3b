import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { en } from './en.js';
import { type Locale, rememberLocale } from './locale.js';
import { zh } from './zh.js';

export { type Locale, localeOfBrowser } from './locale.js';

/** Every word that a person reads, by page; Chinese has the same shape. */
export type Words = typeof en;

const WORDS: Readonly<Record<Locale, Words>> = { en, zh };

interface Chosen {
  readonly locale: Locale;
  readonly words: Words;
  choose(locale: Locale): void;
}

const Language = createContext<Chosen | undefined>(undefined);

/** Gives the app its language, and remembers the one that is chosen. */
export const LanguageProvider = ({ initial, children }: { initial: Locale; children: ReactNode }) => {
  const [locale, setLocale] = useState(initial);
  const chosen = useMemo(
    () => ({
      locale,
      words: WORDS[locale],
      choose: (next: Locale) => {
        rememberLocale(next);
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
