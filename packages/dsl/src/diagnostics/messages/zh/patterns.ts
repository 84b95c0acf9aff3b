import type { PatternCodes } from '../../codes/patterns.js';
import { code, type Messages } from '../words.js';
import { or, THINGS } from './words.js';

/** 检查器关于先后、习惯、周年和历史的话，中文。 */
export const patterns: Messages<PatternCodes> = {
  'alias-taken': ({ name, is }) =>
    is === 'alias'
      ? `这个条件里已经有别的事件叫 ${code(name)} 了；请在 \`记为\` 后面换个名字`
      : `${code(name)} 已经是${THINGS[is]}的名字了；请在 \`记为\` 后面给事件换个名字`,
  'alias-as-value': ({ name, examples }) =>
    `${code(name)} 是一整条事件；请写明用它的什么，比如 ${or(examples.map(code), ' 或 ')}`,
  'alias-not-here': ({ name, why }) =>
    why === 'negated'
      ? `${code(name)} 是不应该发生的事件，没有内容可看；后面的步骤只能引用不带“未”的步骤`
      : `统计是按整个客户算的，在它里面看不到 ${code(name)}；请在括号外面比较`,
  'times-with-steps': () => '次数只用来数同一种事件，和先后步骤合在一起没有意义；请去掉次数，或者另写一个条件来数',
  'habit-with-steps': () =>
    '习惯是数每一期里同一种事件的次数，后面不能再接步骤；要问先后，请改用 `近30天` 这样的时间段',
  'habit-periods': ({ count, most }) =>
    count < 1 ? '习惯至少要看一期' : `要一期一期看，${count} 期太多了；请写不超过 ${most} 期，或者把每一期放长`,
  'habit-quota': ({ quota, periods }) =>
    quota < 1
      ? `${periods} 期里一期都没有，谈不上习惯；想找没做过的人，请写 \`未做过 …\` 加时间段`
      : `一共只有 ${periods} 期，不可能有 ${quota} 期；请写 1 到 ${periods} 之间的数`,
  'on-ago-needs-days': ({ text }) =>
    `\`于 …前\` 指的是一整天，${code(text)} 要用天、周、月或年；更短的时间请写 ${code(`近${text}`)}`,
  'anniversary-needs-window': ({ name }) =>
    `周年只能问落不落在某段时间里，比如 ${code(`周年(${name}) 未来30天内`)} 或 ${code(`周年(${name}) 今天`)}`,
  'for-needs-tag-or-field': ({ text }) =>
    `只有单个标签、单个客户字段才查得到每天的情况，${code(text)} 不止这些；请先做成标签，比如 ${code('标签 状态 = 符合 当 …')}，再问 ${code('标签 状态 = 符合 持续 7天')}`,
  'changed-needs-tag-or-field': ({ text }) =>
    `只能问标签或客户的字段什么时候变过，${code(text)} 两样都不是；请先做成标签`,
  'changed-window': ({ text }) =>
    `${code(text)} 没有一直到现在，而这里只看最后一次变更；请写 \`近7天\`、\`今天\`、\`本周\`、\`本月\` 这样的时间段`,
};
