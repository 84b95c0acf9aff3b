import { DidChangeWorkspaceFoldersNotification, type InitializeParams } from 'vscode-languageserver';
import type { Capability } from '../session.js';
import { pathOfUri } from '../uris.js';

/** The folders that the client has open at first, as paths. Older clients have one at most, and name it otherwise. */
export const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): readonly string[] => {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
  return uris.flatMap((uri) => pathOfUri(uri) ?? []).map(withoutEnd);
};

const withoutEnd = (path: string): string => path.replace(/(?<=.)[/\\]+$/, '');

/** Folders that are opened and closed later, and whole folders that are moved. */
export const folders = (changed: () => void): Capability => ({
  offered: () => {
    const filters = [{ scheme: 'file', pattern: { glob: '**/*' } }];
    return {
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: { filters }, didRename: { filters }, didDelete: { filters } },
      },
    };
  },
  listen: ({ connection, shelf, client }) => {
    const rescan = (): void => {
      shelf.rescan();
      changed();
    };
    connection.workspace.onDidCreateFiles(rescan);
    connection.workspace.onDidRenameFiles(rescan);
    connection.workspace.onDidDeleteFiles(rescan);
    if (!client.workspaceFolders) return;
    // The connection's own event would register for what `offered` says already, and before `initialize` is answered: a client
    // refuses that, as it may.
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
      for (const { uri } of removed) shelf.removeFolder(withoutEnd(pathOfUri(uri) ?? uri));
      for (const { uri } of added) {
        const folder = pathOfUri(uri);
        if (folder !== undefined) shelf.addFolder(withoutEnd(folder));
      }
      changed();
    });
  },
});
