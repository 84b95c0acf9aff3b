import { hover as hoverAt, signatureHelp } from '@tagwright/dsl/service';
import { type Hover, MarkupKind, type SignatureHelp } from 'vscode-languageserver';
import { askedAt, type Capability } from '../session.js';

/** What a word means, and what goes into the parentheses that the cursor stands in. */
export const hover: Capability = {
  offered: () => ({ hoverProvider: true, signatureHelpProvider: { triggerCharacters: ['(', '（', ',', '，'] } }),
  listen: (session) => {
    const { connection, positions, client } = session;
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
    connection.onHover((params): Hover | null => {
      const found = askedAt(session, params);
      const shown = found && hoverAt(found.workspace, found.file, found.offset);
      if (found === undefined || shown === undefined) return null;
      return { contents: { kind, value: shown.markdown }, range: positions.rangeOf(found.lines, shown.span) };
    });
    connection.onSignatureHelp((params): SignatureHelp | null => {
      const found = askedAt(session, params);
      const help = found && signatureHelp(found.workspace, found.file, found.offset);
      if (help === undefined) return null;
      const parameters = help.parameters.map(({ span, documentation }) => ({
        label: [span.start, span.end] as [number, number],
        documentation,
      }));
      const { label, documentation, active } = help;
      return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: active };
    });
  },
};
