import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Around, PARAPHRASES, paraphrased, type Paraphrase } from './paraphrases.js';

const AROUND: Around = { did: true, justDid: true, tag: true, counted: false, open: false, yearly: true };
const ELSEWHERE: Around = { ...AROUND, did: false, justDid: false, tag: false };

/** Each paraphrase of a place in its turn, without asking all of them at once before. */
const oneByOne = (text: string, place: Paraphrase['place'], around: Around) => {
  for (const { place: own, pattern, write } of PARAPHRASES) {
    if (own !== place) continue;
    const found = new RegExp(pattern.source, 'uy').exec(text);
    const instead = found === null ? undefined : write(found, around);
    if (found !== null && instead !== undefined && instead[0] !== found[0]) return { length: found[0].length, instead };
  }
  return undefined;
};

describe('what is said otherwise than it is written', () => {
  it.each<[Paraphrase['place'], string, string]>([
    ['start', '近30天 做过 订单', '做过 订单 近30天'],
    ['start', 'in the last 30 days did order', 'did order in last 30d'],
    ['start', '没有 Ünïtät', '未做过 '],
    ['start', '下过 𠮷野', '做过 '],
    ['start', 'anniversary of birthday within', 'anniversary(birthday)'],
    ['after', '随后3天内没有 é', '随后未 é 3天内'],
    ['after', 'followed by order', 'then '],
    ['after', '近三天', '近3天'],
    ['after', '近三天，', '近3天'],
    ['after', '十次以上。', '至少10次'],
    ['after', '是空', '为空'],
    ['after', 'is empty', 'is missing'],
  ])('%s: %s', (place, text, expected) => expect(paraphrased(text, 0, place, () => AROUND)?.instead[0]).toBe(expected));

  it.each<[Paraphrase['place'], string]>([
    // What goes on as a word is another word.
    ['after', '近三天空'],
    ['after', '是空é'],
    ['after', '上年𠮷'],
    ['start', '下过 ，'],
    ['start', '没有 3次'],
  ])('is nothing at %s of %s', (place, text) => expect(paraphrased(text, 0, place, () => AROUND)).toBe(undefined));

  const PIECES =
    '近 最近 在 三 十 半 3 30 天 日 周 个月 个自然月 年 秒 内 之内 以内 每天 每月 都有 做过 未做过 没有 随后 然后 再 且 连续 持续 至少 超过 以上 次 是空 有值 周年 今天 上年 ' +
    '是 为 其中 订单 é 𠮷 ß x1 in last the next within at least more than times once ago d mo days month every each of for over then not no did followed by is was has changed null unknown order anniversary today _';
  const piece = fc.constantFrom(
    ...PIECES.split(' '),
    ' ',
    ' ',
    ' ',
    '，',
    '。',
    '（',
    '(',
    '\n',
    '=',
    '> ',
    '-',
    '2026-06-01',
  );

  it('is found wherever one of them, asked by itself, finds it', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 9 }),
        fc.constantFrom('after' as const, 'start' as const),
        fc.constantFrom(AROUND, ELSEWHERE),
        (pieces, place, around) => {
          const text = pieces.join('');
          expect(paraphrased(text, 0, place, () => around)).toEqual(oneByOne(text, place, around));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
