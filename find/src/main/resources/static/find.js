// « Près de moi »: only after a click. The position is rounded to about 100 m before it leaves this page, and stored
// nowhere.
const button = document.querySelector('[data-locate]');

button?.addEventListener('click', () => {
  const form = button.closest('form');
  const failed = () => {
    const words = document.createElement('p');
    words.className = 'error';
    words.setAttribute('role', 'alert');
    words.textContent = button.dataset.failed;
    button.parentElement.replaceChildren(words);
  };
  if (!navigator.geolocation) return failed();
  button.disabled = true;
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const here = document.createElement('input');
    here.type = 'hidden';
    here.name = 'ou';
    here.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
    form.querySelectorAll('[name="ou"], [name="lieu"]').forEach((field) => field.remove());
    form.append(here);
    form.requestSubmit();
  }, failed, { timeout: 10000, maximumAge: 300000 });
});
