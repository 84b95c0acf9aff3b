import { isServer } from '@tagwright/engine';

const HIDDEN = '***';

/** A database as a diagnosis names it: whoever reads that, or the log of a build, is not to learn a password from it. */
export const shownDatabase = (db: string): string => {
  if (!isServer(db)) return db;
  if (!URL.canParse(db)) return 'postgres://…';
  const address = new URL(db);
  if (address.password !== '') address.password = HIDDEN;
  if (address.searchParams.has('password')) address.searchParams.set('password', HIDDEN);
  return address.href;
};
