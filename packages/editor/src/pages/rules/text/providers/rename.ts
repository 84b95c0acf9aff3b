import type { RenameStart, Renaming } from '@tagwright/dsl/service';
import type { languages } from 'monaco-editor/editor/editor.api';
import { offsetOf, rangeOf } from '../places.js';
import { ask, type Providing } from './asking.js';
import { workspaceEdit } from './workspace-edit.js';

/** Gives a thing another name wherever that name stands, in all files; says why where it cannot be. */
export const renameProvider = (providing: Providing): languages.RenameProvider => ({
  resolveRenameLocation: async (model, position, token) => {
    const offset = offsetOf(model, position);
    const start = await ask<RenameStart>(providing, model, token, async (path) =>
      providing.worker.language.prepareRename(path, offset),
    );
    if (start?.ok === true) return { range: rangeOf(model, start.span), text: start.name };
    const here = rangeOf(model, { start: offset, end: offset });
    return { range: here, text: '', ...(start === undefined ? {} : { rejectReason: start.reason }) };
  },
  provideRenameEdits: async (model, position, name, token) => {
    const offset = offsetOf(model, position);
    const renaming = await ask<Renaming>(providing, model, token, async (path) =>
      providing.worker.language.rename(path, offset, name),
    );
    if (renaming === undefined) return undefined;
    return renaming.ok ? workspaceEdit(providing, renaming.changes) : { edits: [], rejectReason: renaming.reason };
  },
});
