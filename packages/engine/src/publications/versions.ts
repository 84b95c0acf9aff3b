import { sql } from 'kysely';
import { activationsAfter } from '../books/versions.js';
import { EngineError } from '../errors/engine-error.js';
import type { Session } from '../store/store.js';
import { type BookFile, textHash } from './files.js';
import { PUBLICATION_TABLES } from './tables.js';

/** A version of the rule book, as everybody may know of it. */
export interface VersionInfo {
  /** 1, 2, 3 …: one for every publication, those that change no meaning among them. */
  readonly version: number;
  /** The version of the engine that it stands for: several, if their rules mean the same. */
  readonly engineVersion: number;
  /** The hash of what it means. */
  readonly hash: string;
  /** ms UTC. */
  readonly publishedAt: number;
  readonly by: string | undefined;
  readonly email: string | undefined;
  readonly note: string | undefined;
  /** The version whose files it brought back. */
  readonly rollsBack: number | undefined;
  /** False for one that was put in force without them, by another program. */
  readonly hasFiles: boolean;
}

/** What is written down of a publication. */
export interface Published {
  readonly hash: string;
  readonly files?: readonly BookFile[];
  readonly by?: string;
  readonly email?: string;
  readonly note?: string;
  readonly rollsBack?: number;
  /** The version that has to be the last one still, 0 for none: refused with `book-version-changed` where it is not. */
  readonly baseVersion?: number;
}

/** A file of a version, and since which version it has this text. */
export interface VersionFile extends BookFile {
  readonly hash: string;
  readonly since: number;
}

interface Row extends Omit<VersionInfo, 'by' | 'email' | 'note' | 'rollsBack' | 'hasFiles'> {
  readonly by: string | null;
  readonly email: string | null;
  readonly note: string | null;
  readonly rollsBack: number | null;
  readonly hasFiles: number;
}

const FIELDS = sql`version, engine_version as "engineVersion", hash, has_files as "hasFiles", published_at as "publishedAt", ${sql.id('by')}, email, note, rolls_back as "rollsBack"`;

const infoOf = ({ by, email, note, rollsBack, hasFiles, ...row }: Row): VersionInfo => ({
  ...row,
  by: by ?? undefined,
  email: email ?? undefined,
  note: note ?? undefined,
  rollsBack: rollsBack ?? undefined,
  hasFiles: hasFiles === 1,
});

const table = sql.id(PUBLICATION_TABLES.version);

/** The last version; undefined where no book was ever published. */
export const latestVersion = async (session: Session): Promise<VersionInfo | undefined> => {
  const row = await session.row<Row>(sql`select ${FIELDS} from ${table} order by version desc limit 1`);
  return row === undefined ? undefined : infoOf(row);
};

export const versionNumbered = async (session: Session, version: number): Promise<VersionInfo | undefined> => {
  const row = await session.row<Row>(sql`select ${FIELDS} from ${table} where version = ${BigInt(version)}`);
  return row === undefined ? undefined : infoOf(row);
};

/** The versions before a number, the last one first; before none where there is no number. */
export const versionsBefore = async (
  session: Session,
  before: number | undefined,
  limit: number,
): Promise<readonly VersionInfo[]> => {
  const found: VersionInfo[] = [];
  const where = before === undefined ? sql`` : sql` where version < ${BigInt(before)}`;
  const rows = session.rows<Row>(
    sql`select ${FIELDS} from ${table}${where} order by version desc limit ${BigInt(limit)}`,
  );
  for await (const row of rows) found.push(infoOf(row));
  return found;
};

/** The files of a version, in order of their paths; none where they are not known. */
export const filesOfVersion = async (session: Session, version: number): Promise<readonly VersionFile[]> => {
  const files: VersionFile[] = [];
  const rows = session.rows<VersionFile>(
    sql`select file.path, text.content as text, file.hash, file.since from ${sql.id(PUBLICATION_TABLES.file)} as file join ${sql.id(PUBLICATION_TABLES.text)} as text on (text.hash = file.hash) where file.version = ${BigInt(version)} order by file.path`,
  );
  for await (const row of rows) files.push({ ...row });
  return files;
};

/**
 * Writes down a publication, in the transaction that puts it in force, and after it was: its number. What other programs
 * put in force meanwhile gets a number of its own before it.
 */
export const recordVersion = async (session: Session, published: Published, now: number): Promise<number> => {
  const own = await adopt(session, published.hash);
  const last = await latestVersion(session);
  const { baseVersion } = published;
  if (baseVersion !== undefined && baseVersion !== (last?.version ?? 0))
    throw new EngineError('book-version-changed', { base: baseVersion, current: last?.version ?? 0 });
  if (own === undefined && last?.hash !== published.hash)
    throw new EngineError('book-changed', { expected: published.hash, found: last?.hash });
  const version = (last?.version ?? 0) + 1;
  const engineVersion = own ?? last?.engineVersion ?? 0;
  await addRow(session, {
    version,
    engineVersion,
    hash: published.hash,
    publishedAt: now,
    by: published.by,
    email: published.email,
    note: published.note,
    rollsBack: published.rollsBack,
    hasFiles: published.files !== undefined,
  });
  await addFiles(session, version, published.files ?? [], last?.version ?? 0);
  return version;
};

/**
 * Gives a number to every version of the engine that has none. The last of them is left to whoever publishes it right
 * now, and returned, where its hash is the one given.
 */
export const adopt = async (session: Session, publishing?: string): Promise<number | undefined> => {
  const last = await latestVersion(session);
  const unknown = await activationsAfter(session, last?.engineVersion ?? 0);
  const own = unknown.at(-1)?.hash === publishing ? unknown.at(-1) : undefined;
  let version = last?.version ?? 0;
  for (const { version: engineVersion, hash, activatedAt, by, note } of unknown) {
    if (engineVersion === own?.version) continue;
    version += 1;
    const info = { version, engineVersion, hash, publishedAt: activatedAt, by, note };
    await addRow(session, { ...info, email: undefined, rollsBack: undefined, hasFiles: false });
  }
  return own?.version;
};

const addRow = (session: Session, info: VersionInfo): Promise<void> =>
  session.insert(
    PUBLICATION_TABLES.version,
    ['version', 'engine_version', 'hash', 'has_files', 'published_at', 'by', 'email', 'note', 'rolls_back'],
    [
      [info.version],
      [info.engineVersion],
      [info.hash],
      [info.hasFiles ? 1 : 0],
      [info.publishedAt],
      [info.by ?? null],
      [info.email ?? null],
      [info.note ?? null],
      [info.rollsBack ?? null],
    ],
  );

const addFiles = async (
  session: Session,
  version: number,
  files: readonly BookFile[],
  previous: number,
): Promise<void> => {
  const before = new Map((await filesOfVersion(session, previous)).map((file) => [file.path, file]));
  const rows = files.map(({ path, text }) => {
    const hash = textHash(text);
    const earlier = before.get(path);
    return { path, text, hash, since: earlier?.hash === hash ? earlier.since : version };
  });
  for (const { hash, text } of rows)
    await session.run(
      sql`insert into ${sql.id(PUBLICATION_TABLES.text)} (hash, content) values (${hash}, ${text}) on conflict (hash) do nothing`,
    );
  if (rows.length === 0) return;
  await session.insert(
    PUBLICATION_TABLES.file,
    ['version', 'path', 'hash', 'since'],
    [
      rows.map(() => version),
      rows.map(({ path }) => path),
      rows.map(({ hash }) => hash),
      rows.map(({ since }) => since),
    ],
  );
};
