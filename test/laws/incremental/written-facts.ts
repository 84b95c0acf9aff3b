import type { Fact } from '@tagwright/engine';
import type { FactValue, Field } from '../../oracle/index.js';
import type { StoryFact } from '../../oracle/story/index.js';
import type { Things } from '../evaluators/evaluator.js';

type Written = string | number | boolean | null | readonly string[];

/** A fact of a story as it is handed to the engine, its values in the form in which data files have them. */
export function writtenFact(things: Things, fact: StoryFact): Fact {
  switch (fact.kind) {
    case 'event': {
      const { kind, id, customer, at, values } = fact.event;
      const fields = things.events.find(({ names }) => names[0] === kind)?.fields ?? [];
      return { kind: 'event', event: kind, id, customer, at, values: writtenValues(fields, values) };
    }
    case 'customer':
      return { ...fact, fields: writtenValues(things.customer.fields, fact.fields) };
    case 'delete-event':
    case 'hand-set':
    case 'hand-remove':
    case 'merge':
    case 'unmerge':
    case 'erase':
      return fact;
  }
}

function writtenValues(
  fields: readonly Field[],
  values: Readonly<Record<string, FactValue | null>>,
): Record<string, Written> {
  const entries = Object.entries(values).map(([name, value]): [string, Written] => {
    const field = fields.find(({ names }) => names[0] === name);
    if (field === undefined) throw new Error(`no field ${name}`);
    return [name, value === null ? null : writtenValue(field, value)];
  });
  return Object.fromEntries(entries);
}

function writtenValue({ type }: Field, value: FactValue): Written {
  switch (type.kind) {
    case 'bool':
      return value === true;
    case 'time':
      return new Date(Number(value)).toISOString();
    case 'duration':
      return `PT${Number(value) / 1000}S`;
    case 'point':
      return typeof value === 'object' && 'lat' in value ? `${value.lat},${value.lng}` : null;
    case 'set':
      return Array.isArray(value) ? (value as readonly string[]) : null;
    case 'text':
    case 'enum':
    case 'integer':
    case 'number':
    case 'money':
    case 'date':
      return String(value);
  }
}
