import type { z } from 'zod';
import type { Expectation, IssueWords } from '../codes/issues.js';
import type { Locale } from '../locale.js';
import { issues as en } from './en/issues.js';
import { issues as zh } from './zh/issues.js';

const WORDS: Readonly<Record<Locale, IssueWords>> = { en, zh };

/** A finding of a schema (https://zod.dev/error-customization) as a sentence. */
export const issueMessage = (issue: z.core.$ZodIssue, locale: Locale): string => {
  const words = WORDS[locale];
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? words.missing : words.type(issue.expected);
    case 'too_big':
      return words.atMost(issue.origin, String(issue.maximum), issue.inclusive !== false);
    case 'too_small':
      return words.atLeast(issue.origin, String(issue.minimum), issue.inclusive !== false);
    case 'invalid_format':
      return words.format(issue.format);
    case 'not_multiple_of':
      return words.multipleOf(String(issue.divisor));
    case 'unrecognized_keys':
      return words.unknownKeys(issue.keys);
    case 'invalid_value':
      return words.values(issue.values.map(String));
    case 'invalid_union':
      return expectation(words, issue.message) ?? words.variants;
    case 'invalid_key':
    case 'invalid_element':
      return words.other;
    case 'custom':
      return expectation(words, issue.message) ?? words.other;
    default:
      return words.other;
  }
};

const expectation = ({ expected }: IssueWords, name: string): string | undefined =>
  Object.hasOwn(expected, name) ? expected[name as Expectation] : undefined;
