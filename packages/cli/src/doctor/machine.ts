import type { Io } from '../io.js';
import { NODE_NEEDED } from '../version.js';
import { finding } from './finding.js';
import type { DoctorWords, Finding } from './finding.js';
import type { Host } from './host.js';

/** Time zone rules change a few times a year; a copy older than this has missed some. */
const ZONE_DATA_YEARS = 2;
/** No clock of a machine that is up to date is before the first release. */
const EARLIEST_YEAR = 2025;
/** A file system's clock is not ours; a build is stale only by more than that. */
const BUILD_PATIENCE = 2000;

/** What a command needs of the machine, whatever the book. */
export async function examineMachine(host: Host, io: Io, words: DoctorWords): Promise<readonly Finding[]> {
  const found = [node(host, words), await driver(host, words), zoneData(host, io, words), clock(io, words)];
  const lag = host.buildLag();
  if (lag > BUILD_PATIENCE) found.push(finding('build', 'warning', words.build.stale));
  return [...found, ...locale(host, io, words), git(host, words)];
}

function node({ node: version }: Host, words: DoctorWords): Finding {
  return isAtLeast(version, NODE_NEEDED)
    ? finding('node', 'good', words.node.good(version))
    : finding('node', 'error', words.node.old(version, NODE_NEEDED));
}

async function driver({ driverFault, node: version, platform }: Host, words: DoctorWords): Promise<Finding> {
  const fault = await driverFault();
  return fault === undefined
    ? finding('driver', 'good', words.driver.good)
    : finding('driver', 'error', words.driver.broken(fault, version, platform));
}

function zoneData({ zoneData: version }: Host, { clock: now }: Io, words: DoctorWords): Finding {
  const year = Number(version?.slice(0, 4));
  if (version === undefined || Number.isNaN(year)) return finding('time-zone-data', 'notice', words.zoneData.unknown);
  const age = new Date(now()).getUTCFullYear() - year;
  return age > ZONE_DATA_YEARS
    ? finding('time-zone-data', 'warning', words.zoneData.old(version))
    : finding('time-zone-data', 'good', words.zoneData.good(version));
}

function clock({ clock: now }: Io, words: DoctorWords): Finding {
  const shown = new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z');
  return new Date(now()).getUTCFullYear() < EARLIEST_YEAR
    ? finding('clock', 'error', words.clock.wrong(shown))
    : finding('clock', 'good', words.clock.good(shown));
}

/** Windows has a terminal that takes Unicode whatever these say. */
function locale({ platform }: Host, { env }: Io, words: DoctorWords): readonly Finding[] {
  if (platform === 'win32') return [];
  const said = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return [
    /utf-?8/i.test(said)
      ? finding('locale', 'good', words.locale.good(said))
      : finding('locale', 'notice', words.locale.notUnicode(said)),
  ];
}

function git(host: Host, words: DoctorWords): Finding {
  const version = host.git();
  return version === undefined
    ? finding('git', 'notice', words.git.missing)
    : finding('git', 'good', words.git.good(version));
}

/** Whether `20.19.1` is `20.19` or later. */
function isAtLeast(version: string, needed: string): boolean {
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number));
  for (const [index, part] of (want ?? []).entries()) {
    const own = have?.[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
