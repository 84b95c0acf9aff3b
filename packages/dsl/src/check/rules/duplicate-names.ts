import type { CustomerDecl, EventDecl, Name, TimezoneDecl } from '../../syntax/ast/index.js';
import { EVENT_TIME } from '../scope/look-up.js';
import type { Place, Rule } from './rule.js';

/** Names are unique over the book, and field names within their event; each duplicate is reported once. */
export const duplicateNames: Rule = ({ book, each }) => {
  for (const places of book.scope.declared().values()) {
    const [first, second, ...rest] = places;
    if (first === undefined || second === undefined) continue;
    const related = [first, ...rest].map(({ file, name }) => ({ file, span: name.span }));
    book.findings.in(second.file)('duplicate-name', second.name, { name: second.name.text, event: '' }, { related });
  }
  each<EventDecl>('EventDecl', (event, place) => {
    const names = event.fields.flatMap((field) => field.names);
    reportRepeats(names, event.names[0]?.text ?? '', place);
    for (const name of names) if (name.text === EVENT_TIME) place.report('reserved-field', name, { name: name.text });
  });
};

const reportRepeats = (names: readonly Name[], event: string, { file, report }: Place): void => {
  const places = new Map<string, Name[]>();
  for (const name of names) if (name.text !== '') places.set(name.text, [...(places.get(name.text) ?? []), name]);
  for (const [text, [first, second, ...rest]] of places) {
    if (first === undefined || second === undefined) continue;
    const related = [first, ...rest].map(({ span }) => ({ file, span }));
    report('duplicate-name', second, { name: text, event }, { related });
  }
};

/** A book has one `customer` and one `timezone`. */
export const duplicateDeclarations: Rule = ({ each }) => {
  for (const [kind, what] of [
    ['CustomerDecl', 'customer'],
    ['TimezoneDecl', 'timezone'],
  ] as const) {
    let first: { readonly file: string; readonly span: CustomerDecl['span'] } | undefined;
    each<CustomerDecl | TimezoneDecl>(kind, ({ span }, { file, report }) => {
      if (first === undefined) first = { file, span };
      else report('duplicate-declaration', { span }, { what }, { related: [first] });
    });
  }
};
