import type { Table } from './read-table.js';

/** What a column holds, as the language's types are written: `text`, `money`, `one of 男, 女`. */
export type ColumnType = 'text' | 'integer' | 'number' | 'money' | 'date' | 'time' | 'bool' | 'enum';

/** What a column is good for. */
export type ColumnRole = 'field' | 'customer' | 'time' | 'id' | 'none';

export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly type: ColumnType;
  /** Of an `enum`, in the order of frequency. */
  readonly values: readonly string[];
  /** A few of its values. */
  readonly samples: readonly string[];
  /** How many cells are empty. */
  readonly missing: number;
}

export interface TableGuess {
  /** Whether a row is a customer, or something that happened to one. */
  readonly kind: 'customer' | 'event';
  readonly columns: readonly ColumnGuess[];
}

const NAMES = {
  customer:
    /^((customer|user|member|client|buyer)[_ ]?(id|no)?|uid|openid|(客户|会员|用户|顾客|买家)(编号|号|id|ID|代码)?)$/i,
  time: /(^|[_ ])(at|time|date|datetime|timestamp)$|时间$|日期$|^(下单|支付|创建|浏览|发生)/i,
  id: /^id$|(order|event|trade|bill|serial|line)[_ ]?(id|no|number)$|(订单|流水|单据|交易|明细)(编号|号)$|^(编号|单号)$/i,
  money: /金额|单价|价格|售价|费用?$|收入|余额|优惠|amount|price|total|revenue|income|cost|discount|paid|money/i,
} as const;

/** So many cells of a column tell its type, and so many distinct ones make it an enumeration. */
const [LOOKED_AT, MOST_VALUES, LONGEST_VALUE, LEAST_ROWS] = [2000, 8, 12, 20];

/** What a table seems to be: whose rows they are, what its columns hold. Everything of it can be chosen otherwise. */
export const guessTable = ({ header, rows }: Table): TableGuess => {
  const columns = header.map((name, column) => guessColumn(name, column, rows));
  const named = (role: 'customer' | 'time' | 'id') => columns.find((each) => NAMES[role].test(each.header));
  const isUnique = ({ column }: ColumnGuess): boolean =>
    new Set(rows.map((row) => row[column])).size === rows.length && rows.length > 0;
  const when = columns.find(({ header: name, type }) => NAMES.time.test(name) && (type === 'time' || type === 'date'));
  const whose = named('customer') ?? (when === undefined ? named('id') : undefined) ?? columns.find(isUnique);
  const kind = whose !== undefined && isUnique(whose) ? 'customer' : when === undefined ? 'customer' : 'event';
  const own = kind === 'event' ? named('id') : undefined;
  const roleOf = (each: ColumnGuess): ColumnRole => {
    if (each === whose) return 'customer';
    if (kind === 'event' && each === when) return 'time';
    if (each === own) return 'id';
    return each.header === '' || each.missing === rows.length ? 'none' : 'field';
  };
  return { kind, columns: columns.map((each) => ofRole(each, roleOf(each))) };
};

/** What tells rows apart is text, however few there are. */
const ofRole = (guess: ColumnGuess, role: ColumnRole): ColumnGuess =>
  role === 'customer' || role === 'id' ? { ...guess, role, type: 'text', values: [] } : { ...guess, role };

const guessColumn = (header: string, column: number, rows: Table['rows']): ColumnGuess => {
  const cells = rows.slice(0, LOOKED_AT).map((row) => (row[column] ?? '').trim());
  const known = cells.filter((cell) => cell !== '');
  const counts = new Map<string, number>();
  for (const cell of known) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const values = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const type = typeOf(header, known, values);
  return {
    column,
    header,
    role: 'field',
    type,
    values: type === 'enum' ? values : [],
    samples: values.slice(0, 3),
    missing: rows.filter((row) => (row[column] ?? '').trim() === '').length,
  };
};

const typeOf = (header: string, known: readonly string[], values: readonly string[]): ColumnType => {
  const all = (pattern: RegExp): boolean => known.length > 0 && known.every((cell) => pattern.test(cell));
  if (all(/^(true|false|yes|no|是|否)$/i)) return 'bool';
  // A telephone number or an id that is all digits is no quantity.
  const isCode = known.some((cell) => /^0\d|^\d{9,}$/.test(cell));
  if (!isCode && all(/^[-+]?[¥￥$]?[\d,]+(\.\d+)?$/)) {
    if (NAMES.money.test(header) || known.some((cell) => /^[¥￥$]/.test(cell))) return 'money';
    return all(/^[-+]?\d+$/) ? 'integer' : 'number';
  }
  if (all(/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/)) return 'date';
  if (all(/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}/)) return 'time';
  const isEnum =
    known.length >= LEAST_ROWS &&
    values.length >= 2 &&
    values.length <= MOST_VALUES &&
    values.every((value) => [...value].length <= LONGEST_VALUE);
  return isEnum ? 'enum' : 'text';
};
