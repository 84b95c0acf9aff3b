import type { VersionInfo } from '@tagwright/engine';
import { printable } from '../terminal/printable.js';
import type { Printer } from '../terminal/printer.js';
import { table } from '../terminal/table.js';
import type { Words } from '../words/index.js';
import { isoInstant, localMinute } from './instant.js';

const HASH_DIGITS = 12;

/** A row for each version, the last one first: its number, when, by whom, why, and what it means. */
export function historyLines(
  versions: readonly VersionInfo[],
  zone: string,
  { colors }: Printer,
  words: Words['history'],
): string[] {
  const rows = versions.map(({ version, publishedAt, by, note, hash, rollsBack, hasFiles }, index) => [
    String(version),
    localMinute(publishedAt, zone),
    printable(by ?? ''),
    hash.slice(0, HASH_DIGITS),
    [
      ...(index === 0 ? [words.inForce] : []),
      ...(rollsBack === undefined ? [] : [words.rolledBack(rollsBack)]),
      ...(hasFiles ? [] : [words.withoutFiles]),
    ].join(' · '),
    printable((note ?? '').split('\n')[0] ?? ''),
  ]);
  return table(rows, [
    { align: 'right', paint: colors.strong },
    { paint: colors.faint },
    { max: 24, paint: colors.name },
    { paint: colors.faint },
    { paint: colors.good },
    { max: 72 },
  ]);
}

/** The same for programs: one document. */
export const historyJson = (versions: readonly VersionInfo[]): string => {
  const document = {
    formatVersion: 1,
    versions: versions.map(({ version, hash, publishedAt, by, email, note, rollsBack, hasFiles }) => ({
      version,
      hash,
      publishedAt: isoInstant(publishedAt),
      by: by ?? null,
      email: email ?? null,
      note: note ?? null,
      rollsBack: rollsBack ?? null,
      hasFiles,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
