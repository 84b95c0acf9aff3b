import { createHash, type Hash } from 'node:crypto';

/** Who holds a value, small enough to be sent between processes: how many they are, and a digest of their ids. */
export interface Members {
  readonly count: number;
  readonly digest: string;
}

/** By `rule=value`; the value of a segment is {@link IN}. */
export type MembersByValue = ReadonlyMap<string, Members>;

/** The one value that a segment has for its members. */
export const IN = 'in';

/** Gathers members without keeping them: ids come in ascending order for each value, one value among the others. */
export class MembersDigest {
  private readonly values = new Map<string, { hash: Hash; waiting: string; count: number }>();

  add(rule: string, value: string, customer: string): void {
    const key = `${rule}=${value}`;
    let entry = this.values.get(key);
    if (entry === undefined) {
      entry = { hash: createHash('sha256'), waiting: '', count: 0 };
      this.values.set(key, entry);
    }
    entry.count += 1;
    entry.waiting += `${customer}\n`;
    if (entry.waiting.length > 65_536) {
      entry.hash.update(entry.waiting);
      entry.waiting = '';
    }
  }

  members(): MembersByValue {
    const members = new Map<string, Members>();
    for (const [key, { hash, waiting, count }] of this.values) {
      members.set(key, { count, digest: hash.update(waiting).digest('hex') });
    }
    return members;
  }
}

/** What two evaluations say differently, in words; empty where they agree. */
export const differences = (one: MembersByValue, other: MembersByValue): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((key) => one.get(key)?.digest !== other.get(key)?.digest)
    .map((key) => `${key}: ${countOf(one, key)} against ${countOf(other, key)}`);

const countOf = (members: MembersByValue, key: string): string => String(members.get(key)?.count ?? 0);
