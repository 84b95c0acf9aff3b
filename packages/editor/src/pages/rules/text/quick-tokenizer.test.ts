import { describe, expect, it } from 'vitest';
import { quickTokenizer, WORD } from './quick-tokenizer.js';

type Rule = readonly [RegExp, string | { readonly cases: unknown }];

/** The kinds of a line's words as the rules of the tokenizer give them, first match first. */
const kindsOf = (line: string): readonly string[] => {
  const rules = quickTokenizer.tokenizer['root'] as unknown as readonly Rule[];
  const words = new Set<string>(quickTokenizer['words'] as readonly string[]);
  const kinds: string[] = [];
  for (let rest = line; rest !== '';) {
    const found = rules
      .map(([pattern, kind]) => ({ text: new RegExp(`^(?:${pattern.source})`, 'u').exec(rest)?.[0] ?? '', kind }))
      .find(({ text }) => text !== '');
    const text = found?.text ?? rest.charAt(0);
    const kind = typeof found?.kind === 'string' ? found.kind : words.has(text) ? 'keyword' : 'name';
    if (kind !== 'white') kinds.push(`${kind.replace('@brackets', 'operator')} ${text}`);
    rest = rest.slice(text.length);
  }
  return kinds;
};

describe('quickTokenizer', () => {
  it('reads both vocabularies and both widths', () => {
    expect(kindsOf('标签 “RFM评级” ＝ 重要保持 当 R＞90天 且 M≥前20％ // 大客')).toEqual([
      'keyword 标签',
      'string “RFM评级”',
      'operator ＝',
      'name 重要保持',
      'keyword 当',
      'name R',
      'operator ＞',
      'number 90天',
      'keyword 且',
      'name M',
      'operator ≥',
      'number 前20％',
      'comment // 大客',
    ]);
    expect(kindsOf('tag "RFM评级" = A when (R>90d)')).toEqual([
      'keyword tag',
      'string "RFM评级"',
      'operator =',
      'name A',
      'keyword when',
      'operator (',
      'name R',
      'operator >',
      'number 90d',
      'operator )',
    ]);
  });

  it('takes quotes that are not closed up to the end of the line', () => {
    expect(kindsOf('人群 「待召回 = R')).toEqual(['keyword 人群', 'string 「待召回 = R']);
  });
});

describe('WORD', () => {
  it('is a name of any script, without signs', () => {
    expect('当 R＞90天'.match(new RegExp(WORD, 'gu'))).toEqual(['当', 'R', '90天']);
  });
});
