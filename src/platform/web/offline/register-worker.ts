/** Lets the browser keep the program for when there is no connection; only of a built one, whose parts have names that hold. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    void navigator.serviceWorker
      .register('/service-worker.js')
      .then(() => navigator.serviceWorker.ready)
      .then((registration) => registration.active?.postMessage('refresh'))
      .catch(() => undefined);
  });
}
