import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Context } from '../context.js';
import { databaseNamed } from '../facts/open.js';
import { VERSION } from '../version.js';
import { wordsOf } from '../words/index.js';
import { Shelf } from './books/shelf.js';
import { type Onlooker, WatchedByClient, WatchedHere } from './books/watching.js';
import { actions } from './capabilities/actions.js';
import { commands } from './capabilities/commands.js';
import { completion } from './capabilities/completion.js';
import { DiagnosticsTold } from './capabilities/diagnostics.js';
import { documents } from './capabilities/documents.js';
import { explanations } from './capabilities/explanations.js';
import { folders as openFolders, foldersOf } from './capabilities/folders.js';
import { hover } from './capabilities/hover.js';
import { layout } from './capabilities/layout.js';
import { lenses } from './capabilities/lenses.js';
import { navigation } from './capabilities/navigation.js';
import { renaming } from './capabilities/renaming.js';
import { semanticTokens } from './capabilities/semantic-tokens.js';
import { symbols } from './capabilities/symbols.js';
import { clientOf } from './client.js';
import { Counts } from './counts/counts.js';
import { type Given, settingsOf } from './options.js';
import { Meaning } from './meaning/meaning.js';
import { encodingFor, Positions } from './positions.js';
import type { Capability, Session } from './session.js';
import { TestRuns } from './tests/runs.js';

/** What the client is answered, and how its session ends. */
export interface Served {
  readonly result: InitializeResult;
  readonly close: () => Promise<void>;
}

/** Begins to serve a client that said what it can do and which folders it has open. */
export const open = (context: Context, given: Given, params: InitializeParams, connection: Connection): Served => {
  const settings = settingsOf(given, params, context.locale);
  const positions = new Positions(encodingFor(params.capabilities.general?.positionEncodings));
  const client = clientOf(params.capabilities);
  const words = wordsOf(settings.locale);
  const shelf = new Shelf(settings.locale, settings.books);
  const session: Session = { connection, client, positions, shelf, words };
  const folders = foldersOf(params);

  const meaning = new Meaning(settings.locale);
  const runs = new TestRuns(meaning);
  const refreshLenses = (): void => {
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  };
  const counts = settings.db === undefined ? undefined : countsOf(settings.db, folders[0] ?? context.io.cwd);
  const onlooker: Onlooker = {
    changed: (path, isGone) => {
      shelf.fileChanged(path, isGone);
      told.soon();
    },
    begun: () => {
      shelf.rescan();
      told.soon();
    },
  };
  const watching = client.watchesFiles ? new WatchedByClient(connection, onlooker) : new WatchedHere(onlooker);
  const told = new DiagnosticsTold(session, runs, meaning, () => {
    watching.cover(shelf.roots, listsOn(shelf));
    // What a word stands for, and what a test came to, may have changed in files where nobody typed.
    if (client.refreshesTokens) connection.languages.semanticTokens.refresh().catch(() => {});
    refreshLenses();
  });
  const changed = (): void => told.soon();

  function countsOf(db: string, folder: string): Counts {
    return new Counts({
      database: databaseNamed(db, folder),
      locale: settings.locale,
      clock: context.io.clock,
      changed: refreshLenses,
      refused: (reason) => connection.console.warn(words.lsp.noCounts(reason)),
    });
  }
  const ran = (): void => {
    told.tell();
    refreshLenses();
  };

  const capabilities: readonly Capability[] = [
    documents(changed),
    completion,
    hover,
    navigation,
    renaming,
    symbols,
    layout,
    semanticTokens,
    actions,
    lenses(runs, counts, meaning),
    commands(runs, counts, ran),
    explanations(settings.locale),
    openFolders(changed),
  ];
  for (const { listen } of capabilities) listen(session);
  connection.onInitialized(() => {
    for (const folder of folders) shelf.addFolder(folder);
    changed();
  });
  return {
    result: {
      capabilities: gathered([
        { positionEncoding: positions.encoding },
        ...capabilities.map(({ offered }) => offered(client)),
      ]),
      serverInfo: { name: 'tagwright', version: VERSION },
    },
    close: async () => {
      told.close();
      counts?.close();
      meaning.close();
      await watching.close();
    },
  };
};

/** What all capabilities offer together. Several of them have something to say of the workspace. */
const gathered = (parts: readonly ServerCapabilities[]): ServerCapabilities => ({
  ...Object.assign({}, ...parts),
  workspace: Object.assign({}, ...parts.map(({ workspace }) => workspace ?? {})),
});

const listsOn = ({ books }: Shelf): readonly string[] => books.flatMap(({ lists }) => lists);
