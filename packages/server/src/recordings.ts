/**
 * Every write to the server's own tables there is, what goes with a publication, with an erasure and with a key: a file that declares
 * one is imported here, so that the keeper knows it in another process too.
 */
import './auth/keys.js';
import './auth/logins.js';
import './book/drafts.js';
import './book/publication.js';
import './journal/erase.js';
import './journal/forget.js';
import './journal/open.js';
import './journal/retention.js';
import './changes/retention.js';
import './webhooks/deliveries.js';
import './webhooks/record.js';
import './webhooks/subscribe.js';
import './personal/recordings.js';
import './segment-spec/rejected.js';
import './tags/setters.js';
import './visibility/rules.js';
import './quality/arrivals.js';
