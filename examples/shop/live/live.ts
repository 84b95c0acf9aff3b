import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { audit, type Cause } from '@tagwright/engine';
import {
  bar,
  type Context,
  count,
  localInstant,
  pad,
  percent,
  soundBook,
  type SoundBook,
} from '@tagwright/cli/drawing';
import { type News, newsOf, worthTelling } from './news.js';
import { frameLines, newsLines, type Room } from './screen.js';
import { DAY, HOUR, LiveShop, type Size, START, type Step } from './shop.js';
import { type LiveWords, liveWords } from './words.js';

const TAG = 'RFM评级';
const SEGMENTS = [
  '待召回高价值',
  '首购关怀',
  '冲刺二购',
  '购物车提醒',
  '看了没下手',
  '昨天下单',
  '生日将近',
  '上季来过本季没来',
];

/** On a terminal a day goes by in a second, in this many steps; elsewhere a week goes by a day at a step, without waiting. */
const STEPS_A_DAY = 4;
const DAYS_ON_TERMINAL = 24;
/** On a busy machine it ends before the last day. */
const MOST_SECONDS = 28;
/** The subjects of the last so many changes are not told again at once. */
const LATELY = 3;
const DAYS_ELSEWHERE = 7;

/** The shop with a clock that runs fast: facts arrive, tags change, and the engine says why. The database stays. */
export async function live(here: string, context: Context): Promise<number> {
  const words = liveWords(context.locale);
  const { out } = context;
  const book = await soundBook({ ...context, quiet: true }, [join(here, 'book')]);
  if (book === undefined) return 1;
  await out.lines([words.preparing]);
  mkdirSync(join(here, 'data'), { recursive: true });
  const database = join(here, 'data', 'live.db');
  const shop = await LiveShop.open(join(here, 'data'), database, book.plan);
  try {
    const told = new Telling(shop, book, context, words);
    await (out.live ? told.onTerminal() : told.inLines());
    await out.lines(await told.summary(place(here, 'book'), place(here, join('data', 'live.db'))));
  } finally {
    await shop.store.close();
  }
  return 0;
}

const place = (here: string, name: string): string => relative(process.cwd(), join(here, name)) || '.';

/** What has happened so far, and how it is shown. */
class Telling {
  #facts = 0;
  #steps = 0;
  #milliseconds = 0;
  #days = 0;
  readonly #byCause = new Map<Cause, number>();
  #asked: News | undefined;

  constructor(
    readonly shop: LiveShop,
    readonly book: SoundBook,
    readonly context: Context,
    readonly words: LiveWords,
  ) {}

  async onTerminal(): Promise<void> {
    const { shop, context, words } = this;
    const { out } = context;
    const screen = new Screen(context);
    const before = await shop.sizes(TAG, SEGMENTS);
    const news: News[] = [];
    const room: Room = { width: Math.min(out.width, 110), colors: out.colors, words };
    const end = performance.now() + MOST_SECONDS * 1000;
    for (let hours = 0; hours < DAYS_ON_TERMINAL * 24 && performance.now() < end;) {
      const began = performance.now();
      // Where a step takes longer than its share of a second, the next one goes further.
      hours = Math.min(DAYS_ON_TERMINAL * 24, hours + this.#stride());
      const step = await this.#advance(START + hours * HOUR);
      const toldLately = news.slice(0, LATELY).map(({ what }) => what);
      for (const change of worthTelling(step.changes, 1, toldLately)) news.unshift(await this.#newsOf(change));
      news.splice(screen.newsThatFit);
      const sizes = await shop.sizes(TAG, SEGMENTS);
      await screen.draw(frameLines(this.#frame(step, before, sizes, news, hours / 24, DAYS_ON_TERMINAL), room));
      const share = (1000 * this.#stride()) / 24;
      await wait(Math.max(0, share - (performance.now() - began)));
    }
  }

  /** Hours to go on by: a quarter of a day, or as many quarters as fit into the time that a step takes. */
  #stride(): number {
    const least = 24 / STEPS_A_DAY;
    const average = this.#steps === 0 ? 0 : this.#milliseconds / this.#steps;
    return Math.min(24, least * Math.max(1, Math.ceil((average * STEPS_A_DAY) / 1000)));
  }

  #frame(
    step: Step,
    before: readonly Size[],
    sizes: readonly Size[],
    news: readonly News[],
    day: number,
    days: number,
  ) {
    const { words, book } = this;
    return {
      clock: localInstant(step.now, book.plan.catalog.zone),
      day,
      days,
      totals: words.totals(step.population, this.#facts, this.#changes()),
      step: words.step(Math.round(step.milliseconds)),
      before,
      sizes,
      news,
    };
  }

  async inLines(): Promise<void> {
    const { words, context, book } = this;
    const { out } = context;
    const room: Room = { width: out.width, colors: out.colors, words };
    for (let day = 1; day <= DAYS_ELSEWHERE; day += 1) {
      const step = await this.#advance(START + day * DAY);
      const date = localInstant(step.now, book.plan.catalog.zone);
      await out.lines(['', `${date}  ${words.totals(step.population, step.facts, step.changes.length)}`]);
      for (const change of worthTelling(step.changes, 2, []))
        await out.lines(newsLines(await this.#newsOf(change), room).map((line) => `  ${line}`));
    }
  }

  async #advance(now: number): Promise<Step> {
    const step = await this.shop.advance(now);
    this.#facts += step.facts;
    this.#steps += 1;
    this.#milliseconds += step.milliseconds;
    this.#days = (now - START) / DAY;
    for (const { cause } of step.changes) this.#byCause.set(cause, (this.#byCause.get(cause) ?? 0) + 1);
    return step;
  }

  async #newsOf(change: Step['changes'][number]): Promise<News> {
    const news = await newsOf(this.shop, this.book, change, this.context, this.words);
    if (this.#asked === undefined || (change.name === TAG && this.#asked.what !== TAG)) this.#asked = news;
    return news;
  }

  #changes(): number {
    return [...this.#byCause.values()].reduce((sum, each) => sum + each, 0);
  }

  async summary(book: string, database: string): Promise<string[]> {
    const { words, shop, context } = this;
    const { colors } = context.out;
    const all = this.#changes();
    const causes = [...this.#byCause].toSorted(([, a], [, b]) => b - a);
    const { differences } = await audit(shop.store, shop.plan);
    const [customer = ''] = (this.#asked?.who ?? '').split(' ');
    const tag = this.#asked?.what ?? '';
    const ask = words.ask;
    const commands: readonly (readonly [string, string])[] = [
      [`npx tagwright changes --db ${database} --customer ${customer}`, ask.changes],
      [`npx tagwright why ${customer} ${tag} --book ${book} --db ${database}`, ask.why],
      [`npx tagwright audit ${book} --db ${database}`, ask.audit],
      ['npm start -- tour', ask.tour],
    ];
    return [
      '',
      words.summary(Math.round(this.#days), this.#facts, all),
      ...causes.map(([cause, each]) =>
        `  ${pad(words.cause[cause], 18)}${pad(count(each), 7, 'right')}  ${pad(percent(each, all), 6, 'right')}  ${colors.bar(bar(each / Math.max(1, all), 30))}`.trimEnd(),
      ),
      differences === 0 ? colors.good(words.audited(0)) : colors.bad(words.audited(differences)),
      '',
      words.next,
      ...commands.flatMap(([command, what]) => [`  ${colors.name(command)}`, `      ${colors.faint(what)}`]),
    ];
  }
}

/** The same lines over and over in one place. Nothing of the terminal is changed that an interrupted program would have to put back. */
class Screen {
  #height = 0;

  constructor(readonly context: Context) {}

  /** So many changes, two lines each, fit below the rest. */
  get newsThatFit(): number {
    const rows = (this.context.io.stdout as { readonly rows?: number }).rows ?? 30;
    return Math.max(1, Math.min(7, Math.floor((rows - 16) / 2)));
  }

  async draw(lines: readonly string[]): Promise<void> {
    const up = this.#height === 0 ? '' : `\u001b[${this.#height}A`;
    this.#height = Math.max(this.#height, lines.length);
    const filled = [...lines, ...Array.from({ length: this.#height - lines.length }, () => '')];
    await this.context.out.write(`${up}${filled.map((line) => `${CLEAR_LINE}${line}\n`).join('')}`);
  }
}

const CLEAR_LINE = '\u001b[2K';
