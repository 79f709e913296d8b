// Keys m, d, p and u press the buttons of the page, which work without this file. They can be switched off (WCAG
// 2.1.4).
const buttons = {
  m: '[name="verdict"][value="same"]',
  d: '[name="verdict"][value="distinct"]',
  p: '[name="verdict"][value="later"]',
  u: '[name="annuler"]',
};
const kept = { read: () => { try { return localStorage.getItem('keys') !== 'off'; } catch { return true; } },
  write: (on) => { try { localStorage.setItem('keys', on ? 'on' : 'off'); } catch { /* then for this page only */ } } };
let on = kept.read();
let pressed = false;

document.addEventListener('keydown', (event) => {
  if (!on || pressed || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest('input:not([type="checkbox"]), textarea, select')) return;
  const button = document.querySelector(buttons[event.key.toLowerCase()] ?? 'none');
  if (!button) return;
  pressed = true;
  event.preventDefault();
  button.click();
});
window.addEventListener('pageshow', () => { pressed = false; });

const place = document.querySelector('#review-shortcuts');
if (place) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'keys', checked: on });
  const label = Object.assign(document.createElement('label'), { htmlFor: 'keys', textContent: place.dataset.label });
  box.addEventListener('change', () => { on = box.checked; kept.write(on); });
  place.append(box, label);
}
