import { mayUse, type KeyRole } from '../auth/roles.js';
import { hiddenNames } from '../changes/hidden.js';
import type { Foundation } from '../foundation.js';
import type { Webhook } from './webhook.js';

/**
 * Whether somebody may have to do with a subscription: what it sends is what its maker sees, so for whoever sees less it is
 * not there. He could have it sent to himself.
 */
export const mayHave = async (
  deps: Pick<Foundation, 'store' | 'book' | 'visibility'>,
  role: KeyRole,
  webhook: Pick<Webhook, 'role'>,
): Promise<boolean> => {
  if (mayUse(role, webhook.role)) return true;
  const hiddenFromMaker = await hiddenNames(deps, webhook.role);
  return [...(await hiddenNames(deps, role))].every((name) => hiddenFromMaker.has(name));
};
