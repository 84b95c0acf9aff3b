import { type SemanticToken, semanticTokens as tokensIn, type TokenKind } from '@tagwright/dsl/service';
import {
  SemanticTokenModifiers,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import { asked, type Asked, type Capability, type Session } from '../session.js';

/** The protocol's own types, which every theme colours. Plain words keep the colours of the grammar. */
const TYPES: { readonly [K in TokenKind]: SemanticTokenTypes | undefined } = {
  keyword: SemanticTokenTypes.keyword,
  type: SemanticTokenTypes.type,
  function: SemanticTokenTypes.function,
  operator: SemanticTokenTypes.operator,
  number: SemanticTokenTypes.number,
  string: SemanticTokenTypes.string,
  comment: SemanticTokenTypes.comment,
  customerField: SemanticTokenTypes.property,
  eventField: SemanticTokenTypes.property,
  event: SemanticTokenTypes.event,
  metric: SemanticTokenTypes.variable,
  tag: SemanticTokenTypes.enum,
  segment: SemanticTokenTypes.interface,
  list: SemanticTokenTypes.namespace,
  value: SemanticTokenTypes.enumMember,
  variable: SemanticTokenTypes.parameter,
  name: undefined,
};

const LEGEND = [...new Set(Object.values(TYPES).filter((type) => type !== undefined))];
const DECLARATION = 1;

/** What every word stands for, for its colour: whole files, what changed since, or the lines that are seen. */
export const semanticTokens: Capability = {
  offered: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: LEGEND, tokenModifiers: [SemanticTokenModifiers.declaration] },
      full: { delta: true },
      range: true,
    },
  }),
  listen: (session) => {
    const { connection, positions } = session;
    /** What the client was told last, by URI. */
    const told = new Map<string, SemanticTokensBuilder>();
    const builderFor = (uri: string): SemanticTokensBuilder => {
      const builder = told.get(uri) ?? new SemanticTokensBuilder();
      told.set(uri, builder);
      return builder;
    };
    connection.languages.semanticTokens.on((params): SemanticTokens => {
      const found = asked(session, params);
      if (found === undefined) return { data: [] };
      const builder = builderFor(params.textDocument.uri);
      builder.previousResult('');
      push(builder, tokensIn(found.workspace, found.file), found, session);
      return builder.build();
    });
    connection.languages.semanticTokens.onDelta((params): SemanticTokens | SemanticTokensDelta => {
      const found = asked(session, params);
      if (found === undefined) return { data: [] };
      const builder = builderFor(params.textDocument.uri);
      builder.previousResult(params.previousResultId);
      push(builder, tokensIn(found.workspace, found.file), found, session);
      return builder.buildEdits();
    });
    connection.languages.semanticTokens.onRange((params): SemanticTokens => {
      const found = asked(session, params);
      if (found === undefined) return { data: [] };
      const seen = positions.spanOf(found.lines, params.range);
      const tokens = tokensIn(found.workspace, found.file);
      const builder = new SemanticTokensBuilder();
      push(
        builder,
        tokens.filter(({ span }) => span.start < seen.end && span.end > seen.start),
        found,
        session,
      );
      return builder.build();
    });
  },
};

const push = (
  builder: SemanticTokensBuilder,
  tokens: readonly SemanticToken[],
  { lines, workspace, file }: Asked,
  { positions }: Session,
): void => {
  const text = workspace.text(file);
  for (const { span, kind, isDeclaration } of tokens) {
    const type = TYPES[kind];
    const { line, character } = positions.positionAt(lines, span.start);
    // A token ends with its line: what was left open is coloured as far as there.
    const width = positions.widthOf(text.slice(span.start, Math.min(span.end, lines.lineEnd(line + 1))));
    if (type === undefined || width === 0) continue;
    builder.push(line, character, width, LEGEND.indexOf(type), isDeclaration ? DECLARATION : 0);
  }
};
