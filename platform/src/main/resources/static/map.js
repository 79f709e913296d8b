// Zooms and pans the maps drawn by the server. Where the operator gave an extract, a button opens the map of streets.
const NS = 'http://www.w3.org/2000/svg';
const STEP = 1.6;
const PIN = 32;
const made = (name, attributes = {}) => {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function move(svg) {
  const [, , fullWidth, fullHeight] = svg.getAttribute('viewBox').split(' ').map(Number);
  const [, , , perSouth] = svg.dataset.map.split(' ').map(Number);
  const [closer, wider, whole, how] = svg.dataset.words.split('|');
  const part = (name) => svg.querySelector(`[data-part="${name}"]`);
  const land = part('land'), drawn = part('ground'), names = part('names'), leaders = part('leaders');
  const fixed = [...svg.querySelectorAll('[data-at]')].map((g) => ({ g, at: g.dataset.at.split(',').map(Number) }));
  const pins = [...svg.querySelectorAll('[data-pin]')].map((g) => {
    const [x, y, ownX, ownY] = g.dataset.pin.split(',').map(Number);
    return { g, x, y, ownX, ownY };
  });
  const written = [...names.children].map((text) => ({
    text: text.textContent, x: Number(text.getAttribute('x')) + (text.getAttribute('text-anchor') === 'end' ? 8 : -8),
    y: Number(text.getAttribute('y')) - 6, rank: 0,
  }));
  const more = (svg.dataset.more ?? '').split(';').filter(Boolean).map((line) => {
    const [x, y, ...text] = line.split(',');
    return { text: text.join(','), x: Number(x), y: Number(y), rank: 2 };
  });
  // A map without streets shows no detail below 4 km, so it does not zoom in further.
  const narrowest = Math.min(fullWidth, 4 * perSouth / 111.2);
  let view = { x: 0, y: 0, w: fullWidth }, moved = false, timer = 0;
  const scale = () => view.w / fullWidth;
  const height = () => fullHeight * scale();

  const steady = (root) => {
    for (const path of root.querySelectorAll('path')) path.setAttribute('vector-effect', 'non-scaling-stroke');
  };
  // Symbols keep their size; overlapping pins are displaced.
  const place = () => {
    const k = scale();
    for (const { g, at: [x, y] } of fixed) g.setAttribute('transform', `translate(${x} ${y}) scale(${k}) translate(${-x} ${-y})`);
    const at = pins.map(({ ownX, ownY }) => [ownX / k, ownY / k]);
    if (k < 1) for (let step = 0, again = true; again && step < 100; step++) {
      again = false;
      for (let i = 0; i < at.length; i++) for (let j = 0; j < i; j++) {
        let dx = at[i][0] - at[j][0], dy = at[i][1] - at[j][1], apart = Math.hypot(dx, dy);
        if (apart >= PIN - 1) continue;
        again = true;
        const push = (PIN - apart) / 2;
        if (apart < 0.01) [dx, dy, apart] = [Math.cos(i), Math.sin(i), 1];
        at[i][0] += dx / apart * push; at[i][1] += dy / apart * push;
        at[j][0] -= dx / apart * push; at[j][1] -= dy / apart * push;
      }
    }
    let threads = '';
    pins.forEach((pin, i) => {
      const x = k < 1 ? at[i][0] * k : pin.x, y = k < 1 ? at[i][1] * k : pin.y;
      pin.now = [x, y];
      pin.g.setAttribute('transform', `translate(${x} ${y}) scale(${k}) translate(${-pin.x} ${-pin.y})`);
      if (Math.hypot(x - pin.ownX, y - pin.ownY) > 3 * k) threads += `M${pin.ownX} ${pin.ownY}L${x} ${y}`;
    });
    leaders?.setAttribute('d', threads || 'M0 0');
  };

  const label = () => {
    const k = scale();
    const towns = [...written, ...(k < 0.9 ? more : [])];
    const size = parseFloat(getComputedStyle(names).fontSize) || 18;
    const boxes = pins.map(({ now: [x, y] }) => [x - 16 * k, y - 16 * k, x + 16 * k, y + 16 * k])
      .concat(fixed.map(({ at: [x, y] }) => [x - 10 * k, y - 10 * k, x + 60 * k, y + 10 * k]));
    const free = (box) => box[0] > view.x && box[2] < view.x + view.w && box[1] > view.y && box[3] < view.y + height()
      && boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    const fresh = [];
    const write = (x, y, text, how) => fresh.push(Object.assign(made('text', how), { textContent: text }));
    for (const town of [...towns].sort((one, other) => one.rank - other.rank)) {
      if (fresh.length > 24) break;
      const wide = town.text.length * size * 0.56 * k, high = size * k;
      const box = [town.x - wide / 2, town.y - high, town.x + wide / 2, town.y + high / 3];
      if (!free(box)) continue;
      boxes.push(box);
      write(town.x, town.y, town.text, {
        x: town.x, y: town.y, 'font-size': size * k * (town.rank > 2 ? 0.8 : 1), 'stroke-width': 4 * k, 'text-anchor': 'middle',
      });
    }
    names.replaceChildren(...fresh);
  };

  const later = () => { clearTimeout(timer); timer = setTimeout(label, 120); };

  const look = (next) => {
    const w = Math.min(fullWidth, Math.max(narrowest, next.w)), h = fullHeight * w / fullWidth;
    view = { w, x: Math.min(Math.max(next.x, 0), fullWidth - w), y: Math.min(Math.max(next.y, 0), fullHeight - h) };
    if (!moved) { moved = true; steady(land); if (drawn) steady(drawn); }
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${w} ${h}`);
    svg.style.touchAction = w < fullWidth ? 'none' : 'pan-y';
    svg.style.cursor = w < fullWidth ? 'grab' : '';
    part('scale')?.setAttribute('visibility', w < fullWidth ? 'hidden' : 'visible');
    buttons[0].disabled = w <= narrowest * 1.001;
    buttons[1].disabled = buttons[2].disabled = w >= fullWidth * 0.999;
    place();
    later();
  };
  const centre = () => [view.x + view.w / 2, view.y + height() / 2];
  const zoom = (by, [x, y] = centre()) => {
    const w = Math.min(fullWidth, Math.max(narrowest, view.w / by)), r = w / view.w;
    look({ w, x: x - (x - view.x) * r, y: y - (y - view.y) * r });
  };
  const along = (dx, dy) => look({ ...view, x: view.x + dx, y: view.y + dy });
  const point = ({ clientX, clientY }) => {
    const box = svg.getBoundingClientRect();
    return [view.x + (clientX - box.left) / box.width * view.w, view.y + (clientY - box.top) / box.height * height()];
  };

  const row = document.createElement('div');
  row.className = 'map-tools';
  const buttons = [['M12 5v14m-7-7h14', closer, () => zoom(STEP)], ['M5 12h14', wider, () => zoom(1 / STEP)], ['M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5', whole, () => look({ x: 0, y: 0, w: fullWidth })]]
    .map(([sign, text, act]) => {
      const button = document.createElement('button'), icon = made('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' });
      icon.append(made('path', { d: sign }));
      button.type = 'button';
      button.className = 'button-secondary';
      button.title = text;
      button.setAttribute('aria-label', text);
      button.append(icon);
      button.addEventListener('click', act);
      return button;
    });
  buttons[1].disabled = buttons[2].disabled = true;
  row.append(...buttons);
  svg.after(row);
  svg.setAttribute('tabindex', '0');
  if (svg.getAttribute('role') === 'img') svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', `${svg.getAttribute('aria-label')}. ${how}`);
  svg.style.touchAction = 'pan-y';
  svg.style.overflow = 'hidden';

  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = view.w / 5;
    const act = {
      ArrowLeft: () => along(-step, 0), ArrowRight: () => along(step, 0), ArrowUp: () => along(0, -step), ArrowDown: () => along(0, step),
      '+': () => zoom(STEP), '-': () => zoom(1 / STEP), 0: () => look({ x: 0, y: 0, w: fullWidth }),
    }[event.key];
    // At full extent the arrow keys scroll the page.
    if (!act || event.key.startsWith('Arrow') && view.w >= fullWidth) return;
    event.preventDefault();
    act();
  });
  // The wheel scrolls the page until the map has been used.
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && view.w >= fullWidth && document.activeElement !== svg) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, point(event));
  }, { passive: false });
  svg.addEventListener('dblclick', (event) => { event.preventDefault(); zoom(STEP * STEP, point(event)); });

  const fingers = new Map();
  let travelled = 0;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    if (!fingers.size) travelled = 0;
    fingers.set(event.pointerId, event);
  });
  svg.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const box = svg.getBoundingClientRect(), unit = view.w / box.width;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    travelled += Math.hypot(dx, dy);
    if (fingers.size === 1) {
      if (travelled > 6 && view.w < fullWidth) {
        svg.setPointerCapture(event.pointerId);
        along(-dx * unit, -dy * unit);
      }
    } else {
      const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId);
      const was = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
      const is = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      if (was > 10 && is > 10) zoom(is / was, point({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 }));
    }
    fingers.set(event.pointerId, event);
  });
  const lifted = (event) => fingers.delete(event.pointerId);
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(end, lifted);
  // The end of a drag is not a click.
  svg.addEventListener('click', (event) => { if (travelled > 6) { event.preventDefault(); event.stopPropagation(); } }, true);
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  // A pin focused by the keyboard is scrolled into view.
  svg.addEventListener('focusin', ({ target }) => {
    const pin = pins.find(({ g }) => g.contains(target));
    if (!pin || view.w >= fullWidth) return;
    const [x, y] = pin.now;
    if (x < view.x || x > view.x + view.w || y < view.y || y > view.y + height()) look({ ...view, x: x - view.w / 2, y: y - height() / 2 });
  });
}

function detailed(button) {
  const figure = button.closest('figure'), svg = figure.querySelector('svg[data-map]'), words = button.dataset;
  let close = null;
  button.parentElement.hidden = false;
  button.addEventListener('click', async () => {
    if (close) close = close();
    else {
      button.disabled = true;
      try {
        close = await (await import('./detailed-map.js')).open(svg, words);
      } catch {
        button.after(words.failed);
      }
      button.disabled = false;
    }
    figure.querySelector('.map-tools').style.display = close ? 'none' : '';
    button.textContent = close ? words.simple : words.open;
  });
}

const start = () => {
  document.querySelectorAll('svg[data-map]:not([tabindex])').forEach(move);
  document.querySelectorAll('[hidden] > [data-simple]').forEach(detailed);
};
start();
addEventListener('ta:shown', start);
