import { type SemanticToken, TOKEN_KINDS } from '@tagwright/dsl/service';

const KIND_AT: ReadonlyMap<string, number> = new Map(TOKEN_KINDS.map((kind, at) => [kind, at]));

/**
 * Tokens in the order of the text as five numbers each: lines and columns since the one before, length, kind, modifiers.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocument_semanticTokens
 * A token ends with its line. Columns are those of an editor, which has no mark of the byte order before the first line.
 */
export const tokenData = (tokens: readonly SemanticToken[], written: string): Uint32Array => {
  const text = written.replaceAll(/\r(?!\n)/g, '\n');
  const data: number[] = [];
  let [line, lineStart, lastLine, lastColumn] = [0, text.startsWith('\uFEFF') ? 1 : 0, 0, 0];
  for (const { span, kind, isDeclaration } of tokens) {
    for (
      let next = text.indexOf('\n', lineStart);
      next !== -1 && next < span.start;
      next = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = next + 1;
    }
    const column = span.start - lineStart;
    const end = text.indexOf('\n', span.start);
    const length = (end === -1 ? span.end : Math.min(span.end, end)) - span.start;
    if (length <= 0) continue;
    data.push(
      line - lastLine,
      line === lastLine ? column - lastColumn : column,
      length,
      KIND_AT.get(kind) ?? 0,
      isDeclaration ? 1 : 0,
    );
    [lastLine, lastColumn] = [line, column];
  }
  return new Uint32Array(data);
};
