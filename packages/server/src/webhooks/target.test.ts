import type { LookupAddress } from 'node:dns';
import { describe, expect, it, vi } from 'vitest';
import { addressRules } from './address.js';
import { guardedAgent, type Resolve } from './connect.js';
import { pingOf } from './message.js';
import { post } from './post.js';
import { receiver } from './receiver.harness.js';
import { newWebhookSecret } from './secret.js';
import { checkTarget } from './target.js';

/** Names as somebody's name server answers them: each time the next answer, and the last one from then on. */
const answering =
  (...answers: readonly (readonly string[])[]): Resolve =>
  (_host, _options, done) => {
    const left = answers.length > 1 ? (answers as string[][]).shift() : answers[0];
    const addresses = (left ?? []).map((address): LookupAddress => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (addresses.length === 0) done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
    else done(null, addresses);
  };

const PUBLIC = answering(['93.184.215.14']);

const check = (url: string, { resolve = PUBLIC, allowPrivate = [] as string[], allowHttp = false } = {}) =>
  checkTarget(url, addressRules(allowPrivate), { allowHttp, ports: undefined }, resolve);

describe('a receiver', () => {
  it('is taken by its address as it is read', async () => {
    expect(await check('https://CRM.example/hook?a=1')).toBe('https://crm.example/hook?a=1');
    expect(await check('https://crm.example:8443/')).toBe('https://crm.example:8443/');
    expect(await check('http://crm.example/', { allowHttp: true })).toBe('http://crm.example/');
  });

  it('may lie behind a name that leads nowhere yet', async () => {
    expect(await check('https://soon.example/', { resolve: answering([]) })).toBe('https://soon.example/');
  });

  it('may lie behind a name that no name server says anything of', async () => {
    vi.useFakeTimers();
    const taken = check('https://silent.example/', { resolve: () => undefined });
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    expect(await taken).toBe('https://silent.example/');
  });

  it.each([
    ['nonsense', 'unreadable'],
    ['http://crm.example/', 'protocol'],
    ['ftp://crm.example/', 'protocol'],
    ['file:///etc/passwd', 'protocol'],
    ['javascript:alert(1)', 'protocol'],
    ['https://user:secret@crm.example/', 'credentials'],
    ['https://user@crm.example/', 'credentials'],
    ['https://crm.example/#part', 'fragment'],
    ['https://crm.example:22/', 'port'],
    ['https://crm.example:25/', 'port'],
  ])('is refused as %s: %s', async (url, why) => {
    await expect(check(url)).rejects.toMatchObject({ status: 422, code: 'webhook-url-refused', params: { why } });
  });

  it('is never told with its password', async () => {
    await expect(check('https://user:secret@crm.example/')).rejects.toMatchObject({
      params: { url: 'https://…@crm.example/' },
    });
  });

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://１２７.０.０.１/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
  ])('is refused as %s, whichever way that is written', async (url) => {
    await expect(check(url)).rejects.toMatchObject({ status: 422, code: 'webhook-address-private' });
  });

  it('is refused where any address of its name is private', async () => {
    const resolve = answering(['93.184.215.14', '10.0.0.7']);
    await expect(check('https://crm.example/', { resolve })).rejects.toMatchObject({
      code: 'webhook-address-private',
      params: { host: 'crm.example', address: '10.0.0.7' },
    });
    expect(await check('https://crm.example/', { resolve, allowPrivate: ['10.0.0.0/8'] })).toBe('https://crm.example/');
  });
});

describe('a connection', () => {
  const sendTo = async (url: string, resolve: Resolve, allowPrivate: readonly string[] = []) => {
    const agent = guardedAgent(addressRules(allowPrivate), 2000, resolve);
    const target = { url, secrets: [newWebhookSecret()] };
    try {
      return await post(target, pingOf('w', 0), { agent, timeoutMs: 2000, wallClock: Date.now });
    } finally {
      await agent.destroy();
    }
  };

  it('is refused to a name that leads elsewhere by now', async () => {
    const hook = await receiver();
    const resolve = answering(['93.184.215.14'], ['127.0.0.1']);
    const url = `http://crm.example:${hook.port}/`;
    // As it was subscribed, it was public.
    await check(url, { resolve, allowHttp: true });
    expect(await sendTo(url, resolve)).toMatchObject({ isDelivered: false, reason: 'address-refused' });
    expect(hook.received).toEqual([]);
    await hook.close();
  });

  it('is refused where only one of several addresses is private', async () => {
    const hook = await receiver();
    const url = `http://crm.example:${hook.port}/`;
    const mixed = answering(['93.184.215.14', '127.0.0.1']);
    expect(await sendTo(url, mixed)).toMatchObject({ reason: 'address-refused' });
    expect(await sendTo(url, answering(['::ffff:127.0.0.1']))).toMatchObject({ reason: 'address-refused' });
    expect(hook.received).toEqual([]);
    await hook.close();
  });

  it('is refused to an address in the URL itself, which nobody looks up', async () => {
    const hook = await receiver();
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '[::1]', '2130706433', 'localhost'])
      expect(await sendTo(`http://${host}:${hook.port}/`, answering(['127.0.0.1']))).toMatchObject({
        reason: 'address-refused',
      });
    expect(hook.received).toEqual([]);
    await hook.close();
  });

  it('is made where that is allowed', async () => {
    const hook = await receiver();
    const url = `http://crm.intranet:${hook.port}/`;
    const resolve = answering(['127.0.0.1']);
    expect(await sendTo(url, resolve, ['crm.intranet'])).toMatchObject({ isDelivered: true, status: 204 });
    expect(await sendTo(url, resolve, ['127.0.0.0/8'])).toMatchObject({ isDelivered: true });
    expect(hook.received).toHaveLength(2);
    await hook.close();
  });

  it('follows nobody elsewhere', async () => {
    const [hook, other] = [await receiver(), await receiver()];
    hook.answer((_, response) => void response.writeHead(307, { Location: other.url }).end());
    expect(await sendTo(hook.url, answering([]), ['127.0.0.1'])).toMatchObject({ reason: 'redirect', status: 307 });
    expect(other.received).toEqual([]);
    await hook.close();
    await other.close();
  });

  it('says of what went wrong what it was', async () => {
    const hook = await receiver();
    const allowed = ['127.0.0.1'];
    expect(await sendTo('http://nowhere.example/', answering([]))).toMatchObject({ reason: 'name-not-found' });
    expect(await sendTo(`https://127.0.0.1:${hook.port}/`, answering([]), allowed)).toMatchObject({
      reason: 'certificate',
    });
    hook.answer(() => undefined);
    expect(await sendTo(hook.url, answering([]), allowed)).toMatchObject({ reason: 'timeout' });
    await hook.close();
    expect(await sendTo(hook.url, answering([]), allowed)).toMatchObject({ reason: 'connection' });
  });

  it('ends, however much the receiver has to say', async () => {
    const hook = await receiver();
    hook.answer((_, response) => {
      response.writeHead(200);
      const say = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536), say);
      };
      say();
    });
    const answer = await sendTo(hook.url, answering([]), ['127.0.0.1']);
    expect(answer).toMatchObject({ isDelivered: true, status: 200 });
    expect(answer.milliseconds).toBeLessThan(1500);
    await hook.close();
  });
});
