import type { AdviceWords } from '../../codes/advice.js';

export const advice: AdviceWords = {
  'tag-empty': ({ tag, manual }) =>
    `没有客户带有 \`${tag}\`；请${manual ? '为客户设置' : '检查条件能否满足'}，或删除它：标签少，才好找`,
  'tag-value-empty': ({ tag, value }) => `没有客户带有 \`${tag}: ${value}\`；请检查条件能否满足`,
  'tag-of-everybody': ({ tag, value }) => `所有客户都是 \`${tag}: ${value}\`，区分不出任何人；请收紧条件，或删除它`,
  'tag-not-moving': ({ tag, days, never }) =>
    never
      ? `在日志可查的 ${days} 天里，\`${tag}\` 从未对任何客户发生变化；请确认它是否仍然有效`
      : `\`${tag}\` 已有 ${days} 天没有对任何客户发生变化；请确认它是否仍然有效，或是否应改为字段`,
};
