import { audit } from '@tagwright/engine';
import type { AuditReport } from '@tagwright/engine';
import { Option } from 'commander';
import { soundBook } from '../book/compile.js';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import { auditJson, auditLines } from '../report/audit.js';
import { progressOn } from '../terminal/progress.js';
import type { Declare } from './declare.js';

interface AuditOptions {
  readonly db: string;
  readonly format: 'pretty' | 'json';
}

/** `tagwright audit`: what steps left against a full rebuild; differences are findings. */
export const declareAudit: Declare = (program, words, act) => {
  program
    .command('audit')
    .description(words.audit.about)
    .argument('[book...]', words.run.book)
    .requiredOption('--db <database>', words.facts.kept)
    .addOption(new Option('--format <format>', words.audit.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(auditCommand));
};

const auditCommand: Run<[book: readonly string[], options: AuditOptions]> = async (context, paths, options) => {
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
