import { describe, expect, it } from 'vitest';
import { addressRules, isPublic } from './address.js';

const PUBLIC = ['8.8.8.8', '93.184.215.14', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001:80e::200e'];

const NOT_PUBLIC = {
  'this machine': ['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '::1', '::'],
  'a private network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fdff::1'],
  'this link, where clouds describe their machines': ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '168.63.129.16'],
  'shared by a carrier': ['100.64.0.1', '100.127.255.255', '100.100.100.200'],
  'several receivers': ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255'],
  'reserved, or for documentation': [
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '240.0.0.1',
    '2001:db8::1',
    '100::1',
    'fec0::1',
    '4000::1',
  ],
  'version 4 in the clothes of version 6': [
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001:0:7f00:1::',
    '2606:4700::5efe:7f00:1',
    '2606:4700::200:5efe:7f00:1',
  ],
  'no address': ['', 'localhost', '127.1', '1.2.3', '::g'],
};

describe('an address', () => {
  it.each(PUBLIC)('%s is public', (address) => expect(isPublic(address)).toBe(true));
  for (const [why, addresses] of Object.entries(NOT_PUBLIC))
    it.each(addresses)(`%s is not public: ${why}`, (address) => expect(isPublic(address)).toBe(false));
});

describe('a list of what is allowed', () => {
  const rules = addressRules(['10.1.0.0/16', '127.0.0.1', 'fd00:1::/32', 'crm.intranet']);

  it('is of addresses, ranges and names', () => {
    expect(rules.allows('10.1.2.3', 'x')).toBe(true);
    expect(rules.allows('10.2.2.3', 'x')).toBe(false);
    expect(rules.allows('127.0.0.1', 'localhost')).toBe(true);
    expect(rules.allows('127.0.0.2', 'localhost')).toBe(false);
    expect(rules.allows('::ffff:127.0.0.1', 'localhost')).toBe(true);
    expect(rules.allows('fd00:1::7', 'x')).toBe(true);
    expect(rules.allows('fd00:2::7', 'x')).toBe(false);
    expect(rules.allows('192.168.0.4', 'CRM.intranet.')).toBe(true);
    expect(rules.allows('192.168.0.4', 'crm.intranet.example')).toBe(false);
  });

  it('takes nothing away from what is public', () => {
    expect(rules.allows('8.8.8.8', 'dns.example')).toBe(true);
    expect(rules.allows('nonsense', 'crm.intranet')).toBe(false);
  });
});
