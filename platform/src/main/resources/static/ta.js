// Small comforts only: every page works without this file.
document.documentElement.classList.add('js');

for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print());
}
document.querySelector('.mistakes')?.focus();
// What still waits in this browser to be sent is told before it goes with the sign-out.
document.querySelector('form[action="/deconnexion"]')?.addEventListener('submit', (event) => {
  let waiting = null;
  try { waiting = localStorage.getItem('ta.waiting'); } catch { /* nothing was kept */ }
  if (waiting?.match(/^\/[\w/?=-]+$/)) { event.preventDefault(); location.assign(waiting); }
});
if (document.querySelector('.commune')) {
  const { attach } = await import('./commune.js');
  document.querySelectorAll('.commune').forEach(attach);
}
