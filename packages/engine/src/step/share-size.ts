import type { Session } from '../store/store.js';

/**
 * So many customers are worked out in one transaction where somebody waits for its end, on a server as many as cost it little
 * more than one; and so many at most where facts keep coming: with what they concern each transaction would grow by what came
 * during the one before, and whoever tells them would wait for longer each time.
 */
const WAITED_FOR = { sqlite: { fewest: 64, most: 128 }, postgres: { fewest: 250, most: 500 } } as const;

/** And so many where nobody waits: whoever comes meanwhile waits no longer than a fraction of a second. */
const MOST = 1000;

/**
 * How many customers the next transaction of a step takes. Larger ones cost less, since pages that all of them write are written
 * once, and keep others waiting for longer: so they grow for as long as nobody comes in between. Where facts keep coming, there
 * is room for those whom they concern besides, as long as they are few, or else the ones put off would never have their turn.
 */
export class ShareSize {
  readonly #waitedFor: (typeof WAITED_FOR)[keyof typeof WAITED_FOR];
  #size: number;

  constructor({ dialect }: Pick<Session, 'dialect'>) {
    this.#waitedFor = WAITED_FOR[dialect.name];
    this.#size = this.#waitedFor.fewest;
  }

  get size(): number {
    return this.#size;
  }

  /** Lets whoever waits have a turn, between two transactions. `came`: of how many customers facts came before the last one. */
  async giveWay(store: Session, came: number): Promise<void> {
    const taken = store.turnsTaken;
    await othersTurn();
    const isAlone = store.turnsTaken === taken;
    const { fewest, most } = this.#waitedFor;
    this.#size = isAlone ? Math.min(this.#size * 2, MOST) : Math.min(fewest + came, most);
  }
}

/**
 * An embedded database works without ever waiting, so that whoever wants to tell a fact meanwhile has to be let. Twice: the
 * first time he is heard, and gathers what others tell along with him; by the second time he has asked for his turn.
 */
export const othersTurn = async (): Promise<void> => {
  for (let round = 1; round <= 2; round += 1) await new Promise((resolve) => setImmediate(resolve));
};
