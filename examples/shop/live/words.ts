import type { Cause } from '@tagwright/engine';
import { count, type Locale } from '@tagwright/cli/drawing';

const plural = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;

const en = {
  title: 'The tea shop, live',
  day: (day: number, days: number) => `day ${day} of ${days}`,
  preparing: 'Making two years of the shop, and working out everybody’s tags …',
  now: 'now',
  since: 'change',
  segments: 'Segments',
  latest: 'Latest changes, and why',
  nobody: '(none)',
  isIn: 'in',
  isOut: 'out',
  step: (ms: number) => `last step ${count(ms)} ms`,
  totals: (customers: number, facts: number, changes: number) =>
    `${plural(customers, 'customer')} · ${plural(facts, 'fact')} arrived · ${plural(changes, 'answer')} changed`,
  cause: {
    fact: 'a fact',
    clock: 'time went by',
    population: 'others changed',
    rule: 'the rules changed',
    manual: 'set by hand',
  } satisfies Record<Cause, string>,
  causeAlone: (cause: Cause) => en.cause[cause],
  summary: (days: number, facts: number, changes: number) =>
    `In ${days} days ${plural(facts, 'fact')} arrived, and ${plural(changes, 'answer')} changed:`,
  audited: (differences: number) =>
    differences === 0
      ? 'Audit: what the steps left is what a full rebuild finds, to the last cell.'
      : `Audit: ${plural(differences, 'cell')} differ from a full rebuild. That must not be: please report it.`,
  next: 'The database is kept. Ask it:',
  ask: {
    changes: 'what happened to one of them',
    why: 'why it is so now, and when it changes next',
    audit: 'hold the answers against a full rebuild',
    tour: 'the same shop step by step: check, test, run, why',
  },
};

const zh: typeof en = {
  title: '茶铺实况',
  day: (day, days) => `第 ${day} 天，共 ${days} 天`,
  preparing: '正在生成两年的店铺数据，并计算所有客户的标签……',
  now: '现在',
  since: '变化',
  segments: '人群',
  latest: '最新变化与原因',
  nobody: '（无）',
  isIn: '进入',
  isOut: '离开',
  step: (ms) => `上一步 ${count(ms)} 毫秒`,
  totals: (customers, facts, changes) =>
    `${count(customers)} 位客户 · 到达 ${count(facts)} 条事实 · 变化 ${count(changes)} 处`,
  cause: {
    fact: '有了新事实',
    clock: '时间到了',
    population: '别人变了',
    rule: '规则改了',
    manual: '手动设置',
  },
  causeAlone: (cause) => zh.cause[cause],
  summary: (days, facts, changes) => `${days} 天里到达 ${count(facts)} 条事实，引起 ${count(changes)} 处变化：`,
  audited: (differences) =>
    differences === 0
      ? '核对：逐步更新的结果与全部重算完全一致，一格不差。'
      : `核对：有 ${count(differences)} 格与全部重算不同。这不应发生，请反馈给我们。`,
  next: '数据库已保留，可以接着问：',
  ask: {
    changes: '其中一位经历了什么变化',
    why: '现在为什么是这样，下次何时变化',
    audit: '与全部重算的结果核对',
    tour: '同一家店，一步一步看：检查、测试、运行、问为什么',
  },
};

export type LiveWords = typeof en;

export const liveWords = (locale: Locale): LiveWords => (locale === 'zh-CN' ? zh : en);
