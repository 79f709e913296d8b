import { read, update } from './sealed.js';
// The till works offline: accepted vouchers wait in this browser, encrypted, up to the ceiling of the place, and are
// sent once the network is back. The id makes repeats harmless. An item leaves this list only when the server has
// taken it or a person removes it.
const box = document.querySelector('.pass-late');
const form = document.querySelector('form[action="/pass/encaisser"]');
const KEY = 'ta-pass-late';
// `ta.js` reads it: a sign-out keeps waiting items.
const MARK = 'ta.waiting.pass';
const words = box.dataset;
const me = words.me;
const most = Object.fromEntries(words.places.split(' ').map((one) => one.split('=')).map(([id, many]) => [id, Number(many)]));
const names = new Map([...form.elements.lieu.options].map((one) => [one.value, one.textContent]));
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const field = (name) => form.elements[name];
const waiting = () => read(KEY, []);
// Items stored before they had an owner belong to the person at this till.
const mine = (one) => (one.who ?? me) === me;

// The same normalisation as PaperCode.
const plain = (typed) => typed.toUpperCase().replace(/[\s\-–—.·_]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

// -1: not a complete code, 0: right, else the number of the wrong group.
function wrongGroup(typed) {
  const text = plain(typed);
  if (text.length !== 24 || [...text].some((sign) => !SIGNS.includes(sign))) return -1;
  for (let group = 0; group < 6; group += 1) {
    const [a, b, c, check] = [...text.slice(group * 4, group * 4 + 4)].map((sign) => SIGNS.indexOf(sign));
    if ((group + 2 * (a % 31) + 3 * (b % 31) + 4 * (c % 31)) % 31 !== check) return group + 1;
  }
  return 0;
}

const said = document.createElement('p');
said.setAttribute('role', 'status');
const title = document.createElement('h2');
title.textContent = words.head;
const list = document.createElement('ul');
box.append(said, title, list);
let fixing = null;

function say(text, kind) {
  box.hidden = !text && title.hidden;
  said.textContent = text;
  said.className = text ? `notice notice-${kind}` : '';
}

function button(label, about, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-secondary';
  made.textContent = label;
  made.setAttribute('aria-label', `${label} – ${about}`);
  made.addEventListener('click', act);
  return made;
}

function row(one) {
  const item = document.createElement('li');
  const code = plain(one.fields.codes).replace(/(.{4})(?=.)/g, '$1-');
  const when = new Date(one.pris ?? one.kept).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' });
  item.append(`${code} – ${names.get(one.fields.lieu) ?? ''} – ${when} `);
  if (!one.refused) return item;
  const why = document.createElement('strong');
  why.textContent = one.refused;
  item.append(why, ' ', button(words.fix, code, () => fix(one)), ' ', button(words.remove, code, () => remove(one)));
  return item;
}

async function show() {
  const all = await waiting();
  const own = all.filter(mine);
  const others = all.length - own.length;
  list.replaceChildren(...own.map(row));
  if (others) {
    const item = document.createElement('li');
    item.textContent = words.others.replace('%n', others);
    list.append(item);
  }
  title.hidden = !all.length;
  box.hidden = !all.length && !said.textContent;
  try {
    if (all.length) localStorage.setItem(MARK, 'yes');
    else localStorage.removeItem(MARK);
  } catch { /* without storage a sign-out deletes waiting items */ }
  return own;
}

async function tell() {
  const own = await show();
  const waits = own.filter((one) => !one.refused).length;
  const refused = own.length - waits;
  const lines = [];
  if (waits) lines.push(words.waits.replace('%n', waits));
  if (refused) lines.push(words.refused.replace('%n', refused));
  say(lines.join(' '), 'warn');
}

// Copies its values back into the form; the corrected voucher replaces the refused one.
function fix(one) {
  fixing = one.id;
  for (const [name, value] of Object.entries(one.fields)) {
    const into = field(name);
    if (into) into.value = value;
  }
  say(words.fixing, 'warn');
  field('codes').focus();
}

async function remove(one) {
  if (!confirm(words.sure)) return;
  await update(KEY, [], (kept) => kept.filter((other) => other.id !== one.id));
  await tell();
}

// Checks the required fields here, while the person is still there.
function missing(fields, codes) {
  if (!names.has(fields.lieu)) return ['lieu', words.noplace];
  if (!codes.length) return ['codes', words.nocodes];
  const wrong = codes.find((code) => wrongGroup(code) !== 0);
  if (wrong) {
    const group = wrongGroup(wrong);
    return ['codes', (group < 0 ? words.notcode : words.mistyped).replace('%c', wrong).replace('%g', group)];
  }
  if (!fields.service) return ['service', words.noservice];
  if (!/^\d{1,4}$/.test(fields.minutes.trim()) || Number(fields.minutes) < 1 || Number(fields.minutes) > 1440) return ['minutes', words.nominutes];
  if (fields.comment === 'paper' && !fields.jour) return ['jour', words.noday];
  return null;
}

const onDay = (one, day) => one.pris && new Date(one.pris).toDateString() === day.toDateString();

form.addEventListener('submit', async (event) => {
  if (navigator.onLine && !fixing) return;
  event.preventDefault();
  // The amount that the person pays is only displayed, not stored.
  const fields = Object.fromEntries([...new FormData(form).entries()].filter(([name]) => name !== '_csrf' && name !== 'prix'));
  const codes = [...new Set(fields.codes.split(/[\n,;]+/).map(plain).filter(Boolean))];
  const mistake = missing(fields, codes);
  if (mistake) {
    say(mistake[1], 'error');
    field(mistake[0]).focus?.();
    return;
  }
  const all = await waiting();
  const before = all.find((one) => one.id === fixing);
  const now = new Date();
  // A paper slip has its own day and no ceiling, as online.
  const paper = fields.comment === 'paper';
  const day = before?.pris ? new Date(before.pris) : now;
  const ceiling = most[fields.lieu] ?? 0;
  const already = all.filter((one) => one.id !== fixing && one.fields.lieu === fields.lieu && onDay(one, day)).length;
  if (!paper && !ceiling) { say(words.not, 'error'); return; }
  if (!paper && already + codes.length > ceiling) { say(words.full.replace('%n', ceiling), 'error'); return; }
  const twice = all.some((one) => one.id !== fixing && codes.includes(plain(one.fields.codes)));
  if (twice) { say(words.twice, 'error'); return; }
  const fresh = codes.map((code) => ({
    id: crypto.randomUUID(), who: me, kept: now.toISOString(), pris: paper ? undefined : day.toISOString(), fields: { ...fields, codes: code } }));
  const safe = await update(KEY, [], (kept) => [...kept.filter((one) => one.id !== fixing), ...fresh]);
  fixing = null;
  field('codes').value = '';
  await tell();
  if (!safe) say(words.memory, 'error');
  if (navigator.onLine) await send();
});

const alone = (work) => navigator.locks ? navigator.locks.request(KEY, { ifAvailable: true }, (lock) => lock && work()) : work();

// The server's answer is kept with the item: only taken items leave the list automatically.
async function sendOne(one, token) {
  const body = new URLSearchParams({ ...one.fields, id: one.id, _csrf: token, maintenant: new Date().toISOString() });
  if (one.pris) body.set('pris', one.pris);
  const reply = await fetch('/api/pass/encaissements', { method: 'POST', body, redirect: 'manual' });
  if (reply.status === 200) {
    const [answer] = await reply.json();
    if (answer.state === 'slower') return 'wait';
    if (answer.state === 'taken') {
      await update(KEY, [], (kept) => kept.filter((other) => other.id !== one.id));
      return 'taken';
    }
    return refuse(one, answer.words);
  }
  if (reply.status === 422) return refuse(one, Object.values((await reply.json()).mistakes).join(' '));
  // A server error for one item does not stop the next ones; a closed session or a rate limit stops all.
  return reply.status >= 500 ? 'later' : 'wait';
}

async function refuse(one, why) {
  await update(KEY, [], (kept) => kept.map((other) => other.id === one.id ? { ...other, who: other.who ?? me, refused: why } : other));
  return 'refused';
}

let timer;
async function send() {
  clearTimeout(timer);
  await alone(async () => {
    const due = async () => (await waiting()).filter((one) => mine(one) && !one.refused);
    if (!(await due()).length) return;
    let paid = 0;
    let lost = 0;
    try {
      const reply = await fetch('/api/pass/jeton', { cache: 'no-store', redirect: 'manual' });
      if (!reply.ok) { say(words.signin, 'warn'); return; }
      const { token, who } = await reply.json();
      // Another person signed in since: the items are not sent in their name.
      if (who !== me) return;
      for (const one of await due()) {
        const became = await sendOne(one, token);
        if (became === 'taken') paid += 1;
        if (became === 'refused') lost += 1;
        if (became === 'wait') break;
      }
    } catch { /* still offline */ }
    await tell();
    const left = (await due()).length;
    if (paid || lost) say(words.done.replace('%n', paid).replace('%l', lost) + (left ? ' ' + words.waits.replace('%n', left) : ''), lost || left ? 'warn' : 'ok');
    if (left) timer = setTimeout(send, 60_000);
  });
}

addEventListener('online', send);
addEventListener('storage', (event) => { if (event.key === KEY) show(); });
await tell();
await send();
