/** So long after a page has loaded, so that keeping the program does not slow down the page it begins on. */
const afterMs = 5000;

/** Lets the browser keep the program for when there is no connection; only of a built one, whose parts have names that hold. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => setTimeout(register, afterMs));
}

function register(): void {
  void navigator.serviceWorker
    .register('/service-worker.js')
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => registration.active?.postMessage('refresh'))
    .catch(() => undefined);
}
