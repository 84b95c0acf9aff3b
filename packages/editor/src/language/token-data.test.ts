import { TOKEN_KINDS } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { LanguageService } from './language-service.js';
import { WorkerBook } from './worker-book.js';
import { tokenData } from './token-data.js';

/** The pieces of a text that the numbers stand for, as an editor reads them. */
const decoded = (data: Uint32Array, text: string): readonly string[] => {
  const lines = text.split('\n');
  const pieces: string[] = [];
  let [line, column] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lineBy = 0, columnBy = 0, length = 0, kind = 0, modifiers = 0] = data.subarray(at, at + 5);
    column = lineBy === 0 ? column + columnBy : columnBy;
    line += lineBy;
    pieces.push(`${TOKEN_KINDS[kind]}${modifiers === 1 ? '!' : ''} ${lines[line]?.slice(column, column + length)}`);
  }
  return pieces;
};

const tokensOf = (text: string): readonly string[] => {
  const book = new WorkerBook('zh');
  book.write('a.tag', text);
  return decoded(new LanguageService(book).tokenData('a.tag'), text);
};

describe('tokenData', () => {
  it('stands for the same words', () => {
    expect(tokensOf('// 价值\n指标 R 最近消费 = 距今 末次 订单\n\n人群 待召回 = R＞90天')).toEqual([
      'comment // 价值',
      'keyword 指标',
      'metric! R',
      'metric! 最近消费',
      'operator =',
      'keyword 距今',
      'keyword 末次',
      'name 订单',
      'keyword 人群',
      'segment! 待召回',
      'operator =',
      'metric R',
      'operator ＞',
      'number 90天',
    ]);
  });

  it('ends a token with its line', () => {
    expect(tokensOf('人群 A = "一\n二"').at(3)).toBe('string "一');
  });

  it('finds nothing in an empty text', () => {
    expect(tokenData([], '')).toHaveLength(0);
  });
});
