import type { Rank } from '../../syntax/ast/index.js';
import { everyNode } from '../nodes.js';
import type { Rule } from './rule.js';

const ABOUT_CUSTOMERS: ReadonlySet<string> = new Set([
  'Did',
  'Aggregate',
  'Recency',
  'TagRef',
  'InSegment',
  'Call',
  'Hole',
]);

/** `among (…)` narrows the population by something that tells customers apart. */
export const amongCustomer: Rule = ({ book, each }) => {
  each<Rank>('Rank', ({ among }, { report }) => {
    if (among === undefined || among === 'everyone') return;
    const speaks = everyNode(among).some(({ node }) => {
      if (ABOUT_CUSTOMERS.has(node.kind)) return true;
      if (node.kind !== 'Ref' && node.kind !== 'Member') return false;
      const target = book.tables.targets.get(node);
      return target === undefined || target.kind === 'customer-field' || target.kind === 'metric';
    });
    if (!speaks) report('among-not-about-customer', among, {});
  });
};
