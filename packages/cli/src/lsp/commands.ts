/** What the client may have the server do, by the names that the two know it by. */
export const COMMANDS = { runTest: 'tagwright.runTest', recount: 'tagwright.recount' } as const;

/** The only argument of `runTest`. */
export interface RunTestArguments {
  readonly uri: string;
  /** Left out: all tests of the file. */
  readonly name?: string;
}

/** What `runTest` answers. */
export interface RunTestResult {
  readonly passed: boolean;
  readonly tests: readonly { readonly name: string; readonly expectations: number; readonly unmet: number }[];
}
