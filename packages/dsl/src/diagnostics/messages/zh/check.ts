import type { CheckCodes, KindWord, OperandRole, ThingWord } from '../../codes/check.js';
import { code, type Messages } from '../words.js';
import { patterns } from './patterns.js';
import { reasoning } from './reasoning.js';
import { tests } from './tests.js';
import { didYouMean, kinds, KINDS, or, THINGS } from './words.js';

const list = (texts: readonly string[]): string => texts.map(code).join('、');

/** 检查器说的话，中文。 */
export const check: Messages<CheckCodes> = {
  ...patterns,
  ...tests,
  'unknown-name': ({ name, wanted, nearest }) =>
    wanted === 'value' || wanted === 'condition'
      ? `规则书里没有 ${code(name)}${didYouMean(nearest) || UNKNOWN}`
      : `没有名为 ${code(name)} 的${THINGS[wanted]}${didYouMean(nearest) || UNKNOWN}`,
  'unknown-field': ({ name, owner, nearest }) =>
    `${owner === '' ? '客户' : `${code(owner)} `}没有 ${code(name)} 这个字段${didYouMean(nearest)}`,
  'wrong-thing': ({ name, is, wanted }) => wrongThing(name, is, wanted),
  'duplicate-name': ({ name, event }) =>
    event !== ''
      ? `${code(event)} 有两个字段都叫 ${code(name)}；请给其中一个改名`
      : `${code(name)} 已经是别的东西的名字；整本规则书里一个名字只指一样东西，请给其中一个改名`,
  'duplicate-declaration': ({ what }) =>
    what === 'customer'
      ? '`客户` 写了两遍；请把所有字段合并到同一个 `客户 { … }` 里'
      : '`时区` 写了两遍；所有规则共用一个日历，请只留一个',
  'reserved-field': ({ name }) =>
    `事件的字段不能叫 ${code(name)}，因为在规则里 ${code(name)} 就是事件发生的时间；请换个名字，列名可以用 \`来自 ${name}\` 指定`,
  'duplicate-value': ({ value, of }) => `${code(value)} 在 ${code(of)} 里出现了两次，排在第几位就说不清了；请留一个`,
  'field-needs-aggregate': ({ event, field }) =>
    `${code(field)} 是 ${code(event)} 的字段，而一个客户可以有很多次 ${code(event)}；请说明取哪一个，比如 ${code(`末次(${event}.${field})`)} 或 ${code(`总和(${event}.${field})`)}`,
  'other-event': ({ event, field, inside, step }) =>
    step
      ? `${code(`${event}.${field}`)} 是前面步骤的字段，要先给那一步起个名字：那里写 ${code(`${event} 记为 v`)}，这里写 ${code(`v.${field}`)}`
      : `这里逐条看的是 ${code(inside)}，用不了 ${code(`${event}.${field}`)}；这里只能用 ${code(inside)} 的字段、客户的字段和指标`,
  'undeclared-value': ({ value, of, holder, nearest, declared }) =>
    `${holder === 'tag' ? '标签 ' : ''}${code(of)} 没有 ${code(value)} 这个值${didYouMean(nearest) || `，它的值有：${list(declared)}`}`,
  'literal-needs-quotes': ({ value, of }) =>
    `不加引号的 ${code(value)} 会被当成语言里的词，而不是 ${code(of)} 的值；请写成 ${code(`"${value}"`)}`,
  cycle: ({ path }) =>
    path.length === 2
      ? `${code(path[0] ?? '')} 的定义里用到了它自己，算不出来；请把它从自己的定义里去掉`
      : `它们互相引用，谁都没法先算：${path.map(code).join(' → ')}；请在其中一处断开`,

  'missing-timezone': () => '没有写时区，“天”和“月”都按 UTC 算；请加一行，比如 `时区 "Asia/Shanghai"`',
  'unknown-timezone': ({ zone, nearest }) =>
    `${code(zone)} 不是时区名${nearest.length > 0 ? didYouMean(nearest) : '；请写成 `"Asia/Shanghai"` 或 `"UTC"` 这样'}`,
  'list-file-missing': ({ path }) => `读不到文件 ${code(path)}；请把它放进规则书的文件夹，每行一个值`,
  'empty-list': ({ list: name, path }) => `名单 ${code(name)} 是空的：${code(path)} 里一个值也没有，任何人都不在其中`,
  'duplicate-column': ({ column, table }) =>
    `${code(table)} 的列 ${code(column)} 已经给了别的字段（列名不分大小写）；请用 \`来自\` 另指一列`,
  'duplicate-table': ({ table }) =>
    `表 ${code(table)} 已经存了别的数据；客户和每种事件都要有自己的表，请用 \`来自\` 另指一张`,
  'reserved-identifier': ({ name }) =>
    `${code(name)} 不能用作表名或列名：以 \`tw_\`、\`tws_\`、\`sqlite_\` 开头的名字留作内部使用；请用 \`来自\` 另取一个`,
  'set-element': ({ found }) =>
    `多值字段里不能放${KINDS[found]}；可以放 \`文本\`、\`枚举 …\`、\`整数\`、\`数值\` 或 \`日期\``,
  'wrong-mapping': ({ role, why }) =>
    why === 'twice'
      ? `${code(role)} 的列写了两遍，请留一个`
      : `客户自己的表里没有 ${code(role)} 这一列可指；这里只能指定 \`id\` 和 \`at\``,

  'mixed-kinds': ({ left, right, subject, other }) =>
    `${code(subject)} 是${KINDS[left]}，${code(other)} 却是${KINDS[right]}，两者没法比较`,
  'missing-unit': ({ value, subject }) =>
    `${code(subject)} 是时长，${code(value)} 后面要写单位；比如 ${code(`${value}天`)} 或 ${code(`${value}小时`)}`,
  'unexpected-unit': ({ text, against, subject }) =>
    `${code(text)} 是时长，而 ${code(subject)} 是${KINDS[against]}；请直接写数字`,
  'time-against-span': ({ name }) =>
    `${code(name)} 是一个时间点，不是时长；想问过去了多久，请写 ${code(`距今(${name})`)}`,
  'number-against-text': ({ value, subject }) =>
    `${code(subject)} 是文本，只能和文本比较；请加上引号：${code(`"${value}"`)}`,
  'wrong-operands': ({ op, left, right, subject, other }) => wrongOperands(op, left, right, subject, other),
  'wrong-operand': ({ role, subject, found, expected }) => wrongOperand(role, subject, found, expected),
  'wrong-argument': ({ fn, subject, found, expected }) =>
    `${code(fn)} 要的是${kinds(expected)}，而 ${code(subject)} 是${KINDS[found]}${found === 'date' && expected.length === 1 ? `；要问日期是否落在某段时间里，请写 ${code(`${subject} ${fn === 'until' ? '未来30天内' : '近30天'}`)}` : ''}`,
  'wrong-argument-count': ({ fn, found, least, most }) =>
    `${code(fn)} 的括号里${least === most ? `要写 ${least} 个值` : `至少要写 ${least} 个值`}，现在是 ${found} 个`,
  'argument-not-constant': ({ fn, wanted }) =>
    `${code(fn)} 的这一项要直接写成${wanted === 'text' ? '带引号的文本' : wanted === 'number' ? '数字' : '整数'}，不能随客户变化`,
  'out-of-range': ({ what, value, low, high }) =>
    `${code(value)} 不能作为${RANGES[what]}，取值范围是 ${low} 到 ${high}`,
  'value-as-condition': ({ found, subject }) =>
    `${code(subject)} 是${KINDS[found]}，不是条件；请拿它和什么比一比，比如 ${code(`${subject} ${found === 'bool' ? '= 是' : found === 'duration' ? '> 90天' : found === 'text' || found === 'enum' ? '= …' : '> …'}`)}`,
  'condition-as-value': ({ text }) => `${code(text)} 是条件，只有成立和不成立；这里要的是一个值，比如字段、指标或数字`,
  'calendar-span': ({ text }) =>
    `${code(text)} 的长短不固定（各月、各年天数不同）；这里请写天数，或者直接拿 \`距今(…)\`、\`剩余(…)\` 和它比较`,
  'fractional-calendar-span': ({ text }) => `${code(text)} 不是整月或整年；请写整数，或者改用天数，比如 \`45天\``,
  'zero-span': ({ text }) => `${code(text)} 的长度为零，什么都落不进去；请写长一点的时间`,
  'span-too-long': ({ text }) => `${code(text)} 超过一千年，已经没有日历靠得住；要看全部历史，不写时间段就行`,
  'number-too-large': ({ value }) => `${code(value)} 太大，超出了能精确保存的范围`,
  'number-too-fine': ({ value, digits }) =>
    digits === 0
      ? `${code(value)} 在这里要写成整数；请四舍五入`
      : `${code(value)} 的小数超过 ${digits} 位，最多只保留 ${digits} 位；请四舍五入`,
  'distance-as-value': () => '距离只能和公里数比较，比如 `距离(位置, 31.2, 121.5) <= 5`，或者用来排名；不能做别的计算',
  'item-not-constant': ({ name }) => `这里不能写 ${code(name)}：要找的值需要直接写出来，比如 \`含有 "${name}"\``,
  'tag-as-value': ({ tag }) =>
    `请写明要标签 ${code(tag)} 的哪个值，比如 ${code(`标签 ${tag} = …`)}；只问有没有值，写 ${code(`标签 ${tag} 不为空`)}`,
  'order-needs-value': ({ of }) =>
    `${code(of)} 的高低是按它声明的值排的；右边请写其中一个值，比如 ${code(`${of} >= …`)}`,
  'empty-range': ({ low, high }) => `${code(low)} 比 ${code(high)} 大，两者之间什么也没有；小的写在前面`,

  'aggregate-without-event': ({ fn, examples }) =>
    `${code(fn)} 统计的是事件，这里没写是哪个事件；请写上事件和它的字段${
      examples.length > 0
        ? `，比如 ${or(
            examples.map((text) => code(`${fn}(${text})`)),
            ' 或 ',
          )}`
        : ''
    }`,
  'aggregate-of-customer': ({ fn, name, is }) =>
    `${code(name)} 是${is === 'metric' ? '指标' : '客户的字段'}，每个客户本来就只有一个值；${code(fn)} 是用来统计事件的，直接用 ${code(name)} 就行`,
  'aggregate-needs-field': ({ fn, event, examples }) =>
    `${code(fn)} 要知道算 ${code(event)} 的哪个字段${
      examples.length > 0
        ? `，比如 ${or(
            examples.map((text) => code(`${fn}(${text})`)),
            ' 或 ',
          )}`
        : `，而 ${code(event)} 没有合适的字段`
    }`,
  'aggregate-takes-no-field': ({ fn, event }) =>
    `${code(fn)} 看的是整条事件，不是其中某个字段；只写 ${code(event)} 就行`,
  'aggregate-wrong-kind': ({ fn, subject, found, expected }) =>
    `${code(fn)} 只能算${kinds(expected)}，而 ${code(subject)} 是${KINDS[found]}`,
  'share-needs-where': ({ event }) =>
    `占比要用 \`其中\` 说明占的是哪一部分，比如 ${code(`占比(${event} 其中 …)`)}；不写的话结果永远是 1`,
  'where-outside-event': ({ event, text }) =>
    `${code(text)} 没有说到 ${code(event)}，却写在它的 \`其中\` 里面（\`其中\` 会把后面的 \`且\` 都算进去）；请挪到整个 ${code(event)} 条件的后面`,
  'not-in-where': ({ what }) => `\`其中\` 是一条一条看事件的，${NOT_IN_WHERE[what]}；请把这个条件移到 \`其中\` 外面`,
  'ranked-metric-in-where': ({ metric }) =>
    `${code(metric)} 用到了全体客户的 \`评分\`，要等所有事件都算完才知道，不能反过来决定算哪些事件`,
  'any-event-where': () =>
    '`任意事件` 后面不能写 `其中`，因为各种事件的字段不一样；请写明是哪个事件，比如 `做过 订单 其中 …`',
  'window-needs-time': ({ found, subject }) =>
    `只有日期和时间点才谈得上落在某段时间里，而 ${code(subject)} 是${KINDS[found]}${found === 'bool' ? `；如果这段时间说的是事件，请在前面写成 ${code(`${subject} = 是`)}` : ''}`,
  'clock-span-on-date': ({ text }) => `日期没有时分秒，没法用 ${code(text)} 来量；请用天数，比如 \`1天\``,
  'window-reversed': ({ form }) =>
    form === 'ago'
      ? '时间段的头尾写反了：离现在更远的写在前面，比如 `介于 90天 与 30天前`'
      : '时间段的头尾写反了：早的日期写在前面，比如 `从 2026-11-01 到 2026-11-11`',
  'empty-window': () => '时间段的开头和结尾是同一刻，什么都落不进去',
  'future-events': () => '将来的事件还没有发生，这个条件永远不成立；`明天`、`未来…内` 只能用在日期上，比如预约日期',
  'clock-in-on': ({ date, time }) =>
    `\`于\` 指的是一整天，不能带钟点 ${code(time)}；请写 ${code(`于 ${date}`)}，要精确到钟点就写 \`从 … 到 …\``,
  'pointless-times': () => '`至少0次` 对谁都成立；请写 `至少1次`，或者去掉',

  'rank-wrong-kind': ({ found, subject }) =>
    `${code(subject)} 是${KINDS[found]}，没法排名；能排名的是数值、金额、时长、日期和距离`,
  'rank-average-kind': () => '距离不算平均；请用 `中位数`，或者 `后20%` 这样的比例',
  'rank-out-of-range': ({ form, amount }) =>
    form === 'count'
      ? `名次 ${code(amount)} 不成立；请写至少为 1 的整数，比如 \`前100名\``
      : `${code(form === 'percent' ? `${amount}%` : `${amount}分位`)} 不是合理的比例；要大于 0、不超过 100，比如 ${form === 'percent' ? '`前20%`' : '`95分位`'}`,
  'exactly-without-count': () => '`恰好` 用来在并列时正好取够人数，只能跟在人数后面，比如 `前100名 恰好`',
  'exactly-wrong-direction': ({ op, wanted }) =>
    `用了 \`恰好\`，比较就要写 ${code(wanted)}，不能写 ${code(op)}：${wanted === '>=' ? '`>= 前100名 恰好` 就是这 100 个人' : '`<= 后100名 恰好` 就是这 100 个人'}`,
  'per-wrong-field': ({ name, found }) =>
    `${code(name)} 是${found in KINDS ? KINDS[found as KindWord] : THINGS[found as ThingWord]}，不能用来给客户分组；\`按\` 后面要写客户的字段，类型是文本、枚举、是否、整数或日期`,
  'among-not-about-customer': () => '这个条件对每个客户都一样，起不到限定作用；请写像 `限于 (城市 = 北京)` 这样的条件',

  'tag-lines-split': ({ tag }) => `标签 ${code(tag)} 的几行分散在不同文件里，先后顺序说不清；请放到同一个文件`,
  'tag-line-beside-block': ({ tag }) => `标签 ${code(tag)} 已经用 \`{ … }\` 写过了；请把这一条写进它的花括号里`,
  'empty-tag': ({ tag }) => `标签 ${code(tag)} 一个值都没有；请加上一条，比如 \`{ 好 当 … }\``,
  'on-needs-expires': ({ value }) =>
    `\`每当\` 只在事件发生的那一刻给出 ${code(value)}；请写明保留多久，比如 \`有效期 30天\``,
  'otherwise-not-last': ({ value }) =>
    `\`其余\` 会收下剩下的所有人，写在它后面的永远轮不到；请把 ${code(value)} 挪到最后`,
  'otherwise-twice': ({ value }) =>
    `一个标签只能有一个 \`其余\`：前一个已经收下剩下的所有人，没有人会得到 ${code(value)}`,
  'otherwise-not-allowed': ({ value }) =>
    `\`多选\` 标签没有 \`其余\`，因为每个值各算各的；请给 ${code(value)} 写上 \`当 …\``,
  'otherwise-expires': ({ value }) => `${code(value)} 是其他情况都不成立时的值，谈不上过期；请去掉 \`有效期\``,
  'manual-with-trigger': ({ tag, value }) =>
    `标签 ${code(tag)} 由人手动设置，${code(value)} 后面不能写条件；请去掉条件，或者去掉 \`手动\``,
  'ordered-many': ({ tag }) => `标签 ${code(tag)} 不能既 \`有序\` 又 \`多选\`：有了唯一的值才能比高低；请去掉其中一个`,
  'tag-not-ordered': ({ tag, op }) =>
    `${code(op)} 问的是哪个值更高，而标签 ${code(tag)} 的值没有高低；请用 \`=\` 比较，或者把标签声明为 \`有序\``,
  'many-needs-has': ({ tag, value }) =>
    `标签 ${code(tag)} 可以同时有好几个值，请用 \`含有\` 来问：${code(`标签 ${tag} 含有 ${value || '…'}`)}`,
  'exclusive-needs-equals': ({ tag, value }) =>
    `标签 ${code(tag)} 最多只有一个值，直接比较就行：${code(`标签 ${tag} = ${value || '…'}`)}`,
  'tag-needs-value': ({ tag, declared }) =>
    `标签 ${code(tag)} 只能和它自己的值比较${declared.length > 0 ? `：${list(declared)}` : ''}`,
  'manual-never-expires': ({ tag }) =>
    `手动设置的 ${code(tag)} 永远不会失效，情况早变了也还留着；请在 \`手动\` 后面加上期限，比如 \`有效期 1年\``,
  'never-false-again': ({ value, text }) =>
    `${code(text)} 一旦成立就永远成立，${code(value)} 永远不会到期；请改用 \`每当 …\`，由事件来给值，或者加上时间段，比如 \`近30天\``,

  ...reasoning,
  'same-definition': ({ name, other }) =>
    `${code(name)} 和 ${code(other)} 的定义一样；请只留一个，免得改了这个忘了那个`,
  'separate-tags': ({ tag, metric, combined }) =>
    `${code(tag)} 只是把 ${code(metric)} 切成几段，而 ${code(combined)} 已经把这些指标合在一起；规则可以直接用 ${code(metric)}，这个标签也许不需要`,
  'negation-of-missing': ({ name, text, who }) =>
    `没有 ${code(name)} 的${who === 'event' ? '事件' : '客户'}也满足 ${code(text)}；如果不想包括${who === 'event' ? '它们' : '他们'}，请加上 ${code(`${name} 不为空`)}`,
  'recency-ranked-top': ({ name }) => `${code(name)} 排在前面的是间隔最久的；要最近的，请写 \`<= 后20%\``,
  'repeats-field': ({ tag, field, renamed }) =>
    `标签 ${code(tag)} 只是把字段 ${code(field)} ${renamed ? '换了个说法' : '重复了一遍'}；规则可以直接用 ${code(field)}，这个标签也许不需要`,
  'too-many-values': ({ tag, count, limit }) => `标签 ${code(tag)} 有 ${count} 个值；超过 ${limit} 个，人就很难分清了`,
  'too-many-tags': ({ count, limit }) => `规则书里有 ${count} 个标签；超过 ${limit} 个就不好找了，多数也不会有人用`,
};

const UNKNOWN = '；请检查写法，或者先声明它';

const wrongThing = (name: string, is: ThingWord, wanted: ThingWord): string => {
  const start = `${code(name)} 是${THINGS[is]}`;
  if (is === 'tag' && (wanted === 'value' || wanted === 'condition')) {
    return `${start}；要问它的某个值，请写 ${code(`标签 ${name} = …`)}`;
  }
  if (is === 'segment') return `${start}；要问谁在其中，请写 ${code(`属于 人群 ${name}`)}`;
  if (is === 'event' && wanted === 'condition') return `${start}；要问有没有发生过，请写 ${code(`做过 ${name}`)}`;
  if (is === 'event' && wanted === 'value')
    return `${start}，不是值；可以数次数 ${code(`次数(${name})`)}，或者取它的字段`;
  if (is === 'list') return `${start}；要问某个值在不在其中，请写 ${code(`… 属于 ${name}`)}`;
  return `${start}，这里要的是${THINGS[wanted]}`;
};

const wrongOperands = (op: string, left: KindWord, right: KindWord, subject: string, other: string): string => {
  const both = `${code(subject)} 是${KINDS[left]}，${code(other)} 是${KINDS[right]}`;
  const verbs: Readonly<Record<string, string>> = { '+': '相加', '-': '相减', '*': '相乘', '/': '相除' };
  if ((left === 'time' || left === 'duration') && right === 'number' && (op === '+' || op === '-')) {
    return `${both}；时长要带单位，比如 ${code(/^\d+$/.test(other) ? `${other}天` : '30天')}`;
  }
  return `${both}，不能${verbs[op] ?? '一起计算'}`;
};

const wrongOperand = (role: OperandRole, subject: string, found: KindWord, expected: readonly KindWord[]): string => {
  const start = `${code(subject)} 是${KINDS[found]}`;
  if (found === 'set') return `${start}；要问里面有没有某个值，请写 ${code(`${subject} 含有 …`)}`;
  switch (role) {
    case 'equality':
      return found === 'distance'
        ? `${start}，几乎不可能正好相等；请用 \`<=\` 或 \`>=\``
        : `${start}，不能直接比较；请用 \`距离(${subject}, …, …)\` 来量`;
    case 'ordering':
      return `${start}，没有高低之分；请用 \`=\` 比较`;
    case 'between':
      return `${start}，没有“之间”可言；\`介于\` 用于${kinds(expected)}`;
    case 'in':
      return `${start}，不能在一组值里查找；能查找的是${kinds(expected)}`;
    case 'in-list':
      return `${start}，而名单文件里是文本；只有文本才能在名单里查找`;
    case 'text-test':
      return `${start}；只有文本才能用 \`包含\`、\`开头为\`、\`结尾为\``;
    case 'has':
      return `${start}，只有一个值；\`含有\` 用于多值字段：这里请用 \`=\`，找文本片段用 \`包含\``;
    case 'minus':
      return `${start}，没有负数`;
  }
};

const RANGES = { latitude: '纬度', longitude: '经度', parts: '份数', buckets: '桶数' } as const;

const NOT_IN_WHERE = {
  tag: '而标签说的是整个客户',
  segment: '而人群说的是整个客户',
  did: '而 `做过` 问的是别的事件',
  rank: '而排名比的是客户，不是事件',
  score: '而 `评分` 比的是客户，不是事件',
  history: '而持续了多久说的是整个客户',
} as const;
