import { isDeepStrictEqual } from 'node:util';
import { tagValues, type Book } from '../../oracle/model/index.js';
import { nodesOf } from '../../oracle/model/walk.js';
import { ownAnswers, type Lives, type Subject } from '../../oracle/story/index.js';
import type { ChangeLog } from './change-log.js';

/** At most so many instants of an answer are looked at, besides those that the log names; fewer where each takes long. */
const MOST_PROBES = 45;
const MOST_PROBES_OF_HISTORIES = 12;

/** Where the log tells other lives than the oracle, from an instant on (ms UTC), for answers about a customer alone. */
export function timelineFaults(
  lives: Lives,
  log: ChangeLog,
  customers: readonly string[],
  from: number,
): readonly string[] {
  const faults: string[] = [];
  for (const customer of customers) {
    const turns = lives.turnsSince(from, customer);
    for (const subject of ownAnswers(lives.book)) {
      const most = looksBack(lives.book) ? MOST_PROBES_OF_HISTORIES : MOST_PROBES;
      const fault = faultOf(lives, log, customer, subject, sampled(turns, most), from);
      if (fault !== undefined) faults.push(fault);
    }
  }
  return faults;
}

/** The first instant at which they differ. */
function faultOf(
  lives: Lives,
  log: ChangeLog,
  customer: string,
  subject: Subject,
  turns: readonly number[],
  from: number,
): string | undefined {
  const named = log.instantsOf(customer, subject).flatMap((at) => [at - 1, at, at + 1]);
  const probes = [...new Set([...turns, ...named])].filter((at) => at >= from && at <= lives.until);
  for (const instant of probes.sort((a, b) => a - b)) {
    const wanted = lives.at(instant, customer, subject);
    const told = inDeclaredOrder(lives.book, subject, log.valuesAt(instant, customer, subject));
    if (isDeepStrictEqual(wanted, told)) continue;
    const at = `${instant} (${new Date(instant).toISOString()})`;
    return `${subject.kind} ${subject.name} of ${customer} at ${at}: the oracle says ${JSON.stringify(wanted)}, the log ${JSON.stringify(told)}`;
  }
  return undefined;
}

/** In declared order, and the same value twice if it is there twice. */
function inDeclaredOrder(book: Book, { kind, name }: Subject, values: readonly string[]): readonly string[] {
  if (kind === 'segment') return values;
  const tag = book.tags.find(({ names }) => names[0] === name);
  const declared = tag ? tagValues(tag) : [];
  return values.toSorted((a, b) => declared.indexOf(a) - declared.indexOf(b));
}

/** Some of many, spread over all of them, neighbours together. */
function sampled(instants: readonly number[], most: number): readonly number[] {
  if (instants.length <= most) return instants;
  const groups = Math.floor(most / 3);
  const stride = instants.length / groups;
  return Array.from({ length: groups }, (_, i) => Math.floor(i * stride)).flatMap((i) => instants.slice(i, i + 3));
}

/** Whether some answer of a book is about what was so before, which the oracle works out instant by instant. */
function looksBack(book: Book): boolean {
  const sticky = book.tags.some(({ expires, cases }) => expires !== undefined || cases.some((one) => one.expires));
  return sticky || ['held-for', 'changed'].some((kind) => nodesOf(book, kind).length > 0);
}
