/** RFC 8187 leaves these out of what needs no escaping, though URLs do not. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` of a file with any name (RFC 6266): as it is, and for old readers in ASCII. */
export const disposition = (name: string): string => {
  const kept = name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_');
  const plain = kept.replaceAll(/[^\x20-\x7e]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${escaped(kept)}`;
};
