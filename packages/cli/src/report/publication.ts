import type { PutInForce } from '../planning/put-in-force.js';
import type { Printer } from '../terminal/printer.js';
import type { Words } from '../words/index.js';
import { count } from './numbers.js';
import { changeRows } from './plan/change.js';

/** What became of a publication, for a person. */
export function publicationLines(outcome: PutInForce, { colors }: Printer, words: Words, quiet: boolean): string[] {
  const { publish } = words;
  if (outcome.kind === 'unchanged') return [publish.unchanged(outcome.version)];
  const { version, step, changes } = outcome;
  const done = `${colors.good('✓')} ${publish.done(version)}`;
  if (quiet) return [done];
  const moved = step === undefined ? publish.onlyWords : publish.moved(count(step.changes), count(step.population));
  return [done, ...changeRows(changes, colors, words.bookChanges), `  ${colors.faint(moved)}`];
}

/** The same for programs: one document. */
export const publicationJson = (outcome: PutInForce): string => {
  const document =
    outcome.kind === 'unchanged'
      ? { formatVersion: 1, version: outcome.version, published: false, changes: [], moved: 0 }
      : {
          formatVersion: 1,
          version: outcome.version,
          published: true,
          changes: outcome.changes,
          moved: outcome.step?.changes ?? 0,
        };
  return `${JSON.stringify(document, null, 2)}\n`;
};
