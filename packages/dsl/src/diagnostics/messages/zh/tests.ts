import type { TestCodes } from '../../codes/tests.js';
import { code, type Messages } from '../words.js';
import { didYouMean, KINDS, or } from './words.js';

/** 检查器关于测试的话，中文。 */
export const tests: Messages<TestCodes> = {
  'duplicate-test': ({ name }) => `已经有一个测试叫 ${code(name)}，出了错分不清是哪一个；请给其中一个换个名字`,
  'test-without-expect': ({ name }) =>
    `测试 ${code(name)} 没有写期望，永远不会失败；请加上一行，比如 \`期望 属于 人群 …\``,
  'unchecked-step': ({ text }) => `${code(text)} 之后没有任何期望，这一步不起作用；请在后面写上 \`期望\`，或者删掉它`,
  'assigned-twice': ({ field }) => `${code(field)} 在这里写了两次；请只留一个`,
  'test-value-not-written': ({ text }) => `测试里要写明具体的值，${code(text)} 不是；请写数字、日期、时长或文本`,
  'several-values': ({ field, found }) => `${code(field)} 是${KINDS[found]}，只有一个值；请不要写成一组`,
  'point-needs-pair': ({ field }) =>
    `${code(field)} 是位置：请写纬度和经度，比如 ${code(`${field} = (31.23, 121.47)`)}`,
  'missing-ago': ({ text }) => `${code(text)} 是一段时长，不是时间点；请写 ${code(`${text}前`)}`,
  'unknown-test-customer': ({ name, nearest }) =>
    `到这里为止，测试里还没有客户 ${code(name)}${didYouMean(nearest) || `；请在前面加上 ${code(`已知 客户 ${name} { … }`)}`}`,
  'for-whom': ({ customers }) =>
    `这个测试里的客户是有名字的，请写明这一步说的是谁，比如 ${or(
      customers.slice(0, 3).map((name) => code(`对 ${name}`)),
      ' 或 ',
    )}`,
  'given-derived-tag': ({ tag }) =>
    `标签 ${code(tag)} 的值是按规则算出来的，测试里不能直接设；请写出能得到它的事实，只有 \`手动\` 标签才能直接给值`,
  'time-after-clock': () => '写在 `经过` 后面的事就发生在那一刻，不能再写时间；请去掉时间，或者改用 `已知`',
  'rank-not-given': ({ rank }) =>
    `这里的期望要看 ${code(rank)}，只有一个客户是算不出来的；请加上 ${code(`已知 ${rank} = …`)}，或者多写几个客户一起排名`,
  'given-rank-unused': ({ rank }) =>
    `这个测试的期望用不到 ${code(rank)}；请核对规则里是不是这样排名的（\`限于\` 和 \`按\` 也算），或者删掉它`,
};
