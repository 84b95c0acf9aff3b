import { type CustomTypesConfig, types as wireTypes } from 'pg';

const { builtins } = wireTypes;

/** Integers are numbers where a number can hold them, else BigInt; booleans are 0 and 1, as SQLite has them. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, (text) => inNumber(BigInt(text))],
  [builtins.INT4, Number],
  [builtins.INT2, Number],
  [builtins.FLOAT8, Number],
  [builtins.NUMERIC, (text) => (/^-?\d+$/.test(text) ? inNumber(BigInt(text)) : Number(text))],
  [builtins.BOOL, (text) => (text === 't' ? 1 : 0)],
]);

const inNumber = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

const asText = (text: string): string => text;

/** How values of the wire become values of ours. */
export const types: CustomTypesConfig = {
  getTypeParser: ((type: number) => parsers.get(type) ?? asText) as CustomTypesConfig['getTypeParser'],
};
