import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What is only shown: it changes no answer, so it changes no hash. */
const PROSE = new Set(['description', 'group', 'label']);

/** JSON with sorted keys, without prose and undefined values: equal meaning, equal text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    // A value of a tag may be called `group`, and what is kept by its name is no prose.
    if (PROSE.has(key) && typeof part === 'string') return undefined;
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });

/** SHA-256 of the canonical JSON, in hex. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
