import { audit } from '@tagwright/engine';
import type { AuditReport } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import { auditJson, auditLines } from '../report/audit.js';
import { progressOn } from '../terminal/progress.js';

interface AuditOptions {
  readonly db: string;
  readonly format: 'pretty' | 'json';
}

/** Findings where kept answers differ from a rebuild; nothing is mended. */
export const auditCommand: Run<[book: readonly string[], options: AuditOptions]> = async (context, paths, options) => {
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { out, err, words, quiet } = context;
  const { plan } = book;
  const progress = progressOn(err, quiet, String);
  const report = await withKeptFacts(context, options.db, async (store): Promise<AuditReport> => {
    try {
      return await audit(store, plan, {
        onStatement: (_name, index, all) => {
          if (index === 0) progress.begin(words.audit.rebuilding, all);
          progress.advance(index);
        },
      });
    } finally {
      progress.end();
    }
  });
  if (options.format === 'json') await out.write(auditJson(report));
  else await out.lines(auditLines(report, plan, out, words));
  return report.differences === 0 ? EXIT.fine : EXIT.findings;
};
