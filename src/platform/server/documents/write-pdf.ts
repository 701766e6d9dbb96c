import { Worker } from 'node:worker_threads';
import type { PrintedDocument } from './printed-document.ts';

const longestMs = 60_000;
/** Each holds a font and a core; further documents wait their turn. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Writes a document as PDF, with the glyphs it uses inside. In a thread of its own: laying out pages keeps a core busy, and others are waiting. */
export async function writePdf(document: PrintedDocument): Promise<Uint8Array> {
  if (running >= mostAtOnce) await new Promise<void>((begin) => waiting.push(begin));
  else running += 1;
  try {
    return await layOutApart(document);
  } finally {
    // The place is handed on to whoever waits longest.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function layOutApart(document: PrintedDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: document });
    const timer = setTimeout(() => void worker.terminate(), longestMs);
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      if (code !== 0) reject(new Error(`The document could not be written (exit ${code}).`));
    });
  });
}
