import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATABASE } from '../arguments/database.js';
import type { Context, Run } from '../context.js';
import { examineBook } from '../doctor/book.js';
import { examineDatabase } from '../doctor/database.js';
import type { Finding } from '../doctor/finding.js';
import { shownDatabase } from '../doctor/shown-database.js';
import { thisHost } from '../doctor/host.js';
import type { Host } from '../doctor/host.js';
import { examineMachine } from '../doctor/machine.js';
import { EXIT } from '../exit.js';
import { doctorJson, doctorLines } from '../report/doctor.js';

interface DoctorOptions {
  readonly db?: string;
  readonly format: 'pretty' | 'json';
}

/** Findings where something is wrong; what only deserves a look is fine. */
export const doctor: Run<[book: readonly string[], options: DoctorOptions]> = async (context, paths, options) => {
  const findings = await examine(context, paths, options.db, thisHost);
  const { out, words, quiet } = context;
  if (options.format === 'json') await out.write(doctorJson(findings));
  else await out.lines(doctorLines(findings, out, words.doctor, quiet));
  return findings.some(({ verdict }) => verdict === 'error') ? EXIT.findings : EXIT.fine;
};

async function examine(
  context: Context,
  paths: readonly string[],
  asked: string | undefined,
  host: Host,
): Promise<readonly Finding[]> {
  const { io, words } = context;
  const machine = await examineMachine(host, io, words.doctor);
  const { findings, book } = await examineBook(context, paths, host);
  // What `serve` would take.
  const db = asked ?? io.env['TAGWRIGHT_DB'] ?? (existsSync(resolve(io.cwd, DATABASE)) ? DATABASE : undefined);
  const isDriverSound = !machine.some(({ check, verdict }) => check === 'driver' && verdict === 'error');
  const database =
    db === undefined || !isDriverSound
      ? []
      : await examineDatabase(
          context,
          db,
          [...paths, '--db', shownDatabase(db)].map(typed).join(' '),
          book?.plan,
          host,
        );
  return [...machine, ...findings, ...database];
}

/** As it would be typed: a blank needs quotes. */
const typed = (word: string): string => (/\s/.test(word) ? `"${word}"` : word);
