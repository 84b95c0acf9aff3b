import { spell, type KeywordId } from '../syntax/index.js';
import { inComment, textOf, within } from './cursor.js';
import { AGGREGATE_WORDS, FUNCTION_WORDS } from './keyword-groups.js';
import type { SignatureHelp } from './shapes.js';
import { vocabularyOf } from './vocabulary.js';
import { keywordHelp } from './words/index.js';
import { parametersOf } from './words/parameters.js';
import type { Workspace } from './workspace.js';

/** The function or aggregate whose parentheses the cursor stands in, and which parameter is being written. */
export const signatureHelp = (workspace: Workspace, file: string, offset: number): SignatureHelp | undefined => {
  const parsed = workspace.parsed(file);
  const at = within(parsed.text, offset);
  if (inComment(parsed, at)) return undefined;
  const call = callAround(workspace, file, at);
  if (call === undefined) return undefined;
  const vocabulary = vocabularyOf(workspace, file);
  const parameters = parametersOf(call.fn, workspace.locale);
  const head = `${spell(call.fn, vocabulary)}(`;
  let label = head;
  const spans = parameters.map(({ name, documentation }, index) => {
    if (index > 0) label += ', ';
    const start = label.length;
    label += name;
    return { span: { start, end: label.length }, documentation };
  });
  return {
    label: `${label})`,
    documentation: keywordHelp(call.fn, workspace.locale),
    parameters: spans,
    active: Math.min(call.commas, Math.max(0, parameters.length - 1)),
  };
};

interface CallAround {
  readonly fn: KeywordId;
  readonly commas: number;
}

/** Goes back from the cursor to the parenthesis that is open there. */
const callAround = (workspace: Workspace, file: string, offset: number): CallAround | undefined => {
  const parsed = workspace.parsed(file);
  const { tokens } = parsed;
  let depth = 0;
  let commas = 0;
  for (let at = tokens.findLastIndex(({ span }) => span.end <= offset); at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'sign') continue;
    const text = textOf(parsed, token.span);
    if (/^[)）]$/.test(text)) depth++;
    else if (/^[{}｛｝]$/.test(text)) return undefined;
    else if (/^[,，、]$/.test(text) && depth === 0) commas++;
    else if (/^[(（]$/.test(text)) {
      if (depth > 0) {
        depth--;
        continue;
      }
      const fn = tokens[at - 1]?.keyword;
      if (fn !== undefined && (AGGREGATE_WORDS.includes(fn) || FUNCTION_WORDS.includes(fn))) return { fn, commas };
      // A group within the arguments: go on outwards.
      commas = 0;
    }
  }
  return undefined;
};
