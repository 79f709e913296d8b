// Zooms and pans the maps drawn by the server. Tiles of the base map come from this site where the operator gave an
// extract; without them the drawing itself is enlarged.
const NS = 'http://www.w3.org/2000/svg';
const TILE = 4096;
const STEP = 1.6;
const PIN = 32;
const LINES = [
  ['w', { fill: 'var(--sea)', 'fill-opacity': '.25' }],
  ['s', { stroke: 'var(--sea)', 'stroke-width': '1', opacity: '.6' }],
  ['r', { stroke: 'var(--sea)', 'stroke-width': '2.5', opacity: '.7' }],
  ['c', { stroke: 'var(--sea)', 'stroke-width': '2.5' }],
  ['e', { stroke: 'var(--quiet)', 'stroke-width': '1', 'stroke-dasharray': '4 3', opacity: '.6' }],
  ['d', { stroke: 'var(--quiet)', 'stroke-width': '2', opacity: '.5' }],
  ['b', { stroke: 'var(--quiet)', 'stroke-width': '3', opacity: '.6' }],
  ['a', { stroke: 'var(--coral)', 'stroke-width': '4', opacity: '.7' }],
  ['t', { stroke: 'var(--ink)', 'stroke-width': '1.5', 'stroke-dasharray': '8 3' }],
];

const made = (name, attributes = {}) => {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function move(svg) {
  const [, , fullWidth, fullHeight] = svg.getAttribute('viewBox').split(' ').map(Number);
  const [west, north, perEast, perSouth] = svg.dataset.map.split(' ').map(Number);
  const ground = svg.dataset.ground;
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
  // 250 m suffice to see a street; without streets there is nothing to see below 4 km.
  const narrowest = Math.min(fullWidth, (ground ? 0.25 : 4) * perSouth / 111.2);
  const squares = new Map();
  const tiles = made('g', { 'stroke-linecap': 'round', 'data-part': 'squares' });
  land.after(tiles);
  let view = { x: 0, y: 0, w: fullWidth }, moved = false, timer = 0;
  const scale = () => view.w / fullWidth;
  const height = () => fullHeight * scale();

  const steady = (root) => {
    for (const path of root.querySelectorAll('path')) path.setAttribute('vector-effect', 'non-scaling-stroke');
  };
  const level = () => {
    const degrees = view.w / perEast;
    return degrees > 0.7 ? 0 : degrees > 0.17 ? 1 : degrees > 0.045 ? 2 : 3;
  };

  const square = async (address, z, x, y) => {
    if (squares.has(address)) return;
    const size = 1 / 4 ** z;
    const left = (x * size - 180 - west) * perEast, top = (north - (90 - y * size)) * perSouth;
    const across = size * perEast / TILE, down = size * perSouth / TILE;
    const known = { z, g: made('g', { transform: `translate(${left} ${top}) scale(${across} ${down})` }), names: [], streets: [] };
    squares.set(address, known);
    try {
      const answer = await fetch(`${ground}/${address}`);
      if (!answer.ok) throw new Error(answer.status);
      const { p = {}, n = [], s = [] } = await answer.json();
      for (const [kind, look] of LINES) {
        if (p[kind]) known.g.append(made('path', { d: p[kind], 'vector-effect': 'non-scaling-stroke', ...look }));
      }
      known.names = n.map(([nx, ny, rank, text]) => ({ text, rank, x: left + nx * across, y: top + ny * down }));
      known.streets = s.map(([nx, ny, angle, text]) => ({ text, angle, x: left + nx * across, y: top + ny * down }));
      later();
    } catch {
      squares.delete(address); // retried at the next move
    }
  };

  const seen = () => {
    const z = level(), size = 1 / 4 ** z, found = [];
    const first = Math.floor((west + view.x / perEast + 180) / size);
    const last = Math.floor((west + (view.x + view.w) / perEast + 180) / size);
    const top = Math.floor((90 - north + view.y / perSouth) / size);
    const bottom = Math.floor((90 - north + (view.y + height()) / perSouth) / size);
    for (let x = first; x <= last; x++) for (let y = top; y <= bottom; y++) found.push([`${z}/${x}/${y}`, z, x, y]);
    return found;
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
    const k = scale(), z = level();
    const shown = [...squares.values()].filter((one) => one.z === z);
    const towns = shown.length ? shown.flatMap((one) => one.names) : [...written, ...(k < 0.9 ? more : [])];
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
    if (z === 3) for (const street of shown.flatMap((one) => one.streets)) {
      if (fresh.length > 60) break;
      const reach = street.text.length * size * 0.2 * k, turn = street.angle * Math.PI / 180;
      const dx = Math.abs(Math.cos(turn)) * reach + 6 * k, dy = Math.abs(Math.sin(turn)) * reach + 6 * k;
      const box = [street.x - dx, street.y - dy, street.x + dx, street.y + dy];
      if (!free(box)) continue;
      boxes.push(box);
      write(street.x, street.y, street.text, {
        x: street.x, y: street.y, 'font-size': size * 0.7 * k, 'stroke-width': 3 * k, 'text-anchor': 'middle',
        'dominant-baseline': 'central', transform: `rotate(${street.angle} ${street.x} ${street.y})`,
      });
    }
    names.replaceChildren(...fresh);
  };

  const settle = () => {
    const z = level(), near = seen();
    if (ground && moved) for (const one of near) square(...one);
    const ready = ground && [...squares.values()].some((one) => one.z === z && one.g.childElementCount);
    const wanted = new Set(near.map(([address]) => address));
    tiles.replaceChildren(...[...squares].filter(([address]) => wanted.has(address)).map(([, one]) => one.g));
    if (drawn) drawn.setAttribute('visibility', ready ? 'hidden' : 'visible');
    // The shore of the contours is simplified: at high zoom, that of the tiles is exact.
    land.setAttribute('opacity', ready && z > 1 ? '.35' : '1');
    label();
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(settle, 120); };

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

const start = () => document.querySelectorAll('svg[data-map]:not([tabindex])').forEach(move);
start();
addEventListener('ta:shown', start);
