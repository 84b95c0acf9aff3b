import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./dist/app', import.meta.url));

export const appFolder = () => (existsSync(`${FOLDER}/index.html`) ? FOLDER : undefined);
