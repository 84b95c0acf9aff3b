import { describe, expect, it } from 'vitest';
import { LOCALES, shot, useShop } from './harness.js';
import { BEGUN_BOOK, FILE, FILE_PATH, keptInBrowser, TextOnScreen } from './text.harness.js';

const LINES = ['// 一', '// 二', '// 三', '// 四', ''];
const there = useShop({
  book: BEGUN_BOOK.map((file) => (file.path === FILE ? { ...file, text: LINES.join('\n') } : file)),
});

/** What a browser reports of requests that do not get through. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;
const TORN = { zh: /有些行，您在两处都改过/, en: /in two places$/ };

describe.each(LOCALES)('two tabs that cannot reach the server, in %s', (locale) => {
  const openTab = async (context: Awaited<ReturnType<typeof there.newcomer>>) => {
    const { page, expected } = await there.visit({ path: FILE_PATH, context });
    expected.push(OFFLINE);
    const text = new TextOnScreen(page);
    await text.lines.waitFor();
    return { page, text };
  };
  const writeAt = async ({ page, text }: Awaited<ReturnType<typeof openTab>>, key: string, written: string) => {
    await text.lines.click();
    await page.keyboard.press(`Control+${key}`);
    await text.type(written);
    await expect.poll(() => keptInBrowser(page)).toContain(written.trim());
  };

  it('lose nothing of what was written in either, be it closed or crashed', async () => {
    const context = await there.newcomer(locale);
    const [one, other] = [await openTab(context), await openTab(context)];
    await context.setOffline(true);
    await writeAt(one, 'Home', '// first\n');
    await writeAt(other, 'End', '// last\n');
    await writeAt(one, 'Home', '// again ');
    await one.page.close();
    const crashed = other.page.waitForEvent('crash');
    const session = await context.newCDPSession(other.page);
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await other.page.close();
    await context.setOffline(false);

    const next = await openTab(context);
    await expect.poll(() => next.text.text()).toMatch(/again \/\/ first[^]*四[^]*last/);
    const onServer = async () => (await next.page.request.get(`${there.shop.url}/v1/book/draft`)).text();
    await expect.poll(onServer).toMatch(/again \/\/ first.*last/);
    await expect.poll(() => keptInBrowser(next.page)).toBe('');
  });

  it('let their author choose where he wrote the same lines in both', async () => {
    const context = await there.newcomer(locale);
    const [one, other] = [await openTab(context), await openTab(context)];
    await context.setOffline(true);
    await writeAt(one, 'Home', '// here ');
    await writeAt(other, 'Home', '// there ');
    await one.page.close();
    await other.page.close();
    await context.setOffline(false);
    const next = await openTab(context);
    await next.page.getByText(TORN[locale]).waitFor();
    await shot(next.page, `offline-torn-${locale}`);
    const onServer = async () => (await next.page.request.get(`${there.shop.url}/v1/book/draft`)).text();
    await expect.poll(onServer).toContain('// here');
    expect(await onServer()).toContain('// there');
  });
});
