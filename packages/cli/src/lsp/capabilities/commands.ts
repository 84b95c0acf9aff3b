import { ErrorCodes, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver';
import { COMMANDS, type RunTestArguments, type RunTestResult } from '../commands.js';
import type { Counts } from '../counts/counts.js';
import type { Capability, Session } from '../session.js';
import type { Ran } from '../tests/ran.js';
import type { TestRuns } from '../tests/runs.js';

/** Runs tests, and reads counts anew. `ran` is called after tests, whose outcomes then show as findings. */
export const commands = (runs: TestRuns, counts: Counts | undefined, ran: () => void): Capability => ({
  offered: () => ({ executeCommandProvider: { commands: Object.values(COMMANDS) } }),
  listen: (session) => {
    session.connection.onExecuteCommand(async ({ command, arguments: given }): Promise<RunTestResult | null> => {
      switch (command) {
        case COMMANDS.runTest: {
          const result = await runTests(session, runs, given?.[0]);
          ran();
          return result;
        }
        case COMMANDS.recount:
          counts?.read();
          return null;
        default:
          throw new ResponseError(ErrorCodes.InvalidParams, session.words.lsp.unknownCommand(command));
      }
    });
  },
});

const runTests = async (
  { connection, shelf, words }: Session,
  runs: TestRuns,
  given: unknown,
): Promise<RunTestResult | null> => {
  if (!isRunTest(given)) throw new ResponseError(ErrorCodes.InvalidParams, words.lsp.unknownTest);
  // A notice: nobody has to answer it.
  const show = (type: MessageType, message: string): void => {
    connection.sendNotification(ShowMessageNotification.type, { type, message }).catch(() => {});
  };
  const found = shelf.find(given.uri);
  const ran = found && (await runs.run(found.book, found.file, given.name));
  if (ran === undefined) {
    show(MessageType.Error, words.lsp.cannotTest);
    return null;
  }
  if (ran.length === 0) throw new ResponseError(ErrorCodes.InvalidParams, words.lsp.unknownTest);
  const failed = ran.filter(({ unmet }) => unmet.length > 0);
  if (failed.length === 0) show(MessageType.Info, words.lsp.allPassed(ran.map(nameOf)));
  else show(MessageType.Error, words.lsp.someFailed(failed.map(nameOf), ran.length));
  const tests = ran.map(({ name, expectations, unmet }) => ({ name, expectations, unmet: unmet.length }));
  return { passed: failed.length === 0, tests };
};

const nameOf = ({ name }: Ran): string => name;

const isRunTest = (given: unknown): given is RunTestArguments => {
  const { uri, name } = (given ?? {}) as Partial<Record<keyof RunTestArguments, unknown>>;
  return typeof uri === 'string' && (name === undefined || typeof name === 'string');
};
