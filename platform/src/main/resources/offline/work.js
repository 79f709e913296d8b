// Keeps the last copy of a few pages at work, for a person who has no network. A copy is encrypted with a key that
// never leaves this browser. Copies and key are deleted at sign-in and sign-out, when the session ends, and after a week.
const NAME = 'ta-work';
const WEEK = 7 * 24 * 3600 * 1000;
let filled = false;
// Counts the deletions: a reply requested before one is not kept after it.
let deletions = 0;
// Reading, writing and deletion of the copies exclude each other.
const alone = (act) => navigator.locks.request(NAME, act);

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function withKeys(act) {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('keys');
  const base = await done(request);
  try { return await act(base); } finally { base.close(); }
}
const keyOf = () => withKeys(async (base) => {
  const known = await done(base.transaction('keys').objectStore('keys').get(1));
  if (known) return known;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await done(base.transaction('keys', 'readwrite').objectStore('keys').put(key, 1));
  return key;
});
async function forget() {
  filled = false;
  deletions += 1;
  await alone(async () => {
    await caches.delete(NAME);
    await done(indexedDB.deleteDatabase(NAME));
  });
}

const keep = (path, reply, since) => alone(async () => {
  const html = await reply.text();
  if (since !== deletions) return;
  const headers = [...reply.headers].filter(([name]) => /^content-(type|language|security-policy)$/.test(name));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify({ at: Date.now(), headers, html }));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(path) }, await keyOf(), plain);
  const cache = await caches.open(NAME);
  await cache.put(path, new Response(new Blob([iv, sealed])));
  for (const [file] of html.matchAll(/\/a\/[\w.-]+\/[\w./-]+\.(css|js|svg|woff2)/g))
    if (!(await cache.match(file))) await fetch(file).then((one) => one.ok && cache.put(file, one)).catch(() => {});
});
const kept = (path) => alone(async () => {
  const stored = await (await caches.open(NAME)).match(path);
  if (!stored) return null;
  try {
    const bytes = new Uint8Array(await stored.arrayBuffer());
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: new TextEncoder().encode(path) }, await keyOf(), bytes.slice(12));
    const copy = JSON.parse(new TextDecoder().decode(plain));
    if (Date.now() - copy.at < WEEK) return copy;
  } catch { /* unreadable: as if there were none */ }
  await (await caches.open(NAME)).delete(path);
  return null;
});
const safe = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const answer = (copy, words, rest = '') => new Response(
  copy.html.replace(/<main[^>]*>/, (main) => `${main}<div class="notice notice-warn" role="status"><div><p>${safe(words)}</p>${rest}</div></div>`),
  { headers: copy.headers });
const day = (at) => new Date(at).toLocaleString(LANG, { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });

// Stores each page that this person may open and that has no copy yet.
async function fill() {
  if (filled) return;
  filled = true;
  const since = deletions;
  for (const path of PAGES) {
    if (since !== deletions) return;
    if (await kept(path)) continue;
    const reply = await fetch(path, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null);
    if (reply?.ok) await keep(path, reply, since);
  }
}

async function page(event, path) {
  const since = deletions;
  try {
    const reply = await fetch(event.request);
    if (reply.type === 'opaqueredirect') event.waitUntil(forget());
    else if (reply.ok) event.waitUntil(keep(path, reply.clone(), since).then(fill));
    return reply;
  } catch (gone) {
    const copy = await kept(path);
    if (copy) return answer(copy, WORDS.kept.replace('%d', day(copy.at)));
    throw gone;
  }
}

// Searches the typed words in the copies when there is no network.
async function search(event) {
  const typed = event.request.clone();
  try { return await fetch(event.request); } catch (gone) {
    const copy = await kept('/recherche');
    if (!copy) throw gone;
    const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const query = String((await typed.formData()).get('q') ?? '').trim();
    const lines = [];
    for (const path of PAGES) {
      const other = query && path !== '/recherche' ? await kept(path) : null;
      const main = other?.html.match(/<main[^>]*>([\s\S]*)<\/main>/)?.[1] ?? '';
      const texts = main.replace(/<(script|style|option)[\s\S]*?<\/\1>/g, '').split(/<[^>]+>/).map((one) => one.trim());
      const found = [...new Set(texts.filter((one) => fold(one).includes(fold(query))))].slice(0, 5);
      for (const one of found) lines.push(`<li><a href="${path}">${one}</a></li>`);
    }
    const words = (lines.length ? WORDS.found : WORDS.none).replace('%q', query);
    return answer(copy, words, lines.length ? `<ul>${lines.join('')}</ul>` : '');
  }
}

async function asset(request) {
  const path = new URL(request.url).pathname;
  const copy = await (await caches.open(NAME)).match(path);
  return copy ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(fill)));
self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  const path = address.pathname;
  if (address.origin !== location.origin) return;
  if (event.request.mode === 'navigate') {
    if (/^\/(connexion|deconnexion|login)\b/.test(path)) event.waitUntil(forget());
    else if (event.request.method === 'POST' && path === '/recherche') event.respondWith(search(event));
    else if (event.request.method === 'GET' && PAGES.includes(path) && !address.search) event.respondWith(page(event, path));
  } else if (event.request.method === 'GET' && path.startsWith('/a/') && !navigator.onLine) event.respondWith(asset(event.request));
});
