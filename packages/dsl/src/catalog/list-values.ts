/**
 * The values in the text of a list file: one a line, trimmed, NFC, without empty lines and repetitions, in file order.
 * A byte order mark and CRLF line ends are what spreadsheets write.
 */
export const listValues = (content: string): readonly string[] => {
  const lines = content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().normalize('NFC'));
  return [...new Set(lines.filter((line) => line !== ''))];
};
