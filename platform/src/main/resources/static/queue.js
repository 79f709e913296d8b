// Opens a task beside the list: the main part of its page, with a link to the whole page. Without this file, or for an
// opening with another button or key, the links lead to the page.
const queue = document.querySelector('[data-queue]');
const wide = matchMedia('(min-width: 75rem)');
let panel;
let row;

const close = () => {
  row?.classList.remove('queue-open');
  panel?.remove();
  panel = row = undefined;
};
queue?.addEventListener('click', async (event) => {
  const link = event.target.closest('a');
  if (!link || !wide.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const chosen = link.closest('.queue-row');
  if (chosen === row) { close(); link.focus(); return; }
  const answer = await fetch(link.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page && page.querySelector('main');
  // A page with scripts of its own is opened whole.
  if (!main || main.querySelector('script')) { location.assign(link.href); return; }
  close();
  row = chosen;
  row.classList.add('queue-open');
  panel = document.createElement('section');
  panel.className = 'queue-panel';
  panel.tabIndex = -1;
  main.querySelectorAll('.back').forEach((one) => one.remove());
  panel.append(...main.childNodes);
  for (const title of panel.querySelectorAll('h1')) {
    const lower = document.createElement('h2');
    lower.append(...title.childNodes);
    title.replaceWith(lower);
  }
  row.after(panel);
  panel.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && panel) { const back = row.querySelector('a'); close(); back.focus(); }
});
