import type { languages } from 'monaco-editor/editor/editor.api';
import { offsetOf } from '../places.js';
import { ask, type Providing } from './asking.js';

/** Which parameter of a function is being written. */
export const signatureProvider = (providing: Providing): languages.SignatureHelpProvider => ({
  signatureHelpTriggerCharacters: ['(', '（', ',', '，', '、'],
  provideSignatureHelp: async (model, position, token) => {
    const offset = offsetOf(model, position);
    const found = await ask(providing, model, token, (path) => providing.worker.language.signatureHelp(path, offset));
    if (found === undefined) return undefined;
    const { label, documentation, parameters, active } = found;
    const signature = {
      label,
      documentation,
      parameters: parameters.map(({ span, documentation: told }) => ({
        label: [span.start, span.end] as [number, number],
        documentation: told,
      })),
    };
    return {
      value: { signatures: [signature], activeSignature: 0, activeParameter: active },
      dispose: () => undefined,
    };
  },
});
