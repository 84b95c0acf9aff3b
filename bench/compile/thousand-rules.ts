import type { BookSources } from '@tagwright/dsl';
import { readList, shopCatalog } from '../book.js';
import { RULES } from './task.js';

const RULES_PER_FILE = 50;

/**
 * A book as large as a careless team could make it: rules of ten kinds, each with constants of its own, so that hardly two
 * metrics are the same.
 */
export const thousandRules = (): BookSources => ({
  files: [
    shopCatalog(),
    ...Array.from({ length: RULES / RULES_PER_FILE }, (_, file) => ({
      path: `rules-${String(file + 1)}.tag`,
      text: Array.from({ length: RULES_PER_FILE }, (_, index) => ruleOf(file * RULES_PER_FILE + index)).join('\n'),
    })),
  ],
  readList,
});

/** The nth of endless rules of ten kinds. */
export const ruleOf = (n: number): string => KINDS[n % KINDS.length]?.(n + 1) ?? '';

const CATEGORIES = ['绿茶', '红茶', '乌龙茶', '普洱', '花茶', '糕点', '坚果', '蜜饯', '辣味', '茶具', '礼盒'];
const categoryOf = (n: number): string => CATEGORIES[n % CATEGORIES.length] ?? '绿茶';

type Kind = (n: number) => string;

const KINDS: readonly Kind[] = [
  (n) => `tag 等级${String(n)} ordered {
  高 when sum(order.amount in last ${String(n)}d) >= top20% and count(order in last ${String(n)}d) >= 2
  中 when sum(order.amount in last ${String(n)}d) >= median
  低 otherwise
}`,
  (n) =>
    `标签 喜好${String(n)} = ${categoryOf(n)} 当 次数(明细 其中 品类 = ${categoryOf(n)} 近${String(n)}天) >= 2 且 城市 属于 (北京, 上海)`,
  (n) => `tag 时段${String(n)} = 早 when share(order where hour(at) between 5 and 8 in last ${String(n)}d) >= 50%`,
  (n) => `metric 指标${String(n)} = avg(view.dwell where page contains "/tea/" in last ${String(n)}d)
tag 看货${String(n)} = 细看 when 指标${String(n)} >= 30s and not did order in last ${String(n)}d`,
  (n) => `tag 口味${String(n)} many {
  甜 when count(line where category in (糕点, 蜜饯) in last ${String(n)}d) >= 2
  辣 when count(line where category = 辣味 in last ${String(n)}d) >= 2
}`,
  (n) => `标签 意向${String(n)} = 茶 每当 浏览 其中 页面 包含 "/tea/" 且 停留 >= ${String(n)}秒 有效期 30天`,
  (n) => `tag 品类${String(n)} = ${categoryOf(n)} when mode(order.category in last ${String(n)}d) = ${categoryOf(n)}`,
  (n) =>
    `tag 趋势${String(n)} = 升 when count(visit in last ${String(n)}d) > 1.5 * count(visit between ${String(2 * n)}d and ${String(n)}d ago)`,
  (n) =>
    `tag 年纪${String(n)} = 合适 when age(birthday) between ${String(18 + (n % 40))} and ${String(20 + (n % 40))} and gender = 女`,
  (n) =>
    `segment "人群${String(n)}" = tag 等级${String(n - 9)} >= 中 and (tag 口味${String(n - 5)} has any of (甜, 辣) or did cart in last ${String(n)}d)`,
];
