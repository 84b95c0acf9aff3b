import { createHash } from 'node:crypto';

/**
 * Messages of one customer stand in line behind each other. The line has a name from which the customer's cannot be read,
 * and that is another one for each subscription, since it is kept while a message waits.
 */
export const lineOf = (webhook: string, customer: string): string =>
  createHash('sha256')
    .update(JSON.stringify([webhook, customer]))
    .digest('hex')
    .slice(0, 24);
