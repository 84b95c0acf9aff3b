import { describe, expect, it } from 'vitest';
import { allZones, colloquialZone, knownZone } from './zones.js';

describe('a time zone', () => {
  it('is known under its own spelling, whatever the case', () => {
    expect(knownZone('Asia/Shanghai')).toBe('Asia/Shanghai');
    expect(knownZone('ASIA/shanghai')).toBe('Asia/Shanghai');
    expect(knownZone('utc')).toBe('UTC');
  });

  it('may have an older name', () => {
    expect(knownZone('Asia/Calcutta')).toBe('Asia/Calcutta');
    expect(knownZone('Asia/Kolkata')).toBe('Asia/Kolkata');
  });

  it('is no offset and no abbreviation', () => {
    expect(knownZone('+08:00')).toBeUndefined();
    expect(knownZone('UTC+8')).toBeUndefined();
    expect(knownZone('CST')).toBeUndefined();
    expect(knownZone('')).toBeUndefined();
  });

  it('has names that people use', () => {
    expect(colloquialZone('北京时间')).toBe('Asia/Shanghai');
    expect(colloquialZone(' Beijing ')).toBe('Asia/Shanghai');
    expect(colloquialZone('Atlantis')).toBeUndefined();
  });

  it('is one of many', () => {
    expect(allZones()).toContain('UTC');
    expect(allZones().length).toBeGreaterThan(300);
  });
});
