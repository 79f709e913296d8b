// Optional enhancements: every page works without this file.
document.documentElement.classList.add('js');

for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print());
}
document.querySelector('.mistakes')?.focus();
// A printed QR code has its secret after the # of the address, which browsers do not send.
const typed = document.querySelector('.code-go [name=code], .code-fill [name=code]');
if (typed && /^#[0-9A-Z]{8,32}$/.test(location.hash)) {
  typed.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  if (typed.closest('.code-go')) typed.form.requestSubmit();
}
// Before the sign-out deletes unsent data of this browser, the person is led to it.
document.querySelector('form[action="/deconnexion"]')?.addEventListener('submit', (event) => {
  let waiting = null;
  try { waiting = localStorage.getItem('ta.waiting'); } catch { /* nothing stored */ }
  if (waiting?.match(/^\/[\w/?=-]+$/)) { event.preventDefault(); location.assign(waiting); }
});
// Vouchers of another person stay, encrypted, after any sign-out.
for (const leaving of document.querySelectorAll('form[action="/deconnexion"], form[action="/profil/donnees/depart"]')) {
  leaving.addEventListener('submit', () => {
    let kept = false;
    try { kept = localStorage.getItem('ta.waiting.pass') !== null; } catch { /* nothing stored */ }
    if (!kept) return;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'garder';
    field.value = 'oui';
    leaving.append(field);
  });
}
const communes = async () => {
  const fields = document.querySelectorAll('.commune:not(:has([role=combobox]))');
  if (!fields.length) return;
  const { attach } = await import('./commune.js');
  fields.forEach(attach);
};
// In a table the browser's own list is used, because the frame of the table would cut off ours.
const names = document.getElementById('communes');
if (names?.localName === 'datalist') (await import('./commune.js')).fill(names);
addEventListener('ta:shown', communes);
await communes();
// « / » leads to the search box of pages at work.
const search = document.getElementById('strip-q');
if (search)
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest?.('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    search.focus();
  });
// Stores pages on this device for people who lose the network; later, so that a short visit loads nothing.
const { offline } = document.body.dataset;
if (offline && 'serviceWorker' in navigator) setTimeout(() => navigator.serviceWorker.register(offline, { scope: '/' }).catch(() => {}), 3000);
