import { prepareRename, rename } from '@tagwright/dsl/service';
import { LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { workspaceEdit } from '../edits.js';
import { askedAt, type Capability } from '../session.js';

/** Another name for a thing, in all files of its book. What cannot be is refused with the reason. */
export const renaming: Capability = {
  offered: () => ({ renameProvider: { prepareProvider: true } }),
  listen: (session) => {
    const { connection, positions } = session;
    connection.onPrepareRename((params): PrepareRenameResult | null => {
      const found = askedAt(session, params);
      if (found === undefined) return null;
      const start = prepareRename(found.workspace, found.file, found.offset);
      if (!start.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, start.reason);
      return { range: positions.rangeOf(found.lines, start.span), placeholder: start.name };
    });
    connection.onRenameRequest((params): WorkspaceEdit | null => {
      const found = askedAt(session, params);
      if (found === undefined) return null;
      const renamed = rename(found.workspace, found.file, found.offset, params.newName);
      if (!renamed.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.reason);
      return workspaceEdit(session, found.book, renamed.changes);
    });
  },
};
