// Keeps the program itself – pages, scripts, styles – so that it opens without a connection. Nothing the API answers is ever kept here:
// it belongs to whoever is signed in. What the program consists of is listed in /precache.json, written by the build.

const store = 'sloop-program';

self.addEventListener('install', (event) => {
  event.waitUntil(keepFrame().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A page that is at rest asks for the next part, and is told how many are left: somebody who works on it is not slowed down.
self.addEventListener('message', (event) => {
  const [answer] = event.ports;
  if (event.data !== 'keep' || !answer) return;
  // Two pages that ask at once, or one that asks again, wait for the same part.
  keeping ??= keepNext().finally(() => (keeping = undefined));
  event.waitUntil(
    keeping.then(
      (left) => answer.postMessage(left),
      () => answer.postMessage(0),
    ),
  );
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

/** What opens the program; its parts come one by one. */
async function keepFrame() {
  const cache = await caches.open(store);
  for (const path of ['/', '/icon.svg', '/manifest.webmanifest']) await cache.add(path).catch(() => undefined);
}

/** What is still to be kept, and all that should be; found out anew by every worker and, once all are there, for every page. */
let parts;
let keeping;

async function keepNext() {
  const cache = await caches.open(store);
  const { wanted, missing } = (parts ??= await findMissing(cache));
  const path = missing.shift();
  if (path !== undefined) await cache.add(path).catch(() => undefined);
  if (missing.length > 0) return missing.length;
  await removeOld(cache, wanted);
  parts = undefined;
  return 0;
}

async function findMissing(cache) {
  const answer = await fetch('/precache.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error('What the program consists of could not be read.');
  const wanted = new Set(await answer.json());
  const known = await pathsOf(cache);
  // The frame names the parts of its own build, so it is renewed once more after them.
  return { wanted, missing: [...[...wanted].filter((path) => !known.includes(path)), '/'] };
}

/** Parts of an earlier build are needed until all of this one are there. */
async function removeOld(cache, wanted) {
  const known = await pathsOf(cache);
  if ([...wanted].some((path) => !known.includes(path))) return;
  await Promise.all(known.filter((path) => path.startsWith('/assets/') && !wanted.has(path)).map((path) => cache.delete(path)));
}

async function pathsOf(cache) {
  return (await cache.keys()).map((request) => new URL(request.url).pathname);
}
