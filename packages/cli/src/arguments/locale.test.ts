import { describe, expect, it } from 'vitest';
import { localeOf, optionValue } from './locale.js';

describe('localeOf', () => {
  it.each([
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh-CN'],
    [['--locale', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['check', '--locale=zh-CN'], {}, 'zh-CN'],
    [['check', '--', '--locale=zh-CN'], {}, 'en'],
  ])('%j with %j is %s', (argv, env, locale) => {
    expect(localeOf(argv, env)).toBe(locale);
  });
});

describe('optionValue', () => {
  it('takes the last one', () => {
    expect(optionValue(['--a', '1', '--a=2'], '--a')).toBe('2');
    expect(optionValue(['--a'], '--a')).toBeUndefined();
  });
});
