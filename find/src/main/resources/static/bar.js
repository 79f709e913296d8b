// The bar above the answers: needs and filters are ticked in place, and the answers follow each change. Without this
// file its links lead to the pages of the questions, and its form has a button.
const PAUSE_MS = 300;
const status = document.createElement('p');
status.className = 'hidden';
status.setAttribute('role', 'status');
document.body.append(status);
let turn = 0, timer = 0;

const read = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

// A mistake, or another page than the answers, is opened by the browser itself.
async function ask(bar, close) {
  clearTimeout(timer);
  const mine = ++turn;
  try {
    const answer = await fetch(bar.action, { method: 'POST', body: new URLSearchParams(new FormData(bar)) });
    const page = await read(answer);
    if (mine !== turn) return;
    if (!answer.ok || !page.querySelector('.bar')) bar.submit();
    else show(page, answer.url, close);
  } catch {
    bar.submit();
  }
}

// The open box keeps its place, its fields and the focus.
function show(page, url, close) {
  const main = document.querySelector('main'), old = main.querySelector('.bar'), fresh = page.querySelector('.bar');
  const open = close ? null : old.querySelector('details[open]');
  const focus = document.activeElement?.id;
  if (open) {
    const twin = fresh.querySelector(`[data-part=${open.dataset.part}]`);
    if (twin.localName === 'a') {
      open.querySelector('summary').replaceChildren(...twin.childNodes);
      without(fresh, open.dataset.part);
    } else open.querySelector('summary').replaceWith(twin.querySelector('summary'));
    twin.replaceWith(open);
  }
  main.replaceChildren(...page.querySelector('main').childNodes);
  document.title = page.title;
  if (url !== location.href) history.pushState(null, '', url);
  status.textContent = main.querySelector('h1').textContent;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  const map = main.querySelector('script[src*="/map.js"]');
  if (map) import(map.src).then(() => dispatchEvent(new Event('ta:shown')));
  else dispatchEvent(new Event('ta:shown'));
}

// The ticks replace the hidden fields of the same question; a procedure belongs to its need.
const without = (bar, part) => bar.querySelectorAll(part === 'besoin' ? '[type=hidden][name=besoin], [type=hidden][name=demarche]' : `[type=hidden][name=${part}]`)
  .forEach((field) => field.remove());

async function unfold(link) {
  const bar = link.closest('.bar'), { part } = link.dataset;
  try {
    const fields = (await read(await fetch(link.href))).querySelector(`main fieldset:has([name=${part}])`);
    const legend = fields.querySelector('legend');
    legend.textContent = legend.textContent;
    const details = document.createElement('details'), summary = document.createElement('summary'), box = document.createElement('div');
    details.name = 'bar';
    details.dataset.part = part;
    summary.append(...link.childNodes);
    box.className = 'bar-box';
    box.append(fields, bar.querySelector('.bar-box > button').cloneNode(true));
    details.append(summary, box);
    without(bar, part);
    bar.querySelectorAll('details[open]').forEach((one) => { one.open = false; });
    link.replaceWith(details);
    details.open = true;
    summary.focus();
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('.bar > a[data-part]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    unfold(link);
  } else if (!event.target.closest('.bar')) document.querySelectorAll('.bar details[open]').forEach((one) => { one.open = false; });
});
document.addEventListener('change', ({ target }) => {
  const bar = target.closest('.bar');
  if (!bar || target.name === 'lieu') return;
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE_MS, bar, false);
});
document.addEventListener('submit', (event) => {
  if (!event.target.matches('.bar')) return;
  event.preventDefault();
  ask(event.target, true);
});
document.addEventListener('keydown', ({ key }) => {
  const open = key === 'Escape' && document.querySelector('.bar details[open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary').focus();
});
addEventListener('popstate', () => { if (!location.hash) location.reload(); });
