import { read, update } from './sealed.js';
// The till keeps on without a network: what it accepts then waits in this browser, sealed, up to the ceiling of the place, and is
// sent once the network is back. Its id makes sending it again harmless.
const box = document.querySelector('.pass-late');
const form = document.querySelector('form[action="/pass/encaisser"]');
const KEY = 'ta-pass-late';
const words = box.dataset;
const most = Object.fromEntries(words.places.split(' ').map((one) => one.split('=')).map(([id, many]) => [id, Number(many)]));
const waiting = () => read(KEY, []);
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// As PaperCode reads it: -1 is no whole code, 0 is right, else the group that is wrong.
function wrongGroup(typed) {
  const text = typed.toUpperCase().replace(/[\s\-–—.·_]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (text.length !== 24 || [...text].some((sign) => !SIGNS.includes(sign))) return -1;
  for (let group = 0; group < 6; group += 1) {
    const [a, b, c, check] = [...text.slice(group * 4, group * 4 + 4)].map((sign) => SIGNS.indexOf(sign));
    if ((group + 2 * (a % 31) + 3 * (b % 31) + 4 * (c % 31)) % 31 !== check) return group + 1;
  }
  return 0;
}

function say(text, kind) {
  box.hidden = !text;
  box.className = text ? `pass-late notice notice-${kind}` : 'pass-late';
  box.textContent = text;
}
const waits = async () => { const many = (await waiting()).length; say(many ? words.waits.replace('%n', many) : '', 'warn'); };

form.addEventListener('submit', async (event) => {
  if (navigator.onLine || !form.reportValidity()) return;
  event.preventDefault();
  const fields = Object.fromEntries([...new FormData(form).entries()].filter(([name]) => name !== '_csrf'));
  const codes = fields.codes.split(/[\n,;]+/).map((code) => code.trim()).filter(Boolean);
  const wrong = codes.find((code) => wrongGroup(code) !== 0);
  if (wrong) {
    const group = wrongGroup(wrong);
    return say((group < 0 ? words.notcode : words.mistyped).replace('%c', wrong).replace('%g', group), 'error');
  }
  const ceiling = most[fields.lieu] ?? 0;
  if (!ceiling) return say(words.not, 'error');
  const all = await waiting();
  const today = new Date().toDateString();
  const already = all.filter((one) => one.fields.lieu === fields.lieu && new Date(one.pris).toDateString() === today).length;
  if (!codes.length || already + codes.length > ceiling) return say(words.full.replace('%n', ceiling), 'error');
  await update(KEY, [], (kept) => [...kept, ...codes.filter((code) => !kept.some((one) => one.fields.codes === code)).map((code) =>
    ({ id: crypto.randomUUID(), pris: new Date().toISOString(), fields: { ...fields, codes: code, comment: 'typed' } }))]);
  form.querySelector('[name=codes]').value = '';
  await waits();
});

async function send() {
  await navigator.locks.request(KEY, { ifAvailable: true }, async (lock) => {
    if (!lock || !(await waiting()).length) return;
    let lost = 0;
    let paid = 0;
    try {
      const { token } = await (await fetch('/api/pass/jeton', { cache: 'no-store' })).json();
      for (const one of await waiting()) {
        const body = new URLSearchParams({ ...one.fields, id: one.id, pris: one.pris, _csrf: token });
        const reply = await fetch('/api/pass/encaissements', { method: 'POST', body, redirect: 'manual' });
        if (reply.status !== 200 && reply.status !== 422) break;
        const state = reply.status === 200 ? (await reply.json())[0].state : 'unknown';
        if (state === 'slower') break;
        if (state === 'taken') paid += 1; else lost += 1;
        await update(KEY, [], (kept) => kept.filter((other) => other.id !== one.id));
      }
    } catch { /* still without a network */ }
    if ((await waiting()).length) await waits();
    else say(words.done.replace('%n', paid).replace('%l', lost), lost ? 'warn' : 'ok');
  });
}
addEventListener('online', send);
await waits();
await send();
