import { forget, read, update } from './sealed.js';
// One question at a time; each answer is stored on this phone, encrypted, until the server has it, with retries.
// Without this script the page is one form.
const keeping = document.querySelector('.workshop-keeping');
const over = document.querySelector('[data-over]');

if (over) for (const round of [1, 2]) forget(`${over.dataset.over} ${round}`);
if (keeping) {
  const status = document.querySelector('.workshop-status');
  const ask = document.querySelector('.workshop-ask');
  const home = keeping.getAttribute('action').replace(/\/envois$/, '');
  const name = `${home} ${keeping.dataset.round}`;
  let token = keeping.querySelector('[name="_csrf"]').value;
  let last = Number(keeping.dataset.sent);
  let flying = false;
  let failures = 0;
  let ending = false;
  let timer;

  const tell = (words) => { if (status.textContent !== words) status.textContent = words; };
  const leave = (address) => { forget(name); location.replace(address); };
  const number = () => { last = Math.max(Date.now(), last + 1); return last; };

  async function renew() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const field = page.querySelector('.workshop-keeping [name="_csrf"]');
    if (!field) throw new Error('no form');
    token = field.value;
  }

  async function send(waiting) {
    const some = Object.entries(waiting).slice(0, 200);
    const body = new URLSearchParams({ _csrf: token, tour: keeping.dataset.round });
    body.set('envoi', Math.max(...some.map(([, answer]) => answer.n)));
    for (const [field, answer] of some) body.set(field, answer.v);
    const reply = await fetch(keeping.action, { method: 'POST', body, signal: AbortSignal.timeout(15000) });
    if (reply.status === 403) { await renew(); throw new Error('expired'); }
    if (reply.status === 409) return leave(`${home}?suite=tour`);
    if ([401, 404, 410].includes(reply.status)) return leave(home);
    if (!reply.ok) throw new Error(reply.status);
    await update(name, {}, (now) => {
      for (const [field, answer] of some) if (now[field]?.n === answer.n) delete now[field];
      return now;
    });
  }

  async function flush() {
    clearTimeout(timer);
    if (flying) return;
    flying = true;
    try {
      for (let waiting = await read(name, {}); Object.keys(waiting).length; waiting = await read(name, {})) {
        await send(waiting);
        tell(keeping.dataset.kept);
      }
      failures = 0;
      if (ending) location.assign(home);
    } catch {
      failures += 1;
      if (failures > 1 || !navigator.onLine) tell(keeping.dataset.waiting);
      // Random delays, so that phones do not all retry at once when the network comes back.
      timer = setTimeout(flush, Math.min(30000, 500 * 2 ** failures) * (0.5 + Math.random()));
    } finally {
      flying = false;
    }
  }
  window.addEventListener('online', flush);
  window.addEventListener('pageshow', flush);

  if (ask) {
    ask.addEventListener('change', async ({ target }) => {
      begun = true;
      const answer = { v: target.value, n: number() };
      await update(name, {}, (now) => ({ ...now, [target.name]: answer }));
      flush();
    });
    // Only the current question stays in the page, for the memory of old phones.
    const questions = [...ask.querySelectorAll('fieldset')];
    const parts = new Map([...ask.querySelectorAll('section')].map((part) =>
      [part, { title: part.querySelector('h2'), questions: [...part.querySelectorAll('fieldset')] }]));
    const boxes = [...ask.querySelectorAll('input')];
    const answered = (one) => one.querySelector(':checked');
    const walk = document.createElement('div');
    const place = document.createElement('p');
    const button = (words, kind, to) => {
      const made = Object.assign(document.createElement('button'), { type: 'button', className: `button ${kind}`, textContent: words });
      made.addEventListener('click', to);
      return made;
    };
    const first = () => Math.max(0, questions.findIndex((one) => !answered(one)));
    let at = first();
    let begun = false;
    const back = button(ask.dataset.back, 'button-secondary', () => go(at - 1));
    const next = button('', '', () => (at + 1 < questions.length ? go(at + 1) : finish()));
    walk.className = 'workshop-walk';
    walk.append(place, next, back);
    ask.append(walk);
    for (const whole of ask.querySelectorAll('[type="submit"]')) whole.remove();
    ask.addEventListener('submit', (event) => event.preventDefault());

    // Never leaves this page while answers wait: offline there would be no way back.
    async function finish() {
      ending = true;
      if (Object.keys(await read(name, {})).length) tell(keeping.dataset.waiting);
      flush();
    }
    function show() {
      for (const part of parts.keys()) part.remove();
      const part = [...parts.keys()].find((one) => parts.get(one).questions.includes(questions[at]));
      part.replaceChildren(parts.get(part).title, questions[at]);
      walk.before(part);
      place.textContent = ask.dataset.step.replace('%n', at + 1).replace('%of', questions.length);
      next.textContent = at + 1 < questions.length ? ask.dataset.next : ask.dataset.end;
      back.hidden = at === 0;
    }
    function go(to) {
      ending = false;
      begun = true;
      at = to;
      show();
      const words = questions[at].querySelector('legend');
      words.tabIndex = -1;
      words.focus({ preventScroll: true });
      questions[at].scrollIntoView({ block: 'start' });
    }
    show();
    // Waiting answers are read once the page is displayed, so that nothing moves during input.
    const kept = Object.entries(await read(name, {}));
    for (const [field, answer] of kept) {
      const box = boxes.find((one) => one.name === field && one.value === answer.v);
      if (box) box.checked = true;
    }
    if (kept.length && !begun) {
      at = first();
      show();
    }
  }
  flush();
}
