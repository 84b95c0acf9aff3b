import { parse, print } from '@tagwright/dsl';
import { findRuleFiles } from '../book/find.js';
import { decodeText, readTextFile, replaceTextFile } from '../book/text-file.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { printDiagnostics } from '../report/diagnostics/index.js';
import { unifiedDiff } from '../report/diff.js';

type Keywords = 'zh' | 'en' | 'keep';

interface FmtOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly keywords: Keywords;
  readonly stdinFilepath?: string;
}

/** Writes what is laid out otherwise, or with `--check` says so and ends with findings. */
export const fmt: Run<[paths: readonly string[], options: FmtOptions]> = (context, paths, options) =>
  options.stdinFilepath === undefined
    ? formatFiles(context, paths, options)
    : formatStdin(context, options.stdinFilepath, options);

/** What became of one file. */
type Outcome = 'unchanged' | 'changed' | 'broken';

async function formatFiles(context: Context, paths: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const { words, io, out, err } = context;
  const onlyLooks = options.check === true || options.diff === true;
  const counts: Record<Outcome, number> = { unchanged: 0, changed: 0, broken: 0 };
  for (const { path, shown } of findRuleFiles(paths, io.cwd, words.book).files) {
    const text = readTextFile(path, shown, words.book);
    const formatted = await format(context, shown, text, options.keywords);
    const outcome: Outcome = formatted === undefined ? 'broken' : formatted === text ? 'unchanged' : 'changed';
    counts[outcome] += 1;
    if (formatted === undefined || outcome === 'unchanged') continue;
    if (options.diff === true) await out.write(unifiedDiff(shown, text, formatted, out.colors));
    else await out.lines([shown]);
    if (!onlyLooks) replaceTextFile(path, formatted);
  }
  if (!context.quiet) {
    const summary = onlyLooks ? words.fmt.looked(counts) : words.fmt.done(counts);
    await err.lines([`${sign(context, counts, onlyLooks)} ${summary}`]);
  }
  return counts.broken > 0 || (onlyLooks && counts.changed > 0) ? EXIT.findings : EXIT.fine;
}

async function formatStdin(context: Context, shown: string, options: FmtOptions): Promise<ExitCode> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of context.io.stdin) chunks.push(chunk);
  const text = decodeText(Buffer.concat(chunks), shown, context.words.book);
  const formatted = await format(context, shown, text, options.keywords);
  if (formatted === undefined) return EXIT.findings;
  const changed = formatted !== text;
  if (options.diff === true) {
    if (changed) await context.out.write(unifiedDiff(shown, text, formatted, context.out.colors));
  } else if (options.check === true) {
    if (changed) await context.out.lines([shown]);
  } else await context.out.write(formatted);
  return changed && (options.check === true || options.diff === true) ? EXIT.findings : EXIT.fine;
}

/** The text in its layout. A file that cannot be read to its end is left as it is, and said so. */
async function format(context: Context, shown: string, text: string, keywords: Keywords): Promise<string | undefined> {
  const parsed = parse(shown, text);
  const formatted = print(parsed, { keywords });
  if (formatted !== undefined) return formatted;
  const errors = parsed.diagnostics.filter(({ level }) => level === 'error');
  await printDiagnostics(context, context.err, errors, new Map([[shown, { text, lines: parsed.lineMap }]]));
  return undefined;
}

function sign({ err }: Context, counts: Readonly<Record<Outcome, number>>, onlyLooks: boolean): string {
  const fine = counts.broken === 0 && !(onlyLooks && counts.changed > 0);
  return fine ? err.colors.good('✓') : err.colors.bad('✗');
}
