import { listedVersions, planOfVersion } from '@tagwright/engine';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { openToRead } from '../planning/count.js';
import { historyJson, historyLines } from '../report/history.js';

interface HistoryOptions {
  readonly db: string;
  readonly limit: number;
  readonly format: 'pretty' | 'json';
}

/** The last versions, the newest first. */
export const history: Run<[options: HistoryOptions]> = async (context, { db, limit, format }) => {
  const { out, err, words, quiet } = context;
  const store = await openToRead(context, db);
  try {
    const versions = (await listedVersions(store)).slice(0, limit);
    if (format === 'json') {
      await out.write(historyJson(versions));
      return EXIT.fine;
    }
    const zone = (await planOfVersion(store, versions[0]))?.catalog.zone ?? 'UTC';
    await out.lines(historyLines(versions, zone, out, words.history));
    if (versions.length === 0 && !quiet) await err.lines([words.history.none]);
    return EXIT.fine;
  } finally {
    await store.close();
  }
};
