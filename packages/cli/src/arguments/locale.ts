import type { Locale } from '../words/index.js';

/** The languages that the command line speaks. */
export const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

/**
 * The reader's language: the option `--locale`, else what the environment says, in POSIX order. It is looked up before
 * the arguments are parsed, because help and complaints about arguments are already written in it.
 */
export function localeOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Locale {
  const asked = optionValue(argv, '--locale') ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']) ?? '';
  return localeNamed(asked);
}

/** The language nearest to a locale's name, as POSIX (`zh_CN.UTF-8`) or BCP 47 (`zh-Hans`) write it. */
export const localeNamed = (name: string): Locale => (/^zh\b|^zh_/i.test(name) ? 'zh-CN' : 'en');

/** The value of a long option in unparsed arguments, the last one counting, as `--name value` or `--name=value`. */
export function optionValue(argv: readonly string[], name: string): string | undefined {
  const end = argv.indexOf('--');
  const read = end === -1 ? argv : argv.slice(0, end);
  return read.reduce<string | undefined>((found, argument, i) => {
    if (argument === name) return read[i + 1] ?? found;
    return argument.startsWith(`${name}=`) ? argument.slice(name.length + 1) : found;
  }, undefined);
}
