import type { languages } from 'monaco-editor/editor/editor.api';
import { offsetOf, rangeOf } from '../places.js';
import { ask, type Providing } from './asking.js';

const RULE = '\n\n---\n\n';

/** What is known of the place under the pointer. */
export const hoverProvider = (providing: Providing): languages.HoverProvider => ({
  provideHover: async (model, position, token) => {
    const offset = offsetOf(model, position);
    const found = await ask(providing, model, token, (path) => providing.worker.language.hover(path, offset));
    if (found === undefined) return undefined;
    const contents = found.markdown.split(RULE).map((part) => ({ value: withoutMessage(part) }));
    return { range: rangeOf(model, found.span), contents };
  },
});

/** A finding's own message stands in the same box already, with its fixes; what explains it stays. */
const withoutMessage = (part: string): string => part.replace(/^\*\*[a-z][a-z-]*\*\* — [^\n]*\n*/, '');
