/** What a schema asks of a whole, and names by its message: whom to evaluate, what to say of all, a draft, facts. */
export type Expectation = 'whom' | 'all' | 'draft' | 'facts';

/** What a schema may find wrong with a value, in the words of one language. */
export interface IssueWords {
  readonly missing: string;
  readonly type: (expected: string) => string;
  readonly atMost: (origin: string, limit: string, isInclusive: boolean) => string;
  readonly atLeast: (origin: string, limit: string, isInclusive: boolean) => string;
  readonly format: (format: string) => string;
  readonly multipleOf: (divisor: string) => string;
  readonly unknownKeys: (keys: readonly string[]) => string;
  readonly values: (values: readonly string[]) => string;
  readonly variants: string;
  readonly expected: Readonly<Record<Expectation, string>>;
  readonly other: string;
}
