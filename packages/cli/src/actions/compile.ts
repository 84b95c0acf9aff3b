import { compileSql, type Dialect, postgres, sqlite } from '@tagwright/dsl/sql';
import { jsonLogicOf, type Plan } from '@tagwright/dsl';
import { soundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import { asOf } from '../facts/instant.js';

type Target = 'sql' | 'json-logic' | 'plan' | 'ast';

const DIALECTS: Readonly<Record<Dialect['name'], Dialect>> = { sqlite, postgres };

interface CompileOptions {
  readonly to: Target;
  readonly dialect: Dialect['name'];
  readonly asOf?: string;
}

/** Nothing is written of a book with errors, whose diagnostics go to stderr. */
export const compile: Run<[paths: readonly string[], options: CompileOptions]> = async (context, paths, options) => {
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { plan, parsed } = book;
  switch (options.to) {
    case 'sql':
      await context.out.pieces(
        sqlScript(context, plan, asOf(context, options.asOf, plan.catalog.zone), DIALECTS[options.dialect]),
      );
      break;
    case 'json-logic':
      await context.out.write(`${JSON.stringify(jsonLogicOf(plan), null, 2)}\n`);
      break;
    case 'plan':
      await context.out.write(`${JSON.stringify(plan, null, 2)}\n`);
      break;
    case 'ast':
      await context.out.write(
        `${JSON.stringify({ formatVersion: 1, files: parsed.map(({ file }) => file) }, null, 2)}\n`,
      );
      break;
  }
  return EXIT.fine;
};

/** Each statement under its name, with the values of its parameters in a comment below. */
function* sqlScript({ words }: Context, plan: Plan, now: number, dialect: Dialect): Iterable<string> {
  yield `-- ${words.compile.sqlHead(plan.hash, new Date(now).toISOString())}\n`;
  for (const { name, sql, parameters } of compileSql(plan, now, { dialect })) {
    yield `\n-- ${name}\n${sql};\n`;
    if (parameters.length > 0) yield `-- ${dialect.placeholder} = ${parameters.map(literal).join(', ')}\n`;
  }
}

const literal = (value: unknown): string => (typeof value === 'bigint' ? String(value) : JSON.stringify(value));
