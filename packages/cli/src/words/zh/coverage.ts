import type { coverage as english } from '../en/coverage.js';

/** 测试看到了哪些情形，哪些从未看到。 */
export const coverage: typeof english = {
  about: '统计测试是否看到了每个情形和条件的两面，并标出从未看到的部分',
  threshold: '覆盖率低于这个百分比时以 1 退出（同时启用 --coverage）',
  watch: '规则书一有改动就重新运行，按 Ctrl+C 结束',
  summary: ({ share, seen, sides }) =>
    sides === 0 ? '没有需要覆盖的规则' : `覆盖率 ${share}：情形和条件共 ${sides} 面，看到了 ${seen} 面`,
  below: (share, threshold) => `覆盖率 ${share}，低于要求的 ${threshold}`,
  neverTrue: '从未成立',
  neverFalse: '从未不成立',
  neverSeen: '从未看过',
  neverIn: '没有人在其中',
  neverOut: '没有人不在其中',
  neverAsked: '从未问到',
  otherwise: (value) => `其余（${value}）`,
  neverHit: (value) => `${value} 从未给出`,
  neverMissed: (value) => `${value} 从未落选`,
  caseNeverSeen: (value) => `${value} 从未看过`,
};
