import type { FileEdits } from '@tagwright/dsl/service';
import type { languages } from 'monaco-editor/editor/editor.api';
import { rangeOf } from '../places.js';
import type { Providing } from './asking.js';

/** Edits of several files as Monaco applies them: not at all where one of the texts has become another. */
export const workspaceEdit = ({ models }: Providing, changes: readonly FileEdits[]): languages.WorkspaceEdit => ({
  edits: changes.flatMap(({ file, edits }) => {
    const model = models.model(file);
    if (model === undefined) return [];
    return edits.map(({ span, text }) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: rangeOf(model, span), text },
    }));
  }),
});
