// Small comforts only: every page works without this file.
document.documentElement.classList.add('js');

for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print());
}
document.querySelector('.mistakes')?.focus();
if (document.querySelector('.commune')) {
  const { attach } = await import('./commune.js');
  document.querySelectorAll('.commune').forEach(attach);
}
