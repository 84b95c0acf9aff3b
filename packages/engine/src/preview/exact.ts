import type { Session } from '../store/store.js';
import { look, type Look } from './look.js';
import { PublishedSizes } from './published-sizes.js';
import type { PreviewReport } from './report.js';
import type { Sample } from './sample.js';
import { type SecondReader, secondReader } from './second-reader.js';

/** From so many customers on two count them, each a half: fewer take one less than half a second. */
export const BOTH_FROM = 100_000;

export interface ExactAsked extends Pick<Look, 'draft' | 'published'> {
  readonly sample: Sample;
  /** The estimate from it. */
  readonly estimate: PreviewReport;
}

/** What exact counts over one database share, from one draft to the next. */
export class ExactCounts {
  /** From one draft to the next most answers stay as they are. */
  readonly #sizes = new PublishedSizes();
  #reader: SecondReader | undefined;

  constructor(
    readonly database: string,
    readonly bothFrom = BOTH_FROM,
  ) {}

  /** Has somebody at hand who counts a half where there are many: a thread takes a second to start. */
  prepare({ population }: Sample): void {
    if (population >= this.bothFrom) this.#reader ??= secondReader(this.database);
  }

  /** Counts everybody, as `look` does, and inside a transaction that is taken back. */
  look(session: Session, path: string, { draft, published, sample, estimate }: ExactAsked): Promise<PreviewReport> {
    const [reader, { middle }] = [this.#reader, sample];
    const beside = reader === undefined || middle === undefined ? {} : { beside: { reader, middle } };
    return look(session, path, {
      draft,
      published,
      sample: undefined,
      earlier: estimate,
      sizes: this.#sizes,
      ...beside,
    });
  }
}
