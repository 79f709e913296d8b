// The pocket page: each act is sealed as soon as it is written and waits in this browser until the server has it. Sent
// again as often as needed: its id makes it one act. The key never leaves the browser's keeping and goes at sign-out.
const form = document.querySelector('.acts-pocket form');
const said = document.querySelector('.acts-said');
const list = document.querySelector('.acts-waiting');
const leaving = document.querySelector('.acts-leaving');
const words = form.dataset;
let me;
let token;
let timer;
let sending = false;
let askedAgain = false;
// The pause before the next try, in milliseconds: short at first, since a network comes and goes at the door of a hall.
let pause = 2000;

const tabs = new BroadcastChannel('ta-acts');
const tell = (text) => { if (said.textContent !== text) said.textContent = text; };
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const opening = new Promise((resolve, reject) => {
  const request = indexedDB.open('ta-acts', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys', { keyPath: 'who' });
    request.result.createObjectStore('queue', { keyPath: 'id' });
  };
  request.onsuccess = () => {
    request.result.onversionchange = () => request.result.close();
    resolve(request.result);
  };
  request.onerror = () => reject(request.error);
});
const store = async (name, mode = 'readonly') =>
  (await opening).transaction(name, mode, { durability: 'strict' }).objectStore(name);
async function write(name, act) {
  const kept = await store(name, 'readwrite');
  act(kept);
  await new Promise((resolve, reject) => {
    kept.transaction.oncomplete = resolve;
    kept.transaction.onerror = () => reject(kept.transaction.error);
    kept.transaction.onabort = () => reject(kept.transaction.error);
  });
}
const text = (word) => new TextEncoder().encode(word);

async function keyOf(who) {
  const known = await done((await store('keys')).get(who));
  if (known) return known.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await write('keys', (kept) => kept.put({ who, key, last: Date.now() }));
  return key;
}

// Without a network, the last account of this device is the writer.
async function lastHere() {
  const all = await done((await store('keys')).getAll());
  return all.sort((a, b) => b.last - a.last)[0]?.who;
}

// From then on she may write without a network.
function ready() { document.body.classList.add('acts-known'); }

async function identify() {
  const reply = await fetch('/actes/poche/jeton', { cache: 'no-store' });
  if (!reply.ok) throw new Error(reply.status);
  const pass = await reply.json();
  if (!pass.who) return false;
  token = pass.token;
  if (me !== pass.who) {
    me = pass.who;
    const key = await keyOf(me);
    await write('keys', (kept) => kept.put({ who: me, key, last: Date.now() }));
    ready();
  }
  return true;
}

async function queue() { return (await done((await store('queue')).getAll())).sort((a, b) => a.at - b.at); }

async function show() {
  const all = await queue();
  const mine = all.filter((one) => one.who === me);
  const wrong = mine.filter((one) => one.refused).length;
  const lines = [];
  if (mine.length - wrong) lines.push(words.waiting.replace('%n', mine.length - wrong));
  if (wrong) lines.push(words.refused.replace('%n', wrong));
  if (all.length - mine.length) lines.push(words.others.replace('%n', all.length - mine.length));
  list.replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
  list.hidden = !lines.length;
  // The button that signs out asks here first.
  try {
    if (all.length) localStorage.setItem('ta.waiting', '/actes/poche?sortie=1');
    else localStorage.removeItem('ta.waiting');
  } catch { /* then nothing asks */ }
  return all;
}

async function keep() {
  const key = await keyOf(me);
  const id = crypto.randomUUID();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const now = new Date();
  const fields = [...new FormData(form).entries(), ['quand', now.toISOString()]];
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: text(id) }, key, text(JSON.stringify(fields)));
  await write('queue', (kept) => kept.put({ id, who: me, at: now.getTime(), iv, sealed }));
}

async function send(one) {
  const key = await keyOf(me);
  const open = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: one.iv, additionalData: text(one.id) }, key, one.sealed);
  const body = new URLSearchParams(JSON.parse(new TextDecoder().decode(open)));
  body.set('id', one.id);
  body.set('maintenant', new Date().toISOString());
  body.set('_csrf', token);
  const reply = await fetch('/actes/poche/envois', { method: 'POST', body, redirect: 'manual' });
  if ([200, 201, 410].includes(reply.status)) return write('queue', (kept) => kept.delete(one.id));
  if ([409, 422].includes(reply.status)) return write('queue', (kept) => kept.put({ ...one, refused: true }));
  throw new Error(reply.status);
}

// A network that comes back while a try is failing is tried once more at once.
async function flush() {
  askedAgain = true;
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    while (askedAgain) {
      askedAgain = false;
      await sendWaiting();
    }
  } finally {
    sending = false;
  }
  const all = await show();
  if (all.some((one) => one.who === me && !one.refused)) {
    timer = setTimeout(flush, pause);
    pause = Math.min(pause * 2, 60000);
  } else pause = 2000;
}

async function sendWaiting() {
  // One tab at a time; the other looks again later.
  await navigator.locks.request('ta-acts', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    try {
      if (!(await identify())) {
        tell(words.signin);
        document.querySelector('.acts-signin').hidden = false;
        return;
      }
      document.querySelector('.acts-signin').hidden = true;
      const waiting = (await queue()).filter((one) => one.who === me && !one.refused);
      for (const one of waiting) await send(one);
      if (waiting.length) {
        tell(words.sent.replace('%n', waiting.length));
        tabs.postMessage('sent');
      }
    } catch {
      if ((await queue()).length) tell(words.offline);
    }
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  me ??= await lastHere();
  if (!me && !(await identify().catch(() => false))) { tell(words.first); return; }
  const given = new FormData(form);
  const heads = Number(given.get('tetes') || 1);
  const missing = !given.get('theme') && !given.get('demarche') ? words.theme
    : heads === 1 && !given.get('mode') ? words.mode
      : !given.get('duree') && !given.get('minutes') ? words.minutes : '';
  if (missing) { tell(missing); return; }
  try {
    await keep();
  } catch {
    tell(words.full);
    return;
  }
  form.reset();
  tell(words.kept);
  document.querySelector('h1').scrollIntoView();
  await show();
  flush();
});

leaving?.addEventListener('click', async (event) => {
  if (!event.target.matches('button')) return;
  if (event.target.value === 'envoyer') { await flush(); return; }
  const signedIn = await identify().catch(() => false);
  (await opening).close();
  indexedDB.deleteDatabase('ta-acts');
  localStorage.removeItem('ta.waiting');
  if (signedIn) await fetch('/deconnexion', { method: 'POST', body: new URLSearchParams({ _csrf: token }), redirect: 'manual' });
  location.assign('/');
});

if (leaving && new URLSearchParams(location.search).has('sortie')) leaving.hidden = false;
tabs.addEventListener('message', show);
window.addEventListener('online', () => { pause = 2000; flush(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) flush(); });
if ('serviceWorker' in navigator) navigator.serviceWorker.register(`/actes/poche/sw.js?lang=${document.documentElement.lang}`, { scope: '/actes/poche' });
me = await lastHere();
if (me) ready();
await show();
flush();
