import type { CustomerThing, Field } from '@tagwright/dsl';
import type { Dialect, Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { isPlaceholder } from './checks.js';
import type { FieldQuality } from './fields.js';

/** Customers who share what should be one's own: perhaps one and the same person. */
export interface DuplicatesOf {
  readonly field: Field;
  /** How many values more than one customer has, and how many customers have one of these. */
  readonly values: number;
  readonly customers: number;
  /** Some of them, those whom most share first: the customers' ids, not the value. */
  readonly examples: readonly (readonly string[])[];
}

/** What identifies a person, by the names that fields of it have. */
const IDENTIFYING =
  /phone|mobile|^tel|cell|e?mail|openid|unionid|wechat|passport|id_?card|手机|电话|邮箱|邮件|身份证|护照|微信|证件号/iu;

/** Where so large a part of the values of a text is different, it tells people apart. */
const NEARLY_ALL = 0.95;
const ENOUGH = 20;

/** Whether customers should not share a field's values: by its name, or because nearly all of them are different. */
export const isOnesOwn = ({ field, known, distinct }: FieldQuality): boolean =>
  field.type.kind === 'text' &&
  ([...field.names, field.column].some((name) => IDENTIFYING.test(name)) ||
    (known >= ENOUGH && (distinct ?? 0) >= NEARLY_ALL * known));

const [EXAMPLES, IDS] = [10, 5];

/**
 * Who shares values of a field that are the same but for case, spaces, hyphens and brackets, which an address of mail may
 * have. What stands for no value does not count.
 */
export const duplicatesOf = async (
  session: Session,
  { table, id }: CustomerThing,
  field: Field,
): Promise<DuplicatesOf | undefined> => {
  const column = sql.id(field.column);
  const key = normalised(session.dialect, column);
  const known = sql`from ${sql.id(table)} where ${column} is not null and not ${isPlaceholder(column)}`;
  const shared = sql`select ${key} as key, count(*) as size ${known} group by 1 having count(*) > 1`;
  const found = await session.row<{ values: number; customers: number | null }>(
    sql`select count(*) as "values", cast(sum(size) as bigint) as customers from (${shared}) as shared`,
  );
  if (found === undefined || found.values === 0) return undefined;
  const most = sql`select key, size from (${shared}) as shared order by size desc, key limit ${BigInt(EXAMPLES)}`;
  const place = sql`row_number() over (partition by ${key} order by ${sql.id(id)})`;
  const ids = sql`select ${key} as key, ${sql.id(id)} as customer, ${place} as place ${known}`;
  const examples = new Map<string, string[]>();
  for await (const { key: value, customer } of session.rows<{ key: string; customer: string }>(
    sql`select most.key, one.customer from (${most}) as most join (${ids}) as one on (one.key = most.key) where one.place <= ${BigInt(IDS)} order by most.size desc, most.key, one.place`,
  ))
    examples.set(value, [...(examples.get(value) ?? []), customer]);
  return { field, values: found.values, customers: found.customers ?? 0, examples: [...examples.values()] };
};

const normalised = (dialect: Dialect, column: Sql): Sql => {
  const plain = sql`lower(trim(${column}))`;
  const bare = [' ', '-', '(', ')', '（', '）'].reduce<Sql>((text, sign) => sql`replace(${text}, ${sign}, '')`, plain);
  return sql`case when ${dialect.position(column, sql`'@'`)} > 0 then ${plain} else ${bare} end`;
};
