import type { text as english } from '../en/text.js';

export const text: typeof english = {
  label: (path) =>
    `${path} 的文本。Tab 键用于缩进；按 Ctrl+M（Mac 上按 Ctrl+Shift+M）后，Tab 键可移出文本。Ctrl+. 查看修复，F2 全部改名，F12 跳到定义处，Ctrl+S 整理格式并保存。`,
  tabIndents: 'Tab 键用于缩进，按 Ctrl+M 后可用 Tab 移出文本',
  tabLeaves: 'Tab 键用于移出文本，再按 Ctrl+M 恢复缩进',
  letTabLeave: '用 Tab 键移出文本',
  letTabIndent: '用 Tab 键缩进',
  loading: '正在加载文本…',
  failed: '文本没有加载成功，请刷新重试；搭建器仍可使用。',
  saved: (path) => `${path} 已整理格式并保存。`,
  notLaidOut: (path) => `${path} 已保存；改正错误后才能整理格式。`,
  readOnly: '您可以查看规则，但不能修改。',
  found: (count, share) => `命中 ${count} · ${share}`,
  coming: (count) => `▲${count}`,
  going: (count) => `▼${count}`,
  fromSample: '抽样',
  save: '整理格式并保存',
  fix: '查看修复',
};
