/** So long after a page has loaded, so that keeping the program does not slow down the page it begins on. */
const afterMs = 5000;
/** Who scrolled, typed or clicked so shortly ago is at work. */
const restMs = 1000;

/** Who has not answered by then is asked again. */
const answerWithinMs = 30_000;

const signsOfWork = ['wheel', 'scroll', 'keydown', 'pointerdown', 'pointermove', 'touchmove'] as const;

/** Lets the browser keep the program for when there is no connection; only of a built one, whose parts have names that hold. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => setTimeout(() => void register().catch(() => undefined), afterMs));
}

/** Part by part, whenever the person is not at work: two hundred at once make every scroll of a new visitor four times as slow. */
async function register(): Promise<void> {
  const watch = watchWork();
  try {
    await watch.rest();
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
    // A newer worker may take over at any time.
    for (let left = 1; left > 0 && registration.active; left = await askForNext(registration.active)) await watch.rest();
  } finally {
    watch.end();
  }
}

interface Watch {
  /** Once nobody has been at work for a while. */
  rest(): Promise<void>;
  end(): void;
}

function watchWork(): Watch {
  let lastWork = performance.now();
  const note = (): void => {
    lastWork = performance.now();
  };
  for (const sign of signsOfWork) window.addEventListener(sign, note, { passive: true, capture: true });
  return {
    rest: async () => {
      for (let wait = 1; wait > 0; wait = lastWork + restMs - performance.now()) await new Promise((done) => setTimeout(done, wait));
    },
    end: () => {
      for (const sign of signsOfWork) window.removeEventListener(sign, note, { capture: true });
    },
  };
}

/** How many are left; one when the worker does not answer, as one that was just replaced does not. */
async function askForNext(worker: ServiceWorker): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  const left = await new Promise<number>((resolve) => {
    const silence = setTimeout(resolve, answerWithinMs, 1);
    port1.onmessage = ({ data }: MessageEvent<number>) => {
      clearTimeout(silence);
      resolve(data);
    };
    worker.postMessage('keep', [port2]);
  });
  port1.close();
  return left;
}
