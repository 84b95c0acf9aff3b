/** What people write who do not know the IANA name of the zone they live in. */
const COLLOQUIAL: Readonly<Record<string, string>> = {
  北京: 'Asia/Shanghai',
  北京时间: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  东八区: 'Asia/Shanghai',
  香港: 'Asia/Hong_Kong',
  台北: 'Asia/Taipei',
  东京: 'Asia/Tokyo',
  beijing: 'Asia/Shanghai',
  'asia/beijing': 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  cst: 'Asia/Shanghai',
  'gmt+8': 'Asia/Shanghai',
  'utc+8': 'Asia/Shanghai',
  '+8': 'Asia/Shanghai',
  '+08:00': 'Asia/Shanghai',
};

/**
 * The zone under its proper spelling (`asia/shanghai` is `Asia/Shanghai`), or undefined if there is none. A bare
 * offset is refused: it is no zone, and would be wrong for half of the year in most places.
 */
export const knownZone = (written: string): string | undefined => {
  const wanted = written.toLowerCase();
  if (wanted === 'utc') return 'UTC';
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === wanted);
  if (listed !== undefined) return listed;
  return /^[a-z]+\/[a-z_/+-]+$/.test(wanted) && resolves(written) ? written : undefined;
};

/** An older name of a zone (`Asia/Kolkata` or `Asia/Calcutta`, whichever the platform does not list). */
const resolves = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format(0);
    return true;
  } catch {
    return false;
  }
};

/** The zone that a colloquial name stands for. */
export const colloquialZone = (written: string): string | undefined => COLLOQUIAL[written.trim().toLowerCase()];

/** Every zone that the platform lists: what suggestions are drawn from. */
export const allZones = (): readonly string[] => [...Intl.supportedValuesOf('timeZone'), 'UTC'];
