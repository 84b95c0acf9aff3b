import { commands, env, type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { serverCommand } from './server-command.js';
import { wordsIn } from './words.js';

const RESTARTING = ['tagwright.path', 'tagwright.db', 'tagwright.locale', 'tagwright.books'];

let client: LanguageClient | undefined;
/** Starting and stopping wait for each other. */
let turn: Promise<void> = Promise.resolve();

/** Called by the editor when it opens a rule file, or a folder with one. */
export const activate = async ({ subscriptions }: ExtensionContext): Promise<void> => {
  // One log for all starts, there also while no server runs.
  const log = window.createOutputChannel('Tagwright', { log: true });
  const anew = (): Promise<void> => restart(log);
  subscriptions.push(
    log,
    commands.registerCommand('tagwright.restart', () => (workspace.isTrusted ? anew() : offerTrust(log))),
    commands.registerCommand('tagwright.showLog', () => log.show()),
    workspace.onDidGrantWorkspaceTrust(anew),
    workspace.onDidChangeConfiguration((change) => {
      if (RESTARTING.some((setting) => change.affectsConfiguration(setting))) void anew();
    }),
  );
  // The command may come with the folder, so it is run only where the user trusts that.
  if (workspace.isTrusted) await anew();
  else log.info(wordsIn(env.language).notTrusted);
};

/** Called by the editor before it ends. */
export const deactivate = (): Promise<void> => inTurn(stop);

const restart = (log: LogOutputChannel): Promise<void> =>
  inTurn(async () => {
    await stop();
    if (workspace.isTrusted) await start(log);
  });

const inTurn = (work: () => Promise<void>): Promise<void> => {
  turn = turn.then(work, work);
  return turn;
};

const stop = async (): Promise<void> => {
  const running = client;
  client = undefined;
  await running?.dispose();
};

const start = async (log: LogOutputChannel): Promise<void> => {
  const words = wordsIn(env.language);
  const settings = workspace.getConfiguration('tagwright');
  const path = settings.get('path', '');
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const found = serverCommand({ path, folders, env: process.env, platform: process.platform });
  if (found === undefined) {
    const why = path === '' ? words.notFound : words.notThere(path);
    log.error(why);
    void offerSettings(why, words.openSettings);
    return;
  }
  const { command, shell } = found;
  const cwd = folders[0];
  client = new LanguageClient(
    'tagwright',
    'Tagwright',
    {
      command: shell ? `"${command}"` : command,
      args: ['lsp', '--stdio'],
      options: { shell, ...(cwd === undefined ? {} : { cwd }) },
    },
    {
      outputChannel: log,
      documentSelector: [
        { scheme: 'file', language: 'tagwright' },
        { scheme: 'untitled', language: 'tagwright' },
      ],
      initializationOptions: {
        db: settings.get('db', ''),
        locale: settings.get('locale', ''),
        books: settings.get('books', []),
      },
    },
  );
  try {
    await client.start();
  } catch (fault) {
    void offerLog(log, words.failed(String(fault)), words.showLog);
  }
};

const offerLog = async (log: LogOutputChannel, message: string, show: string): Promise<void> => {
  if ((await window.showErrorMessage(message, show)) === show) log.show();
};

const offerTrust = async (log: LogOutputChannel): Promise<void> => {
  const { notTrusted, manageTrust } = wordsIn(env.language);
  log.info(notTrusted);
  if ((await window.showInformationMessage(notTrusted, manageTrust)) === manageTrust)
    await commands.executeCommand('workbench.trust.manage');
};

const offerSettings = async (message: string, open: string): Promise<void> => {
  if ((await window.showErrorMessage(message, open)) === open)
    await commands.executeCommand('workbench.action.openSettings', 'tagwright.path');
};
