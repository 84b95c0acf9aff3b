import type { Caller } from '../auth/roles.js';
import type { Config } from '../config.js';
import type { Locale } from '../errors/index.js';

/** What middleware puts beside a request. */
export interface Environment {
  readonly Variables: {
    /** Who asks, if anybody said who he is. */
    who: Caller | undefined;
    /** Who asks, on every route that is not public. */
    caller: Caller;
    requestId: string;
    locale: Locale;
    limits: Config['limits'];
    /** What a tracker of the Segment spec sent, and the key in it, which counts where no header has one. */
    trackerBody: Readonly<Record<string, unknown>> | undefined;
    writeKey: string | undefined;
  };
}
