import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { SqliteQueryCompiler } from 'kysely';

/** A statement of SQLite has room for so many parameters. */
export const MOST_PARAMETERS = 32_766;

/**
 * SQLite's statements with as few parameters as can be, for those that have more than SQLite takes: integers are
 * written in digits, and texts in the hexadecimal digits of their bytes, in which no text can end the literal that it
 * stands in. Doubles stay parameters: their digits might be read back as another double.
 */
export class WrittenOut extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (typeof value === 'bigint') this.append(String(value));
    else if (typeof value === 'string') this.append(`cast(x'${bytesToHex(utf8ToBytes(value))}' as text)`);
    else super.appendValue(value);
  }
}
