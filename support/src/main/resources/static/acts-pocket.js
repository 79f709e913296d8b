// The pocket page: each act is encrypted as soon as it is written and waits in this browser until the server has it.
// Retries are harmless: the id makes it one act. The key never leaves the browser's storage and is deleted at
// sign-out. An item leaves the queue only when the server has it or the person removes it. A refused one stays with
// the server's message, and the next ones continue.
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
// The item whose values are in the form for a correction.
let fixing = null;
// The pause before the next try, in milliseconds: short at first, since mobile networks come and go.
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

// Offline, the last account of this device is the author.
async function lastHere() {
  const all = await done((await store('keys')).getAll());
  return all.sort((a, b) => b.last - a.last)[0]?.who;
}

// From then on the person may write offline.
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

const item = (text) => Object.assign(document.createElement('li'), { textContent: text });

function button(label, about, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-secondary', textContent: label });
  made.setAttribute('aria-label', `${label} – ${about}`);
  made.addEventListener('click', act);
  return made;
}

function refusedRow(one) {
  const when = new Date(one.at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' });
  const row = item(`${words.refused.replace('%d', when)} `);
  row.append(Object.assign(document.createElement('strong'), { textContent: one.refused === true ? words.old : one.refused }), ' ');
  if (one.readable !== false) row.append(button(words.fix, when, () => fix(one)), ' ');
  row.append(button(words.remove, when, () => remove(one)));
  return row;
}

async function show() {
  const all = await queue();
  const mine = all.filter((one) => one.who === me);
  const wrong = mine.filter((one) => one.refused);
  const lines = [];
  if (mine.length - wrong.length) lines.push(item(words.waiting.replace('%n', mine.length - wrong.length)));
  lines.push(...wrong.map(refusedRow));
  if (all.length - mine.length) lines.push(item(words.others.replace('%n', all.length - mine.length)));
  list.replaceChildren(...lines);
  list.hidden = !lines.length;
  // The sign-out button asks here first.
  try {
    if (all.length) localStorage.setItem('ta.waiting', '/actes/poche?sortie=1');
    else localStorage.removeItem('ta.waiting');
  } catch { /* without storage there is no warning */ }
  return all;
}

async function keep() {
  const key = await keyOf(me);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const before = fixing && (await queue()).find((one) => one.id === fixing.id);
  // An item refused for an id conflict gets a new id; an incomplete one keeps its own.
  const id = before && !before.taken ? before.id : crypto.randomUUID();
  const at = before?.at ?? Date.now();
  const fields = [...new FormData(form).entries(), ['quand', new Date(at).toISOString()]];
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: text(id) }, key, text(JSON.stringify(fields)));
  await write('queue', (kept) => {
    if (before && before.id !== id) kept.delete(before.id);
    kept.put({ id, who: me, at, iv, sealed });
  });
  fixing = null;
}

async function opened(one) {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: one.iv, additionalData: text(one.id) }, await keyOf(one.who), one.sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}

async function fix(one) {
  const fields = await opened(one);
  form.reset();
  for (const field of form.elements) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
    else if (values.length) [field.value] = values;
  }
  for (const details of form.querySelectorAll('details')) details.open = true;
  fixing = one;
  tell(words.fixing);
  form.scrollIntoView();
  form.elements[0].focus();
}

async function remove(one) {
  if (!confirm(words.sure)) return;
  await write('queue', (kept) => kept.delete(one.id));
  if (fixing?.id === one.id) fixing = null;
  await show();
}

// Unless a person changed or removed it meanwhile.
const mark = (one, change) => write('queue', (kept) => {
  const still = kept.get(one.id);
  still.onsuccess = () => { if (still.result) kept.put({ ...still.result, ...change }); };
});

// Returns the result for one item: taken, refused, to retry; or « stop » when the session or a limit fails. Throws
// when offline.
async function send(one) {
  let fields;
  try {
    fields = await opened(one);
  } catch {
    await mark(one, { refused: words.unreadable, readable: false });
    return 'refused';
  }
  const body = new URLSearchParams(fields);
  body.set('id', one.id);
  body.set('maintenant', new Date().toISOString());
  body.set('_csrf', token);
  const reply = await fetch(`/actes/poche/envois?lang=${document.documentElement.lang}`, { method: 'POST', body, redirect: 'manual' });
  if ([200, 201, 410].includes(reply.status)) {
    await write('queue', (kept) => kept.delete(one.id));
    return 'taken';
  }
  if ([409, 422].includes(reply.status)) {
    await mark(one, { refused: (await reply.text()) || words.old, taken: reply.status === 409 });
    return 'refused';
  }
  return reply.status >= 500 ? 'later' : 'stop';
}

// When the network comes back during a failing try, retries once at once.
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

const alone = (work) =>
  navigator.locks ? navigator.locks.request('ta-acts', { ifAvailable: true }, (lock) => lock && work()) : work();

async function sendWaiting() {
  // One tab at a time; the other tabs check again later.
  await alone(async () => {
    try {
      if (!(await identify())) {
        tell(words.signin);
        document.querySelector('.acts-signin').hidden = false;
        return;
      }
      document.querySelector('.acts-signin').hidden = true;
      const became = { taken: 0, refused: 0, later: 0, stop: 0 };
      for (const one of (await queue()).filter((some) => some.who === me && !some.refused)) {
        became[await send(one)] += 1;
        if (became.stop) break;
      }
      const lines = [];
      if (became.taken) lines.push(words.sent.replace('%n', became.taken));
      if (became.refused) lines.push(words.notsent.replace('%n', became.refused));
      if (became.later || became.stop) lines.push(words.later);
      if (lines.length) tell(lines.join(' '));
      if (became.taken || became.refused) tabs.postMessage('sent');
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
  // Erases only the person's own items: others wrote on this device too.
  const others = (await queue()).some((one) => one.who !== me);
  if (others) {
    for (const one of (await queue()).filter((some) => some.who === me)) await write('queue', (kept) => kept.delete(one.id));
    await write('keys', (kept) => kept.delete(me));
  } else {
    (await opening).close();
    indexedDB.deleteDatabase('ta-acts');
    localStorage.removeItem('ta.waiting');
  }
  if (!signedIn) { location.assign('/'); return; }
  // A navigation, because the worker of the pages at work deletes its copies at a navigation to this address.
  const out = Object.assign(document.createElement('form'), { method: 'post', action: '/deconnexion', hidden: true });
  const fields = { _csrf: token };
  // Items of others in this browser survive the sign-out, vouchers too.
  if (others || localStorage.getItem('ta.waiting.pass') !== null) fields.garder = 'oui';
  for (const [name, value] of Object.entries(fields))
    out.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(out);
  out.submit();
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
