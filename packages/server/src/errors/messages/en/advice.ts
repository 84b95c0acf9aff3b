import type { AdviceWords } from '../../codes/advice.js';

export const advice: AdviceWords = {
  'tag-empty': ({ tag, manual }) =>
    `nobody has \`${tag}\`; ${manual ? 'set it for somebody' : 'see whether its conditions can be met'}, or remove it: fewer tags are easier to find`,
  'tag-value-empty': ({ tag, value }) => `nobody has \`${tag}: ${value}\`; see whether its conditions can be met`,
  'tag-of-everybody': ({ tag, value }) =>
    `everybody has \`${tag}: ${value}\`, so it tells nobody apart; sharpen its conditions, or remove it`,
  'tag-not-moving': ({ tag, days, never }) =>
    never
      ? `\`${tag}\` has not changed for anybody once in the ${days} days that the log goes back; see whether it is still up to date`
      : `\`${tag}\` has not changed for anybody in ${days} days; see whether it is still up to date, or belongs in a field`,
};
