import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { blocksOf } from '../docs/markdown.js';
import { looksOf, openSite, visitSite } from './embed.harness.js';
import { axe, DAY, LOCALES, type Locale, shot, useShop } from './harness.js';
import { BEGUN_BOOK, FILE, FILE_PATH, TextOnScreen } from './text.harness.js';

const site = await openSite();
afterAll(() => site.close());
const RECENT = '人群 近客 = R <= 90天\n';
const BOOK = BEGUN_BOOK.map((file) => (file.path === FILE ? { ...file, text: `${file.text}${RECENT}` } : file));
const there = useShop({ book: BOOK, config: { origins: [site.origin] } });

/** The example of the docs, which is what everybody begins with. */
const BLOCKS = blocksOf(readFileSync(join(import.meta.dirname, '../../docs/embedding.md'), 'utf8'));
const blockOf = (language: string): string => {
  const block = BLOCKS.find((each) => each.language === language);
  if (block === undefined) throw new Error(`docs/embedding.md has no example in ${language}`);
  return block.text.replaceAll('https://tags.shop.example', there.shop.url);
};

const WORDS = {
  zh: { publish: '发布', live: /版已生效/, saved: '草稿已保存', exact: '已统计全部' },
  en: { publish: 'Publish', live: /Version \d+ is in force/, saved: 'Draft saved', exact: 'Everyone is counted' },
} as const;

/** Puts the docs' page on the site, with the policy that they ask for. */
const putExample = async (locale: Locale, name: string): Promise<string> => {
  await there.shop.newKey('admin', '周敏');
  const key = await there.shop.newKey('engineer', name);
  const policy = blockOf('text').replaceAll('\n', ' ');
  site.put('/', { type: 'text/html', text: blockOf('html'), headers: { 'Content-Security-Policy': policy } });
  site.put('/crm.js', { type: 'text/javascript', text: blockOf('js').replace("locale: 'en'", `locale: '${locale}'`) });
  site.put('/tagwright-key', { type: 'application/json', text: JSON.stringify({ key }) });
  return key;
};

/** The numbers of the table beside the rules, row by row. */
const table = (page: Page): Promise<readonly (readonly string[])[]> =>
  page
    .locator('.tw-counts tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));

const bookInForce = async (key: string): Promise<string> =>
  (await fetch(`${there.shop.url}/v1/book`, { headers: { Authorization: `Bearer ${key}` } })).text();

describe.each(LOCALES)('the app in a page of another site, in %s', (locale) => {
  const words = WORDS[locale];

  it('writes a rule, is told what is wrong, counts, publishes, and leaves', async () => {
    const key = await putExample(locale, `吴磊 ${locale}`);
    const { page } = await visitSite(await there.newContext(locale), site);
    const text = new TextOnScreen(page);
    await page.locator('.tw-rules').waitFor();
    expect(new URL(page.url()).hash).toBe('#/rules');
    await page.goto(`${site.origin}/#/rules?file=${FILE}&rule=segment:外来${locale}`);
    await text.lines.waitFor();
    await text.goToEnd();
    await text.type(`\n人群 外来${locale} = 累计订单 >= `);
    await text.errors.first().waitFor();
    await text.type('2');
    await text.errors.first().waitFor({ state: 'detached' });
    await expect.poll(async () => Number((await table(page))[0]?.[2])).toBeGreaterThan(0);
    await page.getByText(words.exact).waitFor();
    await shot(page, `embed-${locale}`);
    expect(await axe(page)).toEqual([]);

    await page.getByText(words.saved).waitFor();
    await page.getByRole('link', { name: words.publish, exact: true }).click();
    const publish = page.getByRole('button', { name: words.publish, exact: true });
    await expect.poll(() => publish.isEnabled()).toBe(true);
    await publish.click();
    await page.getByText(words.live).first().waitFor();
    expect(await bookInForce(key)).toContain(`外来${locale}`);
    // The page around it keeps its own address.
    expect(page.url()).toMatch(new RegExp(`^${site.origin}/#/publish`));

    await page.locator('#close').click();
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await page.locator('#tags').innerHTML()).toBe('');
    expect(await page.locator('.tw-over').count()).toBe(0);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

/** A page of the site with elements of its own, looks that an app should not take over, and a script that mounts what it is told to. */
const HOST = (script: string): string => `<!doctype html>
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <title>CRM</title>
      <style>
        body { font: italic 22px/3 serif; color: rgb(200, 0, 100); text-align: right; text-transform: uppercase; letter-spacing: 4px; }
      </style>
    </head>
    <body>
      <main class="host">
        <h1>CRM</h1><p>Un <a href="#top">lien</a>, un <code>code</code>, <b>gras</b></p>
        <button>Bouton</button><input value="x" /><select><option>a</option></select>
        <table><tr><th>a</th><td>b</td></tr></table><ul><li>c</li></ul>
      </main>
      <div id="one" style="height: 700px"></div>
      <div id="two" style="height: 700px"></div>
      <script type="module">
        const { mountEditor } = await import('${there.shop.url}/embed.js');
        const server = '${there.shop.url}';
        ${script}
      </script>
    </body>
  </html>`;

const visitHost = async (script: string) => {
  site.put('/host', { type: 'text/html', text: HOST(script) });
  return visitSite(await there.newContext('en'), site, '/host?client=42');
};

const operatorKey = async (name: string): Promise<string> => {
  await there.shop.newKey('admin', '周敏');
  return there.shop.newKey('operator', name);
};

it('leaves the page around it as it was, and takes nothing of it over', async () => {
  const key = await operatorKey('林晚');
  const { page } = await visitHost(`
    window.show = () => (window.shown = mountEditor(document.querySelector('#one'), { server, key: '${key}', locale: 'en' }));
  `);
  await expect.poll(() => page.evaluate('typeof window.show')).toBe('function');
  const before = await looksOf(page, 'body, .host, .host *');
  await page.evaluate('window.show()');
  const text = new TextOnScreen(page);
  await text.lines.waitFor();
  expect(await looksOf(page, 'body, .host, .host *')).toEqual(before);
  const looks = await page.locator('.tw-app').evaluate((app) => {
    const { fontStyle, fontSize, textAlign, textTransform, letterSpacing, color } = getComputedStyle(app);
    return { fontStyle, fontSize, textAlign, textTransform, letterSpacing, color };
  });
  expect(looks).toEqual({
    fontStyle: 'normal',
    fontSize: '14px',
    textAlign: 'start',
    textTransform: 'none',
    letterSpacing: 'normal',
    color: 'rgba(0, 0, 0, 0.88)',
  });
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  expect([await page.locator('#one').getAttribute('lang'), new URL(page.url()).search]).toEqual(['en', '?client=42']);

  // Keys are the app's only where the focus is in it; what lies over the page has its looks.
  await page.locator('.host input').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await text.lines.click();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.evaluate((shown) => getComputedStyle(shown).textTransform)).toBe('none');
  await shot(page, 'embed-host');
  await page.keyboard.press('Escape');

  await page.evaluate('window.shown.unmount()');
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await looksOf(page, 'body, .host, .host *')).toEqual(before);
});

it('shows two on one page, each with what is its own', async () => {
  const [one, two] = [await operatorKey('郑爽'), await operatorKey('何苗')];
  const { page } = await visitHost(`
    const on = (id, key) => mountEditor(document.querySelector(id), { server, key, locale: 'zh', addresses: 'memory', start: '${FILE_PATH}' });
    window.one = on('#one', '${one}');
    window.two = on('#two', '${two}');
  `);
  const [first, second] = [new TextOnScreen(page, '#one'), new TextOnScreen(page, '#two')];
  await Promise.all([first.lines.waitFor(), second.lines.waitFor()]);
  await first.goToEnd();
  await first.type('人群 一号 = 累计订单 >= 2\n');
  await expect.poll(() => first.lenses.last().textContent()).toMatch(/\d/);
  expect(await second.text()).not.toContain('一号');
  // Nothing that a reader is led by has the same name twice.
  expect(
    await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    }),
  ).toEqual([]);
  expect(new URL(page.url()).hash).toBe('');
  await first.lines.click();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // What was typed a moment before one is taken away is not lost, and the other goes on.
  await first.goToEnd();
  await first.type('// 最后一行\n');
  await page.evaluate('window.one.unmount()');
  const draft = async () =>
    (await fetch(`${there.shop.url}/v1/book/draft`, { headers: { Authorization: `Bearer ${one}` } })).text();
  await expect.poll(draft).toContain('最后一行');
  await second.goToEnd();
  await second.type('人群 二号 = 累计订单 >= 3\n');
  await expect.poll(() => second.lenses.last().textContent()).toMatch(/\d/);
  await page.evaluate('window.two.unmount()');
  await expect.poll(() => page.workers().length).toBe(0);
});

it('comes and goes without leaving more behind each time', async () => {
  const key = await operatorKey('方圆');
  const context = await there.newContext('en');
  await context.addInitScript(() => {
    // What listens to the page itself, which outlives every element of the app.
    const listening = new Set<string>();
    const names = new WeakMap<object, number>();
    let named = 0;
    const keyOf = (target: EventTarget, type: string, listener: unknown, options: unknown): string | undefined => {
      if (
        (target !== window && target !== document) ||
        (typeof listener !== 'object' && typeof listener !== 'function') ||
        listener === null
      )
        return undefined;
      if (!names.has(listener)) names.set(listener, (named += 1));
      const capture =
        typeof options === 'object' && options !== null ? (options as { capture?: boolean }).capture : options;
      return `${target === window ? 'window' : 'document'} ${type} ${names.get(listener)} ${capture === true}`;
    };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const key = keyOf(this, type, listener, options);
      if (key !== undefined) listening.add(key);
      return add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const key = keyOf(this, type, listener, options);
      if (key !== undefined) listening.delete(key);
      return remove.call(this, type, listener, options);
    };
    Object.assign(window, { left: () => [...listening].map((key) => key.replace(/ \d+ /, ' ')).sort() });
  });
  site.put('/host', {
    type: 'text/html',
    text: HOST(`
    window.show = () => (window.shown = mountEditor(document.querySelector('#one'), { server, key: '${key}', addresses: 'memory' }));
  `),
  });
  const { page } = await visitSite(context, site, '/host');
  await expect.poll(() => page.evaluate('typeof window.show')).toBe('function');
  const once = async () => {
    await page.evaluate('window.show()');
    const text = new TextOnScreen(page);
    await text.lines.waitFor();
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await page.evaluate('window.shown.unmount()');
    await page.evaluate('window.shown.unmount()');
    await expect.poll(() => page.workers().length).toBe(0);
    return page.evaluate(() => {
      const { left } = window as unknown as { left(): readonly string[] };
      return { listening: left(), elements: document.querySelectorAll('*').length };
    });
  };
  const first = await once();
  const second = await once();
  expect(await once()).toEqual(second);
  expect(second.listening).toEqual(first.listening);
});

it('follows what changes with its key, where nobody logged in', async () => {
  const key = await operatorKey('罗兰');
  const { page } = await visitHost(`
    mountEditor(document.querySelector('#one'), { server, key: '${key}', locale: 'zh', addresses: 'memory', start: '/segments' });
  `);
  const row = page.getByRole('row').filter({ hasText: '近客' });
  await row.waitFor();
  const shown = await row.textContent();
  await there.shop.setClock(there.shop.now() + 60 * DAY);
  await expect.poll(() => row.textContent()).not.toBe(shown);
});

it('says what is wrong with a key, and asks nobody to log in for it', async () => {
  await operatorKey('顾问');
  const { page, expected } = await visitHost(`
    mountEditor(document.querySelector('#one'), { server, key: 'tw_wrong', locale: 'zh', addresses: 'memory' });
  `);
  expected.push(/401 .*\/v1\/me\)$/);
  await page.getByRole('alert').waitFor();
  expect(await page.locator('input[type=password]').count()).toBe(0);
});

it('is not for pages that the settings do not name', async () => {
  const stranger = await openSite();
  onTestFinished(() => stranger.close());
  stranger.put('/host', { type: 'text/html', text: HOST('window.got = true;') });
  const { page, expected, told } = await visitSite(await there.newContext('en'), stranger, '/host');
  expected.push(/embed\.js/, /Failed to fetch dynamically imported module/);
  await expect.poll(() => told.some((text) => /CORS policy/.test(text))).toBe(true);
  expect(await page.evaluate('window.got')).toBeUndefined();
});
