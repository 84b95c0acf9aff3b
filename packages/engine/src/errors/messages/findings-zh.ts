import type { FindingMessages } from '../findings.js';

const SHOWN = 12;
const quoted = (names: readonly string[]): string =>
  names
    .slice(0, SHOWN)
    .map((name) => `\`${name}\``)
    .join('、') + (names.length > SHOWN ? ` 等 ${names.length} 个` : '');
const meant = (nearest: string | undefined): string => (nearest === undefined ? '' : `；是不是 \`${nearest}\`？`);
const ROLE = { id: '编号', customer: '客户', at: '时间' };

export const zh: FindingMessages = {
  'not-a-number': ({ value }) => `\`${value}\` 不是数；请只写数字和小数点，如 \`1234.50\`，不要千分位和货币符号`,
  'not-an-integer': ({ value }) => `\`${value}\` 不是整数，整数如 \`3\``,
  'too-many-decimals': ({ value, type, limit }) =>
    `\`${value}\` 的小数超过 ${limit} 位，${type === 'money' ? '金额' : '数值'}最多保留 ${limit} 位；请在数据源处取整`,
  'number-too-large': ({ value, limit }) => `\`${value}\` 超出能精确保存的范围 ${limit}`,
  'not-a-bool': ({ value }) =>
    `\`${value}\` 既不是“是”也不是“否”；请写 \`true\`/\`false\`、\`1\`/\`0\` 或 \`是\`/\`否\``,
  'not-a-date': ({ value }) => `\`${value}\` 不是日期；请写成 \`2026-03-01\``,
  'no-such-date': ({ value }) => `没有 \`${value}\` 这一天`,
  'not-a-time': ({ value }) => `\`${value}\` 不是时间；请写成 \`2026-03-01T08:30:00+08:00\`，不写时区则按规则书的时区`,
  'no-such-time': ({ value }) => `没有 \`${value}\` 这个时间：小时到 23，分和秒到 59，日期必须存在`,
  'not-a-duration': ({ value }) =>
    `\`${value}\` 不是时长；请写成 \`1h30min\`、\`1小时30分钟\`、\`PT30S\`，或秒数如 \`30\``,
  'calendar-duration': ({ value }) => `\`${value}\` 含有月或年，它们没有固定的长度；请写天数，如 \`30天\``,
  'not-a-point': ({ value }) => `\`${value}\` 不是位置；请写纬度和经度（度），如 \`31.23,121.47\``,
  'point-out-of-range': ({ value, part }) =>
    part === 'latitude' ? `\`${value}\` 的纬度超过 90 度；纬度写在前面` : `\`${value}\` 的经度超过 180 度`,
  'undeclared-value': ({ value, declared, nearest }) =>
    `\`${value}\` 不在声明的取值 ${quoted(declared)} 之中${meant(nearest) || '；新的取值要先加进目录'}`,
  'text-with-nul': ({ value }) => `文本 \`${value}\` 含有 NUL 字符，数据库无法保存；请在数据源处去掉`,
  'text-with-lone-surrogate': ({ value }) =>
    `文本 \`${value}\` 含有半个字符（孤立的代理项）；它在数据源处被从字符中间截断了`,
  'json-form': ({ value, form }) => `\`${value}\` 是${form === 'list' ? '列表' : '对象'}，而这一列只放单个值`,
  'cell-count': ({ cells, columns }) => `这一行有 ${cells} 格，表头有 ${columns} 格；含逗号的文本要加引号`,
  'json-broken': ({ reason }) => `这一行不是 JSON：${reason}；每行放一个对象`,
  'json-not-object': () => '这一行是 JSON，但不是对象；对象如 `{"id": "c1"}`',
  'missing-key': ({ role }) => `缺少${ROLE[role]}，这样的行无法保存`,
  'unknown-customer-row': ({ customer }) =>
    `没有客户 \`${customer}\`；请把该客户加进客户表，或让导入自动建立这样的客户（\`--create-customers\`）`,
  'merged-customer-row': ({ customer }) =>
    `\`${customer}\` 已并入另一位客户；请先撤销合并（\`unmerge\`），或作为事实逐条录入`,
  'id-with-two-contents': ({ id, firstLine }) =>
    `编号 \`${id}\` 在第 ${firstLine} 行已经出现，内容不同；一个编号只属于一行`,
  'id-known-with-other-content': ({ id }) =>
    `编号 \`${id}\` 已在数据库中，内容不同；要替换已有的数据，请导入新的数据库`,

  'fact-kind-unknown': ({ kind, kinds, nearest }) =>
    `${kind === '' ? '这条事实没有写明种类' : `没有 \`${kind}\` 这种事实`}；\`kind\` 只能是 ${quoted(kinds)} 之一${meant(nearest)}`,
  'event-undeclared': ({ event, declared, nearest }) =>
    `目录中没有事件 \`${event}\`，只有 ${quoted(declared)}${meant(nearest)}`,
  'field-undeclared': ({ table, field, nearest }) =>
    `目录没有为 \`${table}\` 声明 \`${field}\`${meant(nearest) || '；请先声明，或不要给出这一项'}`,
  'field-given-twice': ({ field, other }) => `\`${field}\` 和 \`${other}\` 是同一个字段的两个名称；请只给一个`,
  'tag-not-by-hand': ({ tag, declared, nearest }) =>
    declared.length === 0
      ? `\`${tag}\` 不能手动设置：规则书里没有手动标签`
      : `\`${tag}\` 不能手动设置；可以手动设置的标签有 ${quoted(declared)}${meant(nearest)}`,
  'not-an-id': ({ value }) => `\`${value}\` 不是编号；编号是文本，如 \`"c1"\``,
  'not-an-instant': ({ value }) =>
    `\`${value}\` 不是时间；请写 UTC 毫秒数（整数），或 \`2026-03-01T08:30:00+08:00\` 这样的文本`,
  'not-an-object': ({ value }) => `\`${value}\` 里没有字段；请写成对象，如 \`{"amount": "12.50"}\``,
  'source-with-colon': ({ source }) => `来源 \`${source}\` 含有冒号，而冒号用来隔开来源和编号；请换一个不含冒号的名称`,
  'unknown-customer-fact': ({ customer }) =>
    `没有客户 \`${customer}\`；请先录入该客户，或允许自动建立客户（\`createCustomers\`）`,
  'until-before-from': ({ from, until }) =>
    `结束时间（${new Date(until).toISOString()}）不晚于开始时间（${new Date(from).toISOString()}）；请改晚，或不设结束时间`,
  'merge-with-itself': ({ customer }) => `\`${customer}\` 不能与自己合并；请指定另一个客户`,
  'merged-already': ({ merged, customer }) => `\`${merged}\` 已经并入 \`${customer}\`；请先撤销那次合并（\`unmerge\`）`,
  'not-merged': ({ customer }) => `\`${customer}\` 没有并入任何客户，无从撤销`,

  'folder-missing': ({ path }) => `没有文件夹 \`${path}\``,
  'file-unreadable': ({ reason }) => `文件无法读取：${reason}`,
  'file-not-of-catalog': ({ table, nearest }) => `目录中没有表 \`${table}\`，因此不读取此文件${meant(nearest)}`,
  'file-kind-unknown': () => '无法读取这种文件；请给 `.csv`、`.tsv`、`.ndjson` 或 `.jsonl` 文件，也可以再加 `.gz`',
  'table-in-two-files': ({ table, other }) => `表 \`${table}\` 同时在 \`${other}\` 中；请只留一个文件`,
  'customer-table-missing': ({ table, folder }) =>
    `没有客户表的文件；请${folder === undefined ? '同时给出' : `在 \`${folder}\` 中放入`} \`${table}.csv\`（或 \`.ndjson\`，均可加 \`.gz\`）`,
  'event-table-missing': ({ table }) => `没有 \`${table}\` 的文件：这次不导入这种事件`,
  'file-empty': () => '文件是空的；第一行应写列名',
  'key-column-missing': ({ table, column, found, nearest }) =>
    `缺少列 \`${column}\`，没有它 \`${table}\` 的行无法保存；文件中有 ${quoted(found)}${meant(nearest)}`,
  'field-column-missing': ({ column, nearest }) => `缺少列 \`${column}\`：这一项全部为空${meant(nearest)}`,
  'column-undeclared': ({ column, nearest }) => `跳过列 \`${column}\`：目录没有声明它${meant(nearest)}`,
  'column-twice': ({ column }) => `列 \`${column}\` 在表头中出现两次；请改名或删去一个`,
  'line-ends-cr': () => '行尾是单独的回车符（CR）；请以 LF 或 CRLF 换行保存',
  'quote-broken': () => '带引号的格子在右引号之后还有内容；格子里的引号要写两遍：`""`',
  'quote-unclosed': () => '带引号的格子没有结束；请检查这一行是否多了一个 `"`',
  'record-too-long': ({ limit }) => `这一行超过 ${limit} 个字符；多半是其中的引号没有结束`,
  'encoding-broken': ({ encoding, byte, gb18030 }) =>
    `这一行的第 ${byte} 个字节不是 ${encoding}；${gb18030 ? '按 GB18030 可以读出：请用 `--encoding gb18030` 导入，或另存为 UTF-8' : '请把文件另存为 UTF-8'}`,
  'encoding-utf16': () => '文件是 UTF-16 编码；请另存为 UTF-8',
  'gzip-broken': ({ reason }) => `文件无法解压：${reason}；可能在传输中被截断`,
  'rejects-unwritable': ({ reason }) => `存放问题行的文件无法写入：${reason}`,
};
