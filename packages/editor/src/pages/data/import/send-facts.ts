import { answer, type Api } from '../../../api/client.js';
import { Problem } from '../../../api/problem.js';
import type { RowFact } from './facts.js';

/** A row that was not taken in, from 0, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly reason: string;
}

/** How far the sending has come. */
export interface Sent {
  readonly rows: number;
  readonly added: number;
  readonly duplicate: number;
  readonly corrected: number;
  readonly refused: readonly RefusedRow[];
}

/** So many facts are sent at a time: few enough that steps and other askers have their turn. */
const AT_A_TIME = 1000;

/** How often a part that the server has no time for is sent again, and how long is waited, in ms, if it does not say. */
const [TRIES, PAUSE] = [20, 2000];

/**
 * Sends rows part by part, and tells after each part how it stands. A part that the server has no time for now is sent
 * again: what it kept of it, it knows. Throws the {@link Problem} of a part that it refuses as a whole.
 */
export const sendFacts = async (
  api: Api,
  rows: readonly RowFact[],
  without: string,
  tell: (sent: Sent) => void,
  signal: AbortSignal,
): Promise<void> => {
  let sent: Sent = { rows: 0, added: 0, duplicate: 0, corrected: 0, refused: [] };
  for (let at = 0; at < rows.length && !signal.aborted; at += AT_A_TIME) {
    const part = rows.slice(at, at + AT_A_TIME);
    const whole = part.flatMap(({ row, fact }) => (fact === undefined ? [] : [{ row, fact }]));
    const empty = part.flatMap(({ row, fact }) => (fact === undefined ? [{ row, reason: without }] : []));
    const answered = whole.length === 0 ? undefined : await sendPart(api, whole, signal);
    const refused = (answered?.outcomes ?? []).map(({ index, finding }) => ({
      row: whole[index]?.row ?? at,
      reason: [finding?.field, finding?.message].filter(Boolean).join(': '),
    }));
    sent = {
      rows: sent.rows + part.length,
      added: sent.added + (answered?.counts.added ?? 0),
      duplicate: sent.duplicate + (answered?.counts.duplicate ?? 0),
      corrected: sent.corrected + (answered?.counts.corrected ?? 0),
      refused: [...sent.refused, ...[...empty, ...refused].toSorted((a, b) => a.row - b.row)],
    };
    tell(sent);
  }
};

const sendPart = async (api: Api, part: readonly { readonly fact: object }[], signal: AbortSignal) => {
  const facts = part.map(({ fact }) => fact);
  for (let tries = 1; ; tries++) {
    try {
      return await answer(api.v1.facts.$post({ json: facts as never, query: {} }, { init: { signal } }));
    } catch (thrown) {
      const isBusy = thrown instanceof Problem && (thrown.status === 429 || thrown.status === 503);
      if (!isBusy || tries >= TRIES) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
};
