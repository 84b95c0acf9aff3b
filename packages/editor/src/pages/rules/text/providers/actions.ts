import type { CodeAction } from '@tagwright/dsl/service';
import type { languages } from 'monaco-editor/editor/editor.api';
import { spanOf } from '../places.js';
import { ask, type Providing } from './asking.js';
import { workspaceEdit } from './workspace-edit.js';

/** The fixes of what is wrong, and what else can be done at a place. */
export const actionProvider = (providing: Providing): languages.CodeActionProvider => ({
  provideCodeActions: async (model, range, { markers, only }, token) => {
    const span = spanOf(model, range);
    const found =
      providing.atHand.of(model, span) ??
      (await ask(providing, model, token, (path) => providing.worker.language.codeActions(path, span)));
    if (found === undefined) return undefined;
    const wanted = only === undefined ? found : found.filter(({ kind }) => `${kind}.`.startsWith(`${only}.`));
    const actions = wanted.map((action: CodeAction) => ({
      title: action.title,
      kind: action.kind,
      isPreferred: action.isPreferred,
      diagnostics: markers.filter(({ code }) => action.fixes !== undefined && code === action.fixes),
      edit: workspaceEdit(providing, action.changes),
    }));
    return { actions, dispose: () => undefined };
  },
});
