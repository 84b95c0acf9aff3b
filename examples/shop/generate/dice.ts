/**
 * Seeded chance: the same seed and stream give the same throws on every machine.
 *
 * The generator is sfc32, the "Small Fast Counting" generator of Chris Doty-Humphrey's PractRand (public domain,
 * https://pracrand.sourceforge.net/), seeded as its author does: the seed in three words, a counter of 1, twelve rounds
 * thrown away. The seed's text is spread by FNV-1a (Fowler, Noll, Vo) and the finaliser of MurmurHash3 (Austin Appleby,
 * public domain).
 */
export class Dice {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;
  private readonly seedLow: number;
  private readonly seedHigh: number;

  constructor(seed: string) {
    this.seedLow = spread(seed, 0x811c9dc5);
    this.seedHigh = spread(seed, 0x01234567);
    this.turnTo(0);
  }

  /** Starts the stream of that number: streams of one seed do not depend on each other, nor on how many there are. */
  turnTo(stream: number): this {
    this.a = this.seedLow;
    this.b = this.seedHigh;
    this.c = stream | 0;
    this.d = 1;
    for (let round = 0; round < 12; round += 1) this.bits();
    return this;
  }

  /** A number from 0 up to, but not including, 1. */
  unit(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A whole number between both ends, which are included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** The whole number below or above, so that the mean is kept. */
  rounded(value: number): number {
    return Math.floor(value + this.unit());
  }

  /** A standard normal draw (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return radius * Math.cos(2 * Math.PI * this.unit());
  }

  /** A heavy-tailed draw: half lie below the median, and a large `sigma` makes the few large ones very large. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** How many failures come before a success, when there are `mean` on average. */
  geometric(mean: number): number {
    return mean <= 0 ? 0 : Math.floor(Math.log(1 - this.unit()) / Math.log(mean / (1 + mean)));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  private bits(): number {
    const total = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + total) | 0;
    return total >>> 0;
  }
}

/** Choices of unequal weight. */
export class Weighted<T> {
  private readonly choices: readonly T[];
  private readonly ends: readonly number[];

  constructor(weights: Iterable<readonly [T, number]>) {
    const entries = [...weights];
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let end = 0;
    this.choices = entries.map(([choice]) => choice);
    this.ends = entries.map(([, weight]) => (end += weight / total));
  }

  draw(dice: Dice): T {
    const throwAt = dice.unit();
    const last = this.choices.length - 1;
    let index = 0;
    while (index < last && throwAt >= (this.ends[index] as number)) index += 1;
    return this.choices[index] as T;
  }
}

function spread(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
