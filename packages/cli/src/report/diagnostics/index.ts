import { codeNamed, explain } from '@tagwright/dsl';
import type { Diagnostic } from '@tagwright/dsl';
import type { Context } from '../../context.js';
import type { Printer } from '../../terminal/printer.js';
import { VERSION } from '../../version.js';
import type { DiagnosticFormat } from './formats.js';
import { githubDiagnostics } from './github.js';
import { jsonDiagnostics, jsonLinesDiagnostics } from './json.js';
import { prettyDiagnostic } from './pretty.js';
import { reported, tally } from './reported.js';
import type { Sources, Tally } from './reported.js';
import { sarifDiagnostics } from './sarif.js';

export { tally } from './reported.js';
export type { Sources, Tally } from './reported.js';

/** The shapes that findings can be printed in. */

/** Everything that was found, in one of the shapes. */
export async function printDiagnostics(
  context: Context,
  printer: Printer,
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  format: DiagnosticFormat = 'pretty',
): Promise<void> {
  const all = diagnostics.map((diagnostic) => reported(diagnostic, sources, context.locale));
  switch (format) {
    case 'pretty':
      return printer.lines(
        all.flatMap((found) => prettyDiagnostic(found, sources, printer, context.words.diagnostics)),
      );
    case 'json':
      return printer.write(jsonDiagnostics(all, tally(diagnostics), sources.size));
    case 'jsonl':
      return printer.write(jsonLinesDiagnostics(all));
    case 'sarif':
      return printer.write(sarifDiagnostics(all, VERSION, (code) => explanationOf(code, context.locale)));
    case 'github':
      return printer.write(githubDiagnostics(all));
  }
}

const explanationOf = (written: string, locale: Context['locale']): string | undefined => {
  const code = codeNamed(written);
  return code === undefined ? undefined : explain(code, locale).text;
};

/** `3 errors, 1 warning in 4 files`, in the colour of the worst of them. */
export function summaryLine({ words }: Context, { colors }: Printer, counts: Tally, files: number): string {
  const text = words.diagnostics.summary(counts, files);
  if (counts.error > 0) return `${colors.bad('✗')} ${colors.error(text)}`;
  if (counts.warning > 0) return `${colors.warning('!')} ${colors.warning(text)}`;
  return `${colors.good('✓')} ${text}`;
}
