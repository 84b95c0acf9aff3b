import { LocalCalendar, parseDay } from '../evaluate/calendar.js';
import type { Book, ElementType, FactValue, FactValues, Field, Situation, TestScript } from '../model/index.js';
import { writeCondition } from './conditions.js';
import { Pen } from './pen.js';
import type { Style } from './book.js';
import { writeEvent } from './values.js';
import { TEST, WHOLE } from './where.js';

/** A test as `.tag` text. */
export function renderTest(book: Book, script: TestScript, style: Style): string {
  const pen = new Pen(book, style.vocabulary, style.choose);
  const writer = new SituationWriter(pen, new LocalCalendar(book.zone).midnight(parseDay(script.date)));
  const steps = [
    ...script.given.map((situation) => `${pen.word('given')} ${writer.write(situation)}`),
    ...script.happenings.map(({ seconds, situation }) => {
      writer.clock += seconds * 1000;
      return seconds === 0
        ? `${pen.word('given')} ${writer.write(situation)}`
        : `${pen.word('after')} ${pen.duration({ amount: seconds, unit: 's' })} ${writer.write(situation)}`;
    }),
    ...(script.rest === 0 ? [] : [`${pen.word('after')} ${pen.duration({ amount: script.rest, unit: 's' })}`]),
    ...script.expectations.map(({ customer, condition, holds }) => {
      const text = holds
        ? writeCondition(pen, condition, WHOLE)
        : `${pen.word('not')} ${writeCondition(pen, condition, TEST)}`;
      return `${pen.word('expect')} ${pen.word('for')} ${pen.name(customer)} ${text}`;
    }),
  ];
  const head = `${pen.word('test')} ${pen.quoted(script.name)} ${pen.word('atClock')} ${script.date}`;
  return `${head} ${pen.sign('{')}\n${steps.map((step) => `  ${step}\n`).join('')}${pen.sign('}')}\n`;
}

/** Writes what is so where the clock (ms UTC) stands. */
class SituationWriter {
  constructor(
    readonly pen: Pen,
    public clock: number,
  ) {}

  write(situation: Situation): string {
    const { pen } = this;
    const whom = () => `${pen.word('for')} ${pen.name(situation.customer)}`;
    switch (situation.kind) {
      case 'customer':
        return `${pen.word('customer')} ${pen.name(situation.customer)} ${this.#fields(pen.book.customer.fields, situation.values)}`;
      case 'event': {
        const kind = pen.book.events.find(({ names }) => names[0] === situation.event);
        const at = situation.at < this.clock ? [`at ${pen.sign('=')} ${this.#ago(situation.at)}`] : [];
        const fields = this.#fields(kind?.fields ?? [], situation.values, at);
        return `${writeEvent(pen, situation.event)} ${whom()} ${fields}`;
      }
      case 'hand-set': {
        const tag = pen.book.tags.find(({ names }) => names[0] === situation.tag);
        const since = situation.at < this.clock ? ` ${pen.word('sinceDate')} ${this.#ago(situation.at)}` : '';
        const what = `${pen.oneOf(tag?.names ?? [situation.tag])} ${whom()} ${pen.sign('=')} ${pen.name(situation.value)}`;
        return `${pen.word('tag')} ${what}${since}`;
      }
    }
  }

  #fields(fields: readonly Field[], values: FactValues, before: readonly string[] = []): string {
    const { pen } = this;
    const assigned = fields.flatMap((field) => {
      const value = values[field.names[0]];
      return value === undefined ? [] : [`${pen.oneOf(field.names)} ${pen.sign('=')} ${this.#value(field, value)}`];
    });
    return `${pen.sign('{')} ${pen.list([...before, ...assigned])} ${pen.sign('}')}`;
  }

  #value({ type }: Field, value: FactValue): string {
    const { pen } = this;
    switch (type.kind) {
      case 'bool':
        return pen.word(value === true ? 'true' : 'false');
      case 'time':
        return this.#ago(Number(value));
      case 'duration':
        return pen.duration({ amount: Number(value) / 1000, unit: 's' });
      case 'point': {
        const { lat, lng } = value as { lat: number; lng: number };
        return pen.parens(`${lat}${pen.sign(',')} ${lng}`);
      }
      case 'set':
        return pen.parens(pen.list((value as readonly string[]).map((member) => this.#scalar(type.of, member))));
      default:
        return this.#scalar(type, String(value));
    }
  }

  #scalar({ kind }: Pick<ElementType, 'kind'> | Field['type'], value: string): string {
    if (kind === 'text') return this.pen.quoted(value);
    return kind === 'enum' ? this.pen.name(value) : value;
  }

  #ago(instant: number): string {
    const { pen } = this;
    return `${pen.duration({ amount: (this.clock - instant) / 1000, unit: 's' })} ${pen.word('ago')}`;
  }
}
