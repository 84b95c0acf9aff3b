import type { HeldKind } from '../findings.js';
import { code, type ImportMessages } from './words.js';

const KINDS: Readonly<Record<HeldKind, string>> = {
  number: '数值',
  text: '文本',
  bool: '是否',
  date: '日期',
  time: '时间',
  duration: '时长',
  enum: '枚举',
  set: '多值',
  point: '位置',
  distance: '距离',
  tag: '标签',
};
/** How a value of a kind is written in a rule that is taken over; the others are written in no way. */
const WRITTEN: Readonly<Partial<Record<HeldKind, string>>> = {
  number: '数字，如 `12.5`',
  bool: ' `true` 或 `false`',
  date: '文本，如 `"2026-06-30"`',
  time: '文本，如 `"2026-06-30"`',
  duration: '文本，如 `"90d"`',
};
const list = (names: readonly string[]): string => names.map(code).join('、');
const either = (names: readonly string[]): string => names.map(code).join(' 或 ');
const meant = (names: readonly string[]): string =>
  names.length === 0 ? '' : `，是不是 ${names.map(code).join(' 或 ')}？`;

export const zh: ImportMessages = {
  'no-rule': () => '这里没有规则：文档应是一条规则、以名称为键的多条规则，或一组带 name 的规则',
  'name-taken': ({ name }) => `规则书里已经有 ${code(name)}，请给这条规则换个名称`,
  'unknown-field': ({ name, nearest }) =>
    `客户身上没有叫 ${code(name)} 的字段、指标或标签${nearest.length === 0 ? '，请用 `--field` 说明它在规则书里对应什么' : meant(nearest)}`,
  'unknown-operator': ({ operator }) => `${code(operator)} 不是这种格式的运算符`,
  'no-counterpart': ({ operator }) => `规则语言里没有与这里的 ${code(operator)} 对应的写法，请手工改写这条规则`,
  'wrong-shape': ({ operator, found }) => `${code(operator)} 不接受 ${code(found)}`,
  'computed-name': () => '这里的字段名是算出来的，规则语言只能直接写字段名',
  'needs-constant': ({ operator }) => `${code(operator)} 的两边都是字段，其中一边必须是写明的值`,
  'kinds-differ': ({ left, right }) => `${KINDS[left]}不能与${KINDS[right]}比较`,
  'value-does-not-fit': ({ name, kind, value }) =>
    `${code(name)} 是${KINDS[kind]}，不能与 ${code(value)} 搭配${WRITTEN[kind] === undefined ? '' : `，请写成${WRITTEN[kind]}`}`,
  'undeclared-value': ({ name, value, declared }) =>
    `${code(name)} 没有 ${code(value)} 这个值，已声明的有 ${list(declared)}`,
  'order-differs': ({ name }) =>
    `${code(name)} 的值在规则书里有自己的高低顺序，在原系统里则按字符排序；请直接列出要的值`,
  'condition-as-value': () => '这里把条件当作值来比较，规则语言里两者不能混用',
  'number-out-of-range': ({ value }) => `规则语言里没有 ${code(value)} 这样的数：小数最多六位，最大约九十亿`,
  'mixed-results': () => '这个 `if` 的结果有的是名称，有的是算出来的：做标签要全是名称，做人群要全是条件',
  'too-many-cases': ({ limit }) => `展开后超过 ${limit} 种情况，请减少一次判断的字段`,
  'too-large': ({ operator, limit }) =>
    `规则语言里没有连接条件的 ${code(operator)}，只能展开来写，展开后超过 ${limit} 个条件；请把其中几部分单独写成人群，再手工组合`,
  'too-deep': ({ limit }) => `规则嵌套了不止 ${limit} 层；请把其中一部分单独写成一条规则`,
  'missing-counts': ({ names }) =>
    `JSON Logic 里空值就是 null，既算作 0，又等于 null，所以 ${either(names)} 为空时这里也成立；已如实写出，如果不是本意请删去`,
  'missing-differs': ({ names }) => `${either(names)} 为空时，JSON Logic 会拿 null 继续算；在这里，空值不与任何值比较`,
  'number-as-text': ({ name, value }) =>
    `${code(name)} 是文本，必须写作 ${code(value)} 才算相等；JSON Logic 还接受这个数的其他写法`,
  'division-by-zero': () => 'JSON Logic 把除以零当作无穷大；在这里结果为空，不与任何值比较',
  'rule-left-out': ({ why }) => (why === 'muted' ? '这一条已被停用，没有导入' : '这一条还没有选字段或运算符，没有导入'),
  'empty-group': () => '这一组里没有规则，对所有人都成立',
};
