import type { values as english } from '../en/values.js';

export const values: typeof english = {
  missing: '—',
  yes: '是',
  no: '否',
  list: (items) => items.join('、'),
  named: (name, value) => `${name}：${value}`,
  days: (count) => `${count} 天`,
  hours: (count) => `${count} 小时`,
  minutes: (count) => `${count} 分钟`,
  seconds: (count) => `${count} 秒`,
  kilometres: (count) => `${count} 公里`,
};
