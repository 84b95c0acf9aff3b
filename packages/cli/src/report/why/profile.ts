import type { FieldValue } from '@tagwright/engine';
import type { Printer } from '../../terminal/printer.js';
import { printable } from '../../terminal/printable.js';
import { widthOf } from '../../terminal/width.js';
import { shownValue } from '../value.js';
import type { Showing } from './detail.js';

/** Who it is about: the id, and what is known of the customer, as many fields a line as fit. */
export function profileLines(
  customer: string,
  fields: readonly FieldValue[],
  asOf: string,
  { colors, width }: Printer,
  { zone, words }: Showing,
): string[] {
  const cells = fields.map(({ field, value }) => ({
    name: printable(field.names[0] ?? ''),
    value: shownValue(field.type, value, zone, words.units),
  }));
  const lines: string[] = [];
  let line = '';
  for (const { name, value } of cells) {
    const cell = `${colors.faint(name)} ${value}`;
    if (line !== '' && widthOf(`  ${line}   ${cell}`) > width) {
      lines.push(`  ${line}`);
      line = cell;
    } else line = line === '' ? cell : `${line}   ${cell}`;
  }
  if (line !== '') lines.push(`  ${line}`);
  return [`${colors.strong(printable(customer))}  ${colors.faint(words.why.asOf(asOf, zone))}`, ...lines];
}
