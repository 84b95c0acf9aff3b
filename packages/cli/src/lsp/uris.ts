import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; undefined for any other, as of a text that was never saved. */
export const pathOfUri = (uri: string): string | undefined => {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = fileURLToPath(uri);
    // Clients write the drive of Windows either way.
    return sep === '\\' ? path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : path;
  } catch {
    return undefined;
  }
};

export const uriOfPath = (path: string): string => pathToFileURL(path).href;
