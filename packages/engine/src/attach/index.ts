/** Tables of the user's own, watched by triggers. */
export { attach, attached, detach } from './attach.js';
