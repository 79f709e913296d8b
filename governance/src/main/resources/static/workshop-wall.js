// Refreshes the answers on the screen; without this script the page reloads every ten seconds.
const spread = document.querySelector('[data-from]');
const full = document.querySelector('[data-full]');
full?.addEventListener('click', () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
});
if (spread?.dataset.open === 'true') {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(spread.dataset.from, { signal: AbortSignal.timeout(8000) });
      const now = answer.ok ? await answer.text() : '';
      if (now && now !== spread.dataset.last) {
        spread.innerHTML = now;
        spread.dataset.last = now;
      }
    } catch { /* offline: the next turn retries */ }
  }, 4000);
}
