import type { RulesFolder } from './book/folder/rules-folder.js';
import type { Publisher } from './book/publisher.js';
import type { Streams } from './changes/streams.js';
import type { Foundation } from './foundation.js';
import type { Dispatcher } from './webhooks/dispatcher.js';

/** All that the routes work with. */
export interface Deps extends Foundation {
  /** Puts books in force. */
  readonly publisher: Publisher;
  /** The folder of the rules, where that is the truth. */
  readonly rules: RulesFolder | undefined;
  /** The log of changes as it grows. */
  readonly streams: Streams;
  /** Sends it to those who subscribed. */
  readonly webhooks: Dispatcher;
}
