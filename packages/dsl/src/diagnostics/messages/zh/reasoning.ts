import type { ConditionPlace, ReasoningCodes } from '../../codes/reasoning.js';
import { code, type Messages } from '../words.js';

/** `甲`、`乙`。 */
const listed = (texts: readonly string[]): string => texts.map(code).join('、');

export const reasoning: Messages<ReasoningCodes> = {
  'unreachable-case': ({ value, by, otherwise }) =>
    otherwise
      ? `轮不到 ${code(value)}：前面的 ${listed(by)} 已经包括了所有人；请去掉 \`其余\`，或者把前面的条件收窄`
      : `没有人会从这一条得到 ${code(value)}：符合它的人都先符合前面的 ${listed(by)}；请把更窄的一条挪到前面，或者删掉`,
  'never-holds': ({ of, name, text, against, because }) =>
    against === ''
      ? `${code(text)} 不可能成立，所以${nobody(of, name)}`
      : `${code(text)} 和 ${code(against)} 不可能同时成立${because === 'events' ? '（一个要有的事件，另一个不许有）' : ''}，所以${nobody(of, name)}`,
  'always-holds': ({ of, name, text }) => `${code(text)} 对谁都成立，所以${everybody(of, name)}`,
  'gap-between-cases': ({ tag, below, above, witness }) =>
    `${below === above ? `${code(below)} 的中间` : `${code(below)} 和 ${code(above)} 之间`}有空档，落在里面的客户得不到标签 ${code(tag)} 的任何值，比如 ${listed(witness)} 的客户；请补上这一段，或者加一条 \`其余\``,
  'overlapping-cases': ({ value, by, witness }) =>
    `${code(value)} 和 ${code(by)} 有重叠：比如 ${listed(witness)} 的客户两条都符合，按顺序得到 ${code(by)}；请让一条从另一条结束的地方开始`,
  'expires-defeated': ({ value, by }) =>
    `有效期不起作用：这段时间里 ${listed(by)} 一直成立，马上就取代了 ${code(value)}；请把它收窄，或者另用一个标签`,
  'unused-tag': ({ tag }) =>
    `没有什么用到标签 ${code(tag)}：没有人群、别的标签或测试引用它，也没有人看它；也许可以删掉`,
  'ties-widen-rank': ({ text, wanted, reached, population }) =>
    `${code(text)} 本该是 ${wanted} 人，实际有 ${reached} 人（共 ${population} 人），因为并列在门槛上的太多；请换一个分得更细的值来排，或者改成和固定的数比较`,
};

const nobody = (of: ConditionPlace, name: string): string =>
  of === 'case' ? `没有人会得到 ${code(name)}` : of === 'segment' ? `人群 ${code(name)} 里没有人` : '没有符合的事件';

const everybody = (of: ConditionPlace, name: string): string =>
  of === 'case'
    ? `${code(name)} 区分不了任何人；如果要给剩下的所有人，请写 \`其余\``
    : `人群 ${code(name)} 就是所有客户`;
