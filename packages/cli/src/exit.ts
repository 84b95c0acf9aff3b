/** What the process answers with; `changes` is said by `plan --detailed-exitcode` alone. */
export const EXIT = { fine: 0, findings: 1, changes: 2, usage: 3, fault: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A request that cannot be carried out as it stands: a wrong option, a folder that does not exist, a database of
 * another kind. The message says what and why in the reader's language, the advice what to do. Ends in exit code 3.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    message: string,
    readonly advice?: string,
  ) {
    super(message);
  }
}
