// Keeps the program itself – pages, scripts, styles – so that it opens without a connection. Nothing the API answers is ever kept here:
// it belongs to whoever is signed in. What the program consists of is listed in /precache.json, written by the build.

const store = 'sloop-program';

self.addEventListener('install', (event) => {
  event.waitUntil(keepProgram().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A page that has loaded asks for what is new since.
self.addEventListener('message', (event) => {
  if (event.data === 'refresh') event.waitUntil(keepProgram());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(pageFirstFromNetwork(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request));
});

async function pageFirstFromNetwork(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(store)).put('/', answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(store)).put(request, answer.clone());
  return answer;
}

async function keepProgram() {
  const answer = await fetch('/precache.json', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  const wanted = new Set(['/', '/icon.svg', '/manifest.webmanifest', ...(await answer.json())]);
  const cache = await caches.open(store);
  const known = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = [...wanted].filter((path) => path === '/' || !known.has(path));
  // A few at a time: somebody is working on the page meanwhile.
  const keepNext = async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift()) await cache.add(path).catch(() => undefined);
  };
  await Promise.all([keepNext(), keepNext(), keepNext()]);
  await Promise.all([...known].filter((path) => path.startsWith('/assets/') && !wanted.has(path)).map((path) => cache.delete(path)));
}
