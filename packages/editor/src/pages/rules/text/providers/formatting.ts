import type { TextEdit } from '@tagwright/dsl';
import type { editor, languages } from 'monaco-editor/editor/editor.api';
import { rangeOf, spanOf } from '../places.js';
import { ask, type Providing } from './asking.js';

const editsIn = (model: editor.ITextModel, edits: readonly TextEdit[] | undefined): languages.TextEdit[] | undefined =>
  edits?.map(({ span, text }) => ({ range: rangeOf(model, span), text }));

/** Lays a file out; nothing of one that cannot be read. */
export const formattingProvider = (providing: Providing): languages.DocumentFormattingEditProvider => ({
  provideDocumentFormattingEdits: async (model, _options, token) =>
    editsIn(model, await ask(providing, model, token, (path) => providing.worker.language.formatting(path))),
});

export const rangeFormattingProvider = (providing: Providing): languages.DocumentRangeFormattingEditProvider => ({
  provideDocumentRangeFormattingEdits: async (model, range, _options, token) => {
    const span = spanOf(model, range);
    const edits = await ask(providing, model, token, (path) => providing.worker.language.rangeFormatting(path, span));
    return editsIn(model, edits);
  },
});
