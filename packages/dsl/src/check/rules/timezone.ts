import { allZones, colloquialZone, knownZone } from '../../catalog/zones.js';
import { replaceFix } from '../../syntax/report.js';
import type { TimezoneDecl } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** A book names one time zone that exists; without one its calendar is that of UTC, and its author should know. */
export const timezone: Rule = ({ book, files, each }) => {
  let count = 0;
  each<TimezoneDecl>('TimezoneDecl', ({ zone }, { report }) => {
    count++;
    if (zone.text === '' || knownZone(zone.text) !== undefined) return;
    const meant = colloquialZone(zone.text);
    const nearest = meant === undefined ? book.nearest(zone.text, zoneNames()) : [meant];
    const fixes = nearest.map((name) => replaceFix(zone.span, `"${name}"`));
    report('unknown-timezone', zone, { zone: zone.text, nearest }, { fixes });
  });
  const [first] = files.filter((file) => file.decls.length > 0);
  if (count === 0 && first !== undefined) {
    book.findings.in(first.path)('missing-timezone', { span: { start: 0, end: 0 } }, {});
  }
};

/** `Shanghai` finds `Asia/Shanghai`: the city alone stands for its zone. */
const zoneNames = (): readonly (readonly string[])[] => allZones().map((zone) => [zone]);
