import { expose } from 'comlink';
import { WorkerApi } from './worker-api.js';

expose(new WorkerApi());
