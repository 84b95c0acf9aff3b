import { TOKEN_KINDS } from '@tagwright/dsl/service';
import type { languages } from 'monaco-editor/editor/editor.api';
import { ask, type Providing } from './asking.js';

/** Colours by what each word stands for. */
export const semanticTokensProvider = (providing: Providing): languages.DocumentSemanticTokensProvider => ({
  getLegend: () => ({ tokenTypes: [...TOKEN_KINDS], tokenModifiers: ['declaration'] }),
  provideDocumentSemanticTokens: async (model, _last, token) => {
    const data = await ask(providing, model, token, (path) => providing.worker.language.tokenData(path));
    return data && { data };
  },
  releaseDocumentSemanticTokens: () => undefined,
});
