import type { FieldColumns } from '@tagwright/dsl';
import { compileFiles } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { foundAsUnseen } from './unseen.js';
import { writtenRules } from './written.js';

const CATALOG = 'customer {\n  city: text\n  income: money\n}\nevent order { amount: money  phone: text }\n';
const STANDING = `${CATALOG}segment rich = income > 3\nmetric M = sum(order.amount)\n`;
const HIDDEN: FieldColumns = { customer: new Set(['income']), events: new Map([['order', new Set(['phone'])]]) };

const found = async (text: string, hidden = HIDDEN) => {
  const files = [{ path: 'a.tag', text }];
  const standing = writtenRules(await compileFiles([{ path: 'a.tag', text: STANDING }]));
  const diagnostics = await foundAsUnseen(files, await compileFiles(files), async () => standing, hidden);
  return diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
};

describe('a draft by somebody who may not see some fields', () => {
  it('is told that there is no such field', async () => {
    expect(await found(`${STANDING}segment poor = income < 3\n`)).toEqual([['unknown-name', 'income']]);
    expect(await found(`${STANDING}tag T = a when did order where phone = "1"\n`)).toEqual([['unknown-name', 'phone']]);
  });

  it('is told that there is nothing that reads the field', async () => {
    const [[code, text] = []] = await found(`${STANDING}segment here = city = "Ulm" and in segment rich\n`);
    expect([code, text]).toEqual(['unknown-name', 'rich']);
  });

  it('keeps the rules of others as they are, wherever they stand', async () => {
    expect(await found(`segment here = city = "Ulm"\n${STANDING.replace('income > 3', 'income  >\n 3')}`)).toEqual([]);
    expect(await found(STANDING.replace('income > 3', 'income > 4'))).toEqual([['unknown-name', 'income']]);
  });

  it('hears nothing where nothing is hidden', async () => {
    const nothing = { customer: new Set<string>(), events: new Map() };
    expect(await found(`${STANDING}segment poor = income < 3\n`, nothing)).toEqual([]);
  });
});
