import { describe, expect, it } from 'vitest';
import { csvAnswers } from './csv.js';

const row = (customer: string, value: string | undefined) => ({
  customer,
  kind: 'tag',
  name: 'RFM评级',
  value,
  since: undefined,
  until: 0,
});

const joined = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

describe('csvAnswers', () => {
  it('has a header, and quotes what needs it', async () => {
    expect(await joined(csvAnswers([row('c1', '重要,保持'), row('c"2', undefined)]))).toBe(
      'customer,kind,name,value,since,until\n' +
        'c1,tag,RFM评级,"重要,保持",,1970-01-01T00:00:00.000Z\n' +
        '"c""2",tag,RFM评级,,,1970-01-01T00:00:00.000Z\n',
    );
  });

  it('is only a header for nobody, and loses nothing over many batches', async () => {
    expect(await joined(csvAnswers([]))).toBe('customer,kind,name,value,since,until\n');
    const many = Array.from({ length: 1234 }, (_, i) => row(`c${i}`, 'x'));
    expect((await joined(csvAnswers(many))).trimEnd().split('\n')).toHaveLength(1235);
  });
});
