import { normalizeText, textFault } from '@tagwright/dsl';
import { refuse, shown, type Refusal, type ValueReader } from './reader.js';

/** Between the space and U+02FF every text is in NFC, and whole. */
const MAY_NEED_CARE = /[^ -\u02ff]/;

/** Text, held in NFC. */
export const textReader: ValueReader = {
  width: 1,
  read: (text, row, at) => {
    if (!MAY_NEED_CARE.test(text)) {
      row[at] = text;
      return undefined;
    }
    row[at] = normalizeText(text);
    return faultOfText(text);
  },
};

const faultOfText = (text: string): Refusal | undefined => {
  const fault = textFault(text);
  if (fault === undefined) return undefined;
  const value = shown(text)
    .replaceAll('\0', '␀')
    .replace(/\p{Surrogate}/gu, '�');
  return refuse(fault === 'nul' ? 'text-with-nul' : 'text-with-lone-surrogate', { value });
};
