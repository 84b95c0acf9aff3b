import { defineLanguage } from './define.js';
import type { Locale } from '../../../words/index.js';
import type * as monacoModule from './monaco.js';

/** Monaco's interface, which is known only once it has been loaded. */
export type Monaco = typeof monacoModule;

let loaded: Promise<Monaco> | undefined;

/**
 * Loads Monaco, once. Its own texts (menus, the search box) are those of the language at that moment: it reads them
 * while it is loaded.
 */
export const loadMonaco = (locale: Locale): Promise<Monaco> => {
  loaded ??= load(locale);
  return loaded;
};

const load = async (locale: Locale): Promise<Monaco> => {
  const monaco = await (locale === 'zh' ? import('./monaco-zh.js') : import('./monaco.js'));
  defineLanguage(monaco);
  return monaco;
};
