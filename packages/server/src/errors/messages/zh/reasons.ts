import type { ReasonWords } from '../../codes/reasons.js';

export const reasons: ReasonWords = {
  lacks: (value, conditions) =>
    `${value === undefined ? '要进入此人群' : `要成为${value}`}，还需满足：${conditions.join('，且')}`,
  condition: (text, seen, against) => {
    if (seen === undefined) return text;
    return `${text}（现为 ${seen}${against === undefined ? '' : `，门槛 ${against}`}）`;
  },
  units: { d: '天', h: '小时', min: '分钟', s: '秒', ms: '毫秒' },
  unlike: (condition) => `不满足 ${condition}`,
  becomes: (instant, values) =>
    values.length === 0 ? `${instant} 起不再有值` : `${instant} 起变为${values.join('、')}`,
  enters: (instant) => `${instant} 起进入`,
  leaves: (instant) => `${instant} 起离开`,
};
