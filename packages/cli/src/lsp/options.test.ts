import type { InitializeParams } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import { settingsOf } from './options.js';

const NOTHING = { locale: undefined, db: undefined };
const said = (initializationOptions: unknown, locale?: string): InitializeParams => ({
  processId: null,
  rootUri: null,
  capabilities: {},
  initializationOptions,
  ...(locale === undefined ? {} : { locale }),
});

describe('settingsOf', () => {
  it('takes the command line before the options, and those before the locale of the client', () => {
    const options = said({ locale: 'zh-CN', db: 'a.db', books: ['rules'] }, 'de');
    expect(settingsOf({ locale: 'en', db: 'b.db' }, options, 'en')).toEqual({
      locale: 'en',
      db: 'b.db',
      books: ['rules'],
    });
    expect(settingsOf(NOTHING, options, 'en')).toEqual({ locale: 'zh-CN', db: 'a.db', books: ['rules'] });
    expect(settingsOf(NOTHING, said({ locale: '' }, 'zh-cn'), 'en').locale).toBe('zh-CN');
    expect(settingsOf(NOTHING, said(undefined, 'de'), 'zh-CN').locale).toBe('en');
    expect(settingsOf(NOTHING, said(undefined), 'zh-CN').locale).toBe('zh-CN');
  });

  it('passes over what is not of its type', () => {
    const nothing = { locale: 'en', db: undefined, books: [] };
    for (const options of [null, 3, 'db', { db: 3, locale: [], books: 'rules' }, { books: [1, '', null] }])
      expect(settingsOf(NOTHING, said(options), 'en')).toEqual(nothing);
  });
});
