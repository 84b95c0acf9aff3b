import { isoInstant } from '../instant.js';

/** Customers' ids, sorted by code point. */
export type Members = Iterable<string> | AsyncIterable<string>;

/** What an evaluation answered, to be read once and in order: nothing of it has to be in memory. */
export interface Answers {
  readonly asOf: number;
  /** The hash of the plan. */
  readonly book: string;
  readonly population: number;
  /** Values are JSON; a threshold per field is an object of its groups. */
  readonly thresholds: readonly { readonly label: string; readonly value: string }[];
  readonly tags: readonly {
    readonly name: string;
    readonly values: readonly { readonly name: string; readonly members: () => Members }[];
  }[];
  readonly segments: readonly { readonly name: string; readonly members: () => Members }[];
  /** Values are JSON; missing ones are left out. */
  readonly metrics:
    | readonly {
        readonly name: string;
        readonly values: () => Iterable<readonly [string, string]> | AsyncIterable<readonly [string, string]>;
      }[]
    | undefined;
}

/** The document that scripts rely on, in pieces, so that a million customers stream through. */
export async function* jsonAnswers(answers: Answers): AsyncGenerator<string> {
  yield '{\n  "formatVersion": 1,\n';
  yield `  "asOf": ${JSON.stringify(isoInstant(answers.asOf))},\n`;
  yield `  "book": ${JSON.stringify(answers.book)},\n`;
  yield `  "population": ${answers.population},\n`;
  yield '  "thresholds": ';
  yield* object(answers.thresholds, 2, ({ label, value }) => [label, [value]]);
  yield ',\n  "tags": ';
  yield* object(answers.tags, 2, ({ name, values }) => [
    name,
    object(values, 4, (value) => [value.name, array(value.members())]),
  ]);
  yield ',\n  "segments": ';
  yield* object(answers.segments, 2, ({ name, members }) => [name, array(members())]);
  if (answers.metrics !== undefined) {
    yield ',\n  "metrics": ';
    yield* object(answers.metrics, 2, ({ name, values }) => [
      name,
      object(values(), 4, ([customer, value]) => [customer, [value]]),
    ]);
  }
  yield '\n}\n';
}

/** A JSON object whose members are written one a line, their values piece by piece. */
async function* object<T>(
  members: Iterable<T> | AsyncIterable<T>,
  indent: number,
  member: (item: T) => readonly [key: string, value: Iterable<string> | AsyncIterable<string>],
): AsyncGenerator<string> {
  let first = true;
  for await (const item of members) {
    const [key, value] = member(item);
    yield `${first ? '{' : ','}\n${' '.repeat(indent + 2)}${JSON.stringify(key)}: `;
    yield* value;
    first = false;
  }
  yield first ? '{}' : `\n${' '.repeat(indent)}}`;
}

async function* array(members: Members): AsyncGenerator<string> {
  let first = true;
  for await (const member of members) {
    yield `${first ? '[' : ', '}${JSON.stringify(member)}`;
    first = false;
  }
  yield first ? '[]' : ']';
}
