// Caches a few pages and their files, nothing else of the site, and no personal data. Fetched without cookies: the
// copy belongs to no account.
const LANG = new URL(location).searchParams.get('lang') === 'en' ? 'en' : 'fr';
const NAME = `ta-${WHAT}-${LANG}-${FILES.join()}`;
const KEPT = [...PAGES, ...FILES];

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    for (const address of KEPT) {
      const reply = await fetch(PAGES.includes(address) ? `${address}?lang=${LANG}` : address, { credentials: 'omit', cache: 'no-cache' });
      if (!reply.ok) throw new Error(`${address} ${reply.status}`);
      await cache.put(address, reply);
    }
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(`ta-${WHAT}-`) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin || !KEPT.includes(address.pathname)) return;
  event.respondWith((async () => {
    const kept = await (await caches.open(NAME)).match(address.pathname);
    // A page requested in the other language is not in this cache.
    if (kept && !address.searchParams.has('lang')) return kept;
    try { return await fetch(event.request); } catch (gone) { if (kept) return kept; throw gone; }
  })());
});
