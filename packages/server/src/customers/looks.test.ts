import { describe, expect, it } from 'vitest';
import { GOES_ON, Looks, questionIn } from './looks.js';

const [ANN, BEN] = [{ id: 'k1' }, { id: 'k2' }];

describe('a look at a customer', () => {
  const begun = () => {
    const clock = { now: 0 };
    return { clock, looks: new Looks(() => clock.now) };
  };

  it('is one as long as it goes on', () => {
    const { clock, looks } = begun();
    expect(looks.isNew(ANN, '/c1', false)).toBe(true);
    for (let asked = 0; asked < 3; asked += 1) {
      clock.now += GOES_ON;
      expect(looks.isNew(ANN, '/c1', true)).toBe(false);
    }
    clock.now += GOES_ON + 1;
    expect(looks.isNew(ANN, '/c1', true)).toBe(true);
  });

  it('is another one for another caller, another customer, and whoever does not say that it goes on', () => {
    const { looks } = begun();
    expect(looks.isNew(ANN, '/c1', true)).toBe(true);
    expect(looks.isNew(BEN, '/c1', true)).toBe(true);
    expect(looks.isNew(ANN, '/c2', true)).toBe(true);
    expect(looks.isNew(ANN, '/c1', false)).toBe(true);
    expect(looks.isNew(ANN, '/c1', true)).toBe(false);
  });

  it('is known by its address, whatever the order of what it asks', () => {
    expect(questionIn('http://a/v1/customers/c1?why=b&again=true&a=1')).toBe('/v1/customers/c1?a=1&why=b');
    expect(questionIn('http://a/v1/customers/c1?a=1&why=b')).toBe('/v1/customers/c1?a=1&why=b');
  });
});
