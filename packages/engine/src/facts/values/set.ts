import { compareText } from '@tagwright/dsl';
import { jsonScalarText } from './json.js';
import { refuse, shown, type Refusal, type Stored, type ValueReader } from './reader.js';

/**
 * Members parted by `|` (in JSON: a list), held as a JSON list in canonical form: distinct, in order, so that equal
 * sets are equal text. An empty set is missing.
 */
export const setReader = (element: ValueReader): ValueReader => {
  const taken = (members: readonly string[], row: Stored[], at: number): Refusal | undefined => {
    const values = new Set<Stored>();
    const cell: Stored[] = [];
    for (const member of members) {
      const text = member.trim();
      if (text === '') continue;
      const refusal = element.read(text, cell, 0);
      if (refusal !== undefined) return refusal;
      values.add(cell[0] as Stored);
    }
    row[at] = values.size === 0 ? null : JSON.stringify([...values].sort(inOrder));
    return undefined;
  };
  return {
    width: 1,
    read: (text, row, at) => taken(text.split('|'), row, at),
    readJson: (value, row, at) => {
      if (!Array.isArray(value)) return undefined;
      const members: string[] = [];
      for (const member of value as readonly unknown[]) {
        if (member === null) continue;
        const text = jsonScalarText(member);
        if (text === undefined)
          return refuse('json-form', { value: shown(JSON.stringify(member)), form: formOf(member) });
        members.push(text);
      }
      return taken(members, row, at) ?? 'taken';
    },
  };
};

const formOf = (value: unknown): 'object' | 'list' => (Array.isArray(value) ? 'list' : 'object');

const inOrder = (a: Stored, b: Stored): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
