import { answer } from '../process/program.js';
import { shopFolder, type ShopSize } from './folder.js';

// In a process of its own, because the memory of whoever forks the measured programs should stay small.
answer((size: ShopSize) => shopFolder(size));
