import type { Customer, FactValue, Field, FieldType } from '../model/index.js';
import { parseDay } from './calendar.js';
import type { Known } from './known.js';
import { exact, parseDecimal } from './numbers.js';

/** A customer with the fields that were recorded at an instant; what is recorded first extends backwards. */
export function recordedAt(customer: Customer, instant: number): Customer {
  if (customer.changes === undefined) return customer;
  const values = { ...customer.values };
  for (const { at, field, value } of customer.changes) {
    if (at > instant) continue;
    if (value === undefined) delete values[field];
    else values[field] = value;
  }
  return { ...customer, values };
}

/** What a fact says, as a value to work with. */
export function knownFact(field: Field, values: Readonly<Record<string, FactValue>>): Known | undefined {
  const value = values[field.names[0]];
  return value === undefined ? undefined : knownValue(field.type, value);
}

function knownValue(type: FieldType, value: FactValue): Known | undefined {
  switch (type.kind) {
    case 'text':
      return { kind: 'text', text: String(value).normalize('NFC') };
    case 'enum':
      return { kind: 'enum', text: String(value), declared: type.values };
    case 'integer':
      return parseDecimal(String(value), 0);
    case 'number':
      return parseDecimal(String(value), 6);
    case 'money':
      return parseDecimal(String(value), 2);
    case 'bool':
      return { kind: 'bool', bool: value === true };
    case 'date':
      return { kind: 'date', day: parseDay(String(value)) };
    case 'time':
      return { kind: 'time', ms: Number(value) };
    case 'duration':
      return exact(Number(value));
    case 'point':
      return typeof value === 'object' && 'lat' in value
        ? { kind: 'point', lat: value.lat, lng: value.lng }
        : undefined;
    case 'set':
      return Array.isArray(value) && value.length > 0
        ? { kind: 'set', members: value.flatMap((member: string) => knownValue(type.of, member) ?? []) }
        : undefined;
  }
}
