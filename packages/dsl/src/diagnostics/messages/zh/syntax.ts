import type { BadNumberReason, Slot, SyntaxCodes } from '../../codes/syntax.js';
import { code, type Messages } from '../words.js';

/** 某处该写什么，带例子。 */
const SLOTS: { readonly [S in Slot]: string } = {
  declaration: '一条规则，以 `标签`、`人群`、`指标`、`事件`、`客户` 这样的词开头',
  name: '一个名字',
  value: '一个值，比如字段、指标、数字或 `90天`',
  'right-side': '用来比较的东西：一个值、一个数字、`90天` 这样的时长，或 `前20%` 这样的排名',
  condition: '一个条件，比如 `R > 90天`',
  'case-condition': '`当` 加条件、`每当` 加事件，或者 `其余`',
  'tag-body': '`= 值 当 …`，或者用花括号列出各个值 `{ … }`',
  equals: '`=`',
  type: '一个类型，比如 `文本`、`金额`、`时间` 或 `枚举 男, 女`',
  colon: '`:` 加类型，比如 `城市: 文本`',
  duration: '一个时长，比如 `30天`、`12小时`、`3个月`',
  date: '一个日期，比如 `2026-11-11`',
  number: '一个数字',
  'quoted-text': '一段带引号的文字',
  window: '一段时间，比如 `近30天`',
  list: '括号里的几个值，比如 `属于 (北京, 上海)`，或者一个名单的名字',
  'open-paren': '`(`',
  'close-paren': '`)`',
  'open-brace': '`{`',
  'close-brace': '`}`',
  ago: '`前`，比如 `30天前`',
  'range-and': '`与`，比如 `介于 18 与 24`',
  'range-to': '`到` 加日期，比如 `从 2026-11-01 到 2026-11-12`',
  'calendar-unit': '`日`、`周`、`月`、`季度` 或 `年`',
  event: '一个事件，比如 `做过 订单`',
  'column-role': '`id`、`customer` 或 `at`，比如 `(id = order_no)`',
  'first-or-last': '`末次` 或 `首次` 加事件，比如 `距今 末次 订单`',
  'group-in-parens': '括号里的条件，比如 `限于 (城市 = 北京)`，或者 `全体`',
  rank: '一个排名，比如 `前20%`',
  periods: '要数的时段，比如 `3 calendar months`、`8 weeks`、`4 periods of 90d`',
  'of-last': '`of last` 加时段，比如 `in at least 4 of last 8 weeks`',
  quota: '其中要有多少个，比如 `每月`、`每期`、`至少4周`',
  'test-clock': '`于` 加测试开始的日期，比如 `于 2026-06-01`',
  step: '测试的一步，以 `已知`、`期望` 或 `经过` 开头',
  situation: '已知的情况：`客户 { … }`，事件和它的值，比如 `订单 { … }`，`标签 X = …`，或者排名，比如 `M 前20% = 3000`',
  assignment: '字段和它的值，比如 `城市 = 北京`',
  end: '到此为止',
};

const BAD_NUMBERS: { readonly [R in BadNumberReason]: (text: string) => string } = {
  glued: (text) => `${code(text)} 把数字和文字连在了一起；请用空格隔开，如果是名字就加上引号，比如 \`"3C数码"\``,
  'month-or-minute': (text) => `${code(text)} 分不清是月份、几个月还是几分钟；三个月写 \`3个月\`，三分钟写 \`3分钟\``,
  'no-such-date': (text) => `没有 ${code(text)} 这一天；请检查月和日`,
  'date-form': (text) => `日期不能写成 ${code(text)}；请写年-月-日，月和日各两位，比如 \`2026-01-05\``,
  'rank-without-unit': (text) => `${code(text)} 没说清是比例还是人数；比例写 \`前20%\`，人数写 \`前100名\``,
};

const instead = (found: string): string => (found === '' ? '就没有了' : `写的是 ${code(found)}`);

/** 词法和语法上的话，中文。 */
export const syntax: Messages<SyntaxCodes> = {
  'unterminated-text': ({ quote }) => `${code(quote)} 后面的文字没有收尾；请在同一行补上另一半引号`,
  'wrong-quote': ({ found, expected }) => `这里的引号不该是 ${code(found)}；请改成 ${code(expected)}`,
  'invisible-character': ({ character }) =>
    `这里藏着一个看不见的字符（${character}），会让看起来一样的名字变成两个；请删掉`,
  'bidi-control': ({ character }) => `这里藏着一个控制字符（${character}），会让文字显示的顺序和实际的不同；请删掉`,
  'bad-character': ({ character }) => `${code(character)} 在这里没有意义；请删掉，如果是名字的一部分就加上引号`,
  'stray-stop': ({ character }) => `规则末尾不用写 ${code(character)}；请删掉`,
  'foreign-operator': ({ found, expected }) => `${code(found)} 在这里要写成 ${code(expected)}`,
  'bad-number': ({ text, why }) => BAD_NUMBERS[why](text),
  'file-too-large': ({ limit }) => `这个文件太大了，最多 ${limit.toLocaleString('en')} 个字符；请拆成几个文件`,
  'too-deep': ({ limit }) => `括号套了不止 ${limit} 层；请把其中一部分单独写成指标或人群`,
  'too-long': ({ limit }) => `这一串超过了 ${limit} 项；请把其中一部分单独写成指标`,
  'too-many-problems': ({ limit }) => `这个文件里的问题超过 ${limit} 处；先改好这些，其余的会接着列出`,
  expected: ({ slot, found, after }) =>
    `${after === '' ? '这里' : `${code(after)} 后面`}${instead(found)}，应该是${SLOTS[slot]}`,
  'unexpected-text': ({ text, after }) =>
    `${after === '' ? '' : `${code(after)} 到这里已经完整了，`}${code(text)} 多出来了；条件之间要用 \`且\` 或 \`或\` 连接，不然就删掉它`,
  'stray-closing': ({ text }) => `${code(text)} 没有对应的另一半；请删掉，或在前面补上`,
  'glued-keyword': ({ word, apart }) => `${code(word)} 会被当成一个名字；请加上空格：${code(apart)}`,
  'keyword-case': ({ word, keyword }) => `${code(word)} 要写成 ${code(keyword)}`,
  'reserved-name': ({ word }) => `${code(word)} 是语言里的词；要当名字用，请加上引号：${code(`"${word}"`)}`,
  'unquoted-name': ({ text }) => `${code(text)} 会被当成算式；如果是名字，请加上引号：${code(`"${text}"`)}`,
  'unknown-function': ({ name }) =>
    `没有 ${code(name)} 这个函数；常用的有 \`次数\`、\`总和\`、\`平均\`、\`距今\`、\`年龄\`、\`评分\``,
  'in-last-unit': ({ found, expected }) => `${code(found)} 要写成 ${code(expected)}；\`近\` 后面是时长，比如 \`近7天\``,
  'within-window': ({ found, expected }) => `${code(found)} 要写成 ${code(expected)}`,
  'did-not': ({ expected }) => `否定要放在前面：${code(expected)}`,
  'spaced-unit': ({ found, expected }) => `${code(found)} 要连着写：${code(expected)}`,
  'not-before-comparison': ({ expected }) => `比较符号前面不能放否定；请写成 ${code(expected)}`,
  'not-whole': ({ text }) => `${code(text)} 应该是整数，比如 \`3\``,
  'rank-equality': ({ op }) => `排名是一条线，前面用 ${code(op)} 没有意义；请用 \`>=\`，比如 \`M >= 前20%\``,
  'case-without-condition': ({ value }) =>
    `${code(value)} 没说给谁；请加上 \`当\` 和条件、\`每当\` 和事件，或者 \`其余\``,
  'line-tag-head': ({ text }) => `一行写的标签里不能有 ${code(text)}；请写成块：\`标签 名字 ${text} { … }\``,
  'repeated-clause': ({ clause }) => `${code(clause)} 写了两遍；请留一个`,
  'mixed-and-or': () =>
    '`且` 比 `或` 结合得更紧，意思可能和看上去的不同；请用括号把该放在一起的括起来，比如 `(甲 且 乙) 或 丙`',
  'quota-unit': ({ found, expected }) => `${code(found)} 和前面的时段对不上；请写成 ${code(expected)}`,
};
