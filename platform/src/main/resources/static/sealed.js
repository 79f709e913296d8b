// Unsent data of this browser, encrypted (AES-GCM) with a non-extractable key of the browser, so that a copy of its
// storage reveals nothing. Signing out removes both. Without a key (no https, storage disabled) the data stays in this
// page only.
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function found() {
  const request = indexedDB.open('ta-sealed', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('keys');
  const base = await done(request);
  base.onversionchange = () => base.close();
  const keys = (mode) => base.transaction('keys', mode).objectStore('keys');
  const known = await done(keys('readonly').get('one'));
  if (known) return known;
  const drawn = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Of two tabs that start together, the first one's key is used.
  try { await done(keys('readwrite').add(drawn, 'one')); } catch { /* it exists */ }
  return done(keys('readonly').get('one'));
}
const key = found().catch(() => null);

const memory = {};
const text = (bytes) => btoa(String.fromCharCode(...bytes));
const bytes = (words) => Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
const bound = (name) => new TextEncoder().encode(name);

async function open(name, otherwise) {
  try {
    const kept = localStorage.getItem(name);
    if (!kept) return (await key) ? otherwise : memory[name] ?? otherwise;
    // Unencrypted data of an earlier version of this page.
    if (/^[[{]/.test(kept)) return JSON.parse(kept);
    const [iv, sealed] = kept.split('.').map(bytes);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(name) }, await key, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch { return memory[name] ?? otherwise; }
}

// Encrypts and stores the data. Returns whether they are still there after this page is left.
async function close(name, what) {
  memory[name] = what;
  try {
    if (!Object.keys(what).length) { localStorage.removeItem(name); return true; }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(what));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(name) }, await key, plain);
    localStorage.setItem(name, `${text(iv)}.${text(new Uint8Array(sealed))}`);
    return true;
  } catch { return false; }
}

// Serialised over this page and the other tabs: reads are complete, and no tab overwrites another.
let turn = Promise.resolve();
const next = (name, work) => {
  const mine = turn.then(() => navigator.locks ? navigator.locks.request(`sealed ${name}`, work) : work());
  turn = mine.catch(() => {});
  return mine;
};

export const read = (name, otherwise) => next(name, () => open(name, otherwise));

// `change` returns the new data. Returns whether it is stored: false if only the memory of this page has it.
export const update = (name, otherwise, change) =>
  next(name, async () => close(name, change(await open(name, otherwise))));

export function forget(name) {
  delete memory[name];
  try { localStorage.removeItem(name); } catch { /* nothing stored */ }
}
