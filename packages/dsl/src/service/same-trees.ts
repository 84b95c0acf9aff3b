import type { ParsedFile } from '../syntax/index.js';

/**
 * A file that was parsed again, with the earlier trees of the declarations before the first change: they stand where
 * they stood and say what they said, so that whatever was found out about them still holds.
 */
export const withSameTrees = (before: ParsedFile | undefined, now: ParsedFile): ParsedFile => {
  if (before === undefined) return now;
  const old = before.file.decls;
  const shared = commonStart(before.text, now.text);
  let same = 0;
  // The words after a declaration can have a say in how its end is read, so the one next to the change is left out.
  while ((old[same + 1]?.span.end ?? Infinity) < shared && standsAlike(before, now, same + 1)) same++;
  if (same === 0) return now;
  const decls = now.file.decls.map((decl, at) => (at < same ? (old[at] ?? decl) : decl));
  return Object.freeze({ ...now, file: Object.freeze({ ...now.file, decls: Object.freeze(decls) }) });
};

const standsAlike = (before: ParsedFile, now: ParsedFile, at: number): boolean => {
  const [a, b] = [before.file.decls[at], now.file.decls[at]];
  return a?.kind === b?.kind && a?.span.start === b?.span.start && a?.span.end === b?.span.end;
};

const commonStart = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
};
