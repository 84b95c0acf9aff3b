import { parse } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { project, Source } from '../../../builder/index.js';
import { shopPalette } from '../../../builder/palette.harness.js';
import { en } from '../../../words/en.js';
import { zh } from '../../../words/zh.js';
import { otherName, sentenceOf, type Reading } from './sentence.js';

const palette = shopPalette();

/** What is said of each event of a sequence. */
const readStages = (condition: string, locale: 'en' | 'zh'): readonly string[] => {
  const parsed = parse('a.tag', `segment s = ${condition}`);
  const row = project(parsed)[0]?.condition;
  const reading: Reading = { source: new Source(parsed), palette, locale, words: (locale === 'zh' ? zh : en).builder };
  const stages = row?.kind === 'test' ? row.stages : [];
  return stages.map(({ parts }) =>
    sentenceOf(parts, reading)
      .map(({ text }) => text)
      .join(' '),
  );
};

const read = (condition: string, locale: 'en' | 'zh'): string => {
  const parsed = parse('a.tag', `segment s = ${condition}`);
  const row = project(parsed)[0]?.condition;
  if (row?.kind !== 'test') throw new Error(`${condition} is not one row`);
  const reading: Reading = { source: new Source(parsed), palette, locale, words: (locale === 'zh' ? zh : en).builder };
  return sentenceOf(row.parts, reading)
    .map(({ part, text }) => {
      const other = part.kind === 'words' ? undefined : otherName(part, reading);
      return other === undefined ? text : `${text}(${other})`;
    })
    .join(' ');
};

describe('a rule as a sentence', () => {
  it.each([
    ['R>90d', 'R(最近消费) 大于 90 天', 'R more than 90 days'],
    ['M≥前20％', 'M(消费金额) 排名前 20%', 'M ranks in the top 20%'],
    ['M <= bottom 100', 'M(消费金额) 排名后 100 名', 'M ranks in the bottom 100'],
    ['M >= p95', 'M(消费金额) 不小于 95 分位', 'M at least p95'],
    ['M > average', 'M(消费金额) 高于 平均值', 'M above the average'],
    ['M between 1000 and 3万', 'M(消费金额) 介于 ¥1,000 与 ¥3万', 'M between ¥1,000 and ¥3万'],
    ['F = 3次', 'F(消费频次) 等于 3次', 'F equals 3次'],
    ['城市 in (北京, "上海")', '城市 是其中之一 北京、上海', '城市(city) is one of 北京, 上海'],
    ['城市 = ""', '城市 是 空文本', '城市(city) is empty text'],
    ['city = 北京', 'city(城市) 是 北京', 'city is 北京'],
    ['订阅邮件', '订阅邮件 为“是”', '订阅邮件(subscribed) yes'],
    ['订阅邮件 = 否', '订阅邮件 为“否”', '订阅邮件(subscribed) no'],
    ['注册时间 in last 30d', '注册时间 在 近 30 天', '注册时间(joined) in last 30 days'],
    ['注册时间 > 2026-01-01', '注册时间 晚于 2026-01-01', '注册时间(joined) after 2026-01-01'],
    ['tag 会员 = 黄金', '标签 会员 是 黄金', 'tag 会员 is 黄金'],
    ['tag 口味 has any of (辣, 甜)', '标签 口味 含任意一个 辣、甜', 'tag 口味 has any of 辣, 甜'],
    ['in segment 京沪', '属于 人群 京沪', 'in segment 京沪'],
    [
      'did order at least 3 times in last 30d',
      '做过 order(订单) 至少 3 次 近 30 天',
      'did order at least 3 times in last 30 days',
    ],
    [
      '做过 订单 其中 金额 > 100 近7天',
      '做过 订单 其中 金额 大于 ¥100 近 7 天',
      'did 订单(order) where 金额(amount) more than ¥100 in last 7 days',
    ],
    [
      '做过 订单 近3个自然月 每月 至少2次',
      '做过 订单 在最近 3 个自然月的每个月 至少 2 次',
      'did 订单(order) at least 2 times in each of the last 3 calendar months',
    ],
    [
      'did order at least 2 times in at least 4 of last 8 weeks',
      '做过 order(订单) 在最近 8 周中至少 4 周 每一周至少 2 次',
      'did order at least 2 times in at least 4 of the last 8 weeks',
    ],
    [
      'did order in each of last 4 periods of 90d',
      '做过 order(订单) 在最近 4 个 90 天的每一期',
      'did order in each of the last 4 periods of 90 days',
    ],
    ['做过 订单 近1年 恰好1年', '做过 订单 在最近 1 年中恰好 1 年', 'did 订单(order) in exactly 1 of the last 1 year'],
  ])('%s', (condition, inChinese, inEnglish) => {
    expect(read(condition, 'zh')).toBe(inChinese);
    expect(read(condition, 'en')).toBe(inEnglish);
  });

  it('says the events of a sequence one by one, however they are written', () => {
    const english =
      'did order as v where channel = 线上 then not order where 金额 = v.金额 within 2h then any event in last 3d';
    const chinese = '做过 order 记为 v 其中 channel = 线上 随后未 order 其中 金额 = v.金额 2小时内 随后 任意事件 近3天';
    for (const condition of [english, chinese]) {
      expect(readStages(condition, 'zh')).toEqual([
        'order 记为 v 其中 channel 是 线上',
        '随后没有 order 其中 金额 等于 v 的 金额 2 小时内',
        '随后 任意事件',
      ]);
      expect(readStages(condition, 'en')).toEqual([
        'order as v where channel is 线上',
        'then not order where 金额 equals 金额 of v within 2 hours',
        'then any event',
      ]);
    }
  });
});
