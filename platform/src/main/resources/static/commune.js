// Suggests communes while a person types: an ARIA combobox over a field that also works alone. `/communes?q=` answers
// JSON: [{"code": "17300", "name": "La Rochelle", "postcode": "17000", "departement": "17"}].
const PAUSE_MS = 180;
const SHORTEST = 2;

async function named(words) {
  const answer = await fetch(`/communes?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
  return answer.ok ? answer.json() : null;
}

export function attach(field) {
  const input = field.querySelector('input');
  const box = document.createElement('div');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  let found = [], active = -1, timer = 0, asked = '';

  box.className = 'commune-box';
  list.className = 'commune-list';
  list.id = `${input.id}-list`;
  list.role = 'listbox';
  list.hidden = true;
  list.setAttribute('aria-label', field.querySelector('label').firstChild.textContent.trim());
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  // A field in use keeps the focus.
  const typing = document.activeElement === input;
  input.replaceWith(box);
  box.append(input, list, status);
  if (typing) input.focus();
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const point = (index) => {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
    if (active < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };
  const choose = (index) => {
    asked = input.value = `${found[index].name} (${found[index].postcode})`;
    close();
  };
  const show = (communes) => {
    found = communes;
    list.replaceChildren(...communes.map((commune, index) => {
      const item = document.createElement('li');
      const where = document.createElement('span');
      item.id = `${list.id}-${index}`;
      item.role = 'option';
      item.setAttribute('aria-selected', 'false');
      where.className = 'hint';
      where.textContent = ` ${commune.postcode}`;
      item.append(commune.name, where);
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => choose(index));
      return item;
    }));
    status.textContent = communes.length ? field.dataset.found : field.dataset.none;
    if (!communes.length) return close();
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    point(-1);
  };
  const ask = async () => {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < SHORTEST) return close();
    try {
      const communes = await named(words);
      if (communes && asked === words) show(communes);
    } catch {
      close(); // without network the field still accepts text
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  // Searches the text typed before this script was loaded.
  if (typing) timer = setTimeout(ask, PAUSE_MS);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      const last = found.length - 1;
      if (event.key === 'ArrowDown') point(active === last ? 0 : active + 1);
      else point(active <= 0 ? last : active - 1);
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(active);
    }
  });
}

// Fills a `<datalist>` while a person types in a field that refers to it.
export function fill(list) {
  let asked = '';
  document.addEventListener('input', async ({ target }) => {
    const words = target.list === list ? target.value.trim() : '';
    if (words.length < SHORTEST || words === asked) return;
    asked = words;
    try {
      const communes = await named(words);
      if (communes && asked === words) list.replaceChildren(...communes.map(({ name }) => new Option('', name)));
    } catch {
      // Without network the field still accepts text.
    }
  });
}
