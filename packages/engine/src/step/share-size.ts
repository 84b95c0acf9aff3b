import type { Session } from '../store/store.js';

/**
 * So many customers are worked out in one transaction where somebody waits for its end: on a server, where what a
 * transaction takes is asking more than working, as many as cost it little more than one.
 */
const FEWEST = { sqlite: 64, postgres: 250 } as const;

/** And so many where nobody does: whoever comes meanwhile waits no longer than a fraction of a second. */
const MOST = 1000;

/**
 * How many customers the next transaction of a step takes. Larger ones cost less, since pages that all of them write are written
 * once, and keep others waiting for longer: so they grow for as long as nobody comes in between. Where facts keep coming, there
 * is room for those whom they concern besides, or else the ones put off would never have their turn.
 */
export class ShareSize {
  readonly #fewest: number;
  #size: number;

  constructor({ dialect }: Pick<Session, 'dialect'>) {
    this.#fewest = FEWEST[dialect.name];
    this.#size = this.#fewest;
  }

  get size(): number {
    return this.#size;
  }

  /** Lets whoever waits have a turn, between two transactions. `came`: of how many customers facts came before the last one. */
  async giveWay(store: Session, came: number): Promise<void> {
    const taken = store.turnsTaken;
    await othersTurn();
    const isAlone = store.turnsTaken === taken;
    this.#size = Math.min(isAlone ? this.#size * 2 : this.#fewest + came, MOST);
  }
}

/**
 * An embedded database works without ever waiting, so that whoever wants to tell a fact meanwhile has to be let. Twice: the
 * first time he is heard, and gathers what others tell along with him; by the second time he has asked for his turn.
 */
const othersTurn = async (): Promise<void> => {
  for (let round = 1; round <= 2; round += 1) await new Promise((resolve) => setImmediate(resolve));
};
