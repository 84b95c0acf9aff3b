import { localeOfBrowser } from '../words/index.js';
import { mountEditor } from './mount.js';
import './page.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
mountEditor(root, { locale: localeOfBrowser(), addresses: 'path' });
