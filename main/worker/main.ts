import { parentPort, workerData } from 'node:worker_threads';
import { openCore } from '../core/openCore.ts';
import type { WorkerOptions } from './protocol.ts';
import { runCore } from './runCore.ts';

if (parentPort === null) throw new Error('this file runs as a worker thread');
await runCore(parentPort, workerData as WorkerOptions, openCore);
