/** Tables of the user's own, watched by triggers. */
export { attach, attached, type Attachment, attachment, detach } from './attach.js';
