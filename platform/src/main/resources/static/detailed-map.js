// The map of streets: MapLibre GL JS over one PMTiles file of this site, opened when a person presses the button.
import { AttributionControl, FullscreenControl, Map as Streets, Marker, NavigationControl, ScaleControl, addProtocol, setWorkerUrl }
  from './maplibre/maplibre-gl.js';

const beside = (name) => new URL(name, import.meta.url).href;
const loaded = (element) => new Promise((good, bad) => {
  element.addEventListener('load', good);
  element.addEventListener('error', bad);
  document.head.append(element);
});

const ready = Promise.all([
  loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: beside('maplibre/maplibre-gl.css') })),
  loaded(Object.assign(document.createElement('script'), { src: beside('maplibre/pmtiles.js') })),
]).then(() => {
  setWorkerUrl(beside('maplibre/maplibre-gl-worker.js'));
  addProtocol('pmtiles', new globalThis.pmtiles.Protocol().tile);
});

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const name = ['get', 'name'];
const is = (...classes) => ['in', ['get', 'class'], ['literal', classes]];
const wide = (...stops) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops];

function style(tiles, over) {
  const text = { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 2 };
  const road = (id, classes, tint, width, minzoom) => ({
    id, type: 'line', source: 'ground', 'source-layer': 'road', filter: is(...classes), minzoom,
    layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': tint, 'line-width': width },
  });
  return {
    version: 8,
    sources: {
      ground: { type: 'vector', url: `pmtiles://${new URL(tiles, location.href).href}` },
      over: { type: 'geojson', data: over },
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colour('land') } },
      { id: 'values', type: 'fill', source: 'over', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ['get', 'fill'], 'fill-opacity': 0.6 } },
      { id: 'park', type: 'fill', source: 'ground', 'source-layer': 'park', paint: { 'fill-color': colour('ok-tint') } },
      { id: 'water', type: 'fill', source: 'ground', 'source-layer': 'water', paint: { 'fill-color': colour('water') } },
      { id: 'waterway', type: 'line', source: 'ground', 'source-layer': 'waterway', paint: { 'line-color': colour('river'), 'line-width': wide(8, 1, 14, 3) } },
      { id: 'building', type: 'fill', source: 'ground', 'source-layer': 'building', paint: { 'fill-color': colour('edge') } },
      { id: 'rail', type: 'line', source: 'ground', 'source-layer': 'rail', paint: { 'line-color': colour('quiet'), 'line-width': 1.2, 'line-dasharray': [6, 3] } },
      road('path', ['path', 'lane'], colour('edge'), wide(13, 0.6, 17, 3), 13),
      road('street', ['street'], colour('line'), wide(12, 0.6, 17, 6), 11),
      road('road', ['road'], colour('line'), wide(9, 1, 17, 9), 9),
      road('main', ['main'], colour('warn'), wide(6, 1, 17, 11), 5),
      { id: 'shore', type: 'line', source: 'over', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': colour('river'), 'line-width': 1.5 } },
      { id: 'road-name', type: 'symbol', source: 'ground', 'source-layer': 'road', minzoom: 13, layout: { 'symbol-placement': 'line', 'text-field': name, 'text-size': 13 }, paint: text },
      { id: 'stop', type: 'symbol', source: 'ground', 'source-layer': 'stop', minzoom: 15, layout: { 'text-field': name, 'text-size': 12, 'text-optional': true }, paint: { ...text, 'text-color': colour('sea') } },
      { id: 'town', type: 'symbol', source: 'ground', 'source-layer': 'town', layout: { 'text-field': name, 'symbol-sort-key': ['get', 'rank'], 'text-size': ['interpolate', ['linear'], ['get', 'rank'], 1, 19, 5, 13] }, paint: text },
    ],
  };
}

// Converts units of the drawing to degrees, so that both maps show the same area.
function degrees(svg) {
  const [west, north, perEast, perSouth] = svg.dataset.map.split(' ').map(Number);
  return (x, y) => [west + x / perEast, north - y / perSouth];
}

function rings(path, at) {
  const found = [];
  let x = 0, y = 0, ring = null;
  for (const [, kind, written] of path.matchAll(/([MmLlHhVvZz])([^MmLlHhVvZz]*)/g)) {
    const numbers = (written.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number), apart = kind === kind.toLowerCase(), upper = kind.toUpperCase();
    if (upper === 'M') found.push(ring = []);
    const each = upper === 'H' || upper === 'V' ? 1 : 2;
    for (let i = 0; i + each <= numbers.length; i += each) {
      if (upper === 'V') y = apart ? y + numbers[i] : numbers[i];
      else x = apart ? x + numbers[i] : numbers[i];
      if (each === 2) y = apart ? y + numbers[i + 1] : numbers[i + 1];
      ring.push(at(x, y));
    }
  }
  return found;
}

function overlay(svg, at) {
  const features = [];
  for (const path of svg.querySelectorAll('[data-value]'))
    for (const ring of rings(path.getAttribute('d'), at))
      if (ring.length > 2) features.push({ type: 'Feature', properties: { fill: getComputedStyle(path).fill }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } });
  const shore = svg.querySelector('[data-part=shore]')?.getAttribute('d') ?? '';
  for (const line of rings(shore, at))
    if (line.length > 1) features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } });
  return { type: 'FeatureCollection', features };
}

function signs(svg, at) {
  const found = [];
  for (const g of svg.querySelectorAll('[data-pin]')) {
    const [, , x, y] = g.dataset.pin.split(',').map(Number), link = g.querySelector('a'), sign = document.createElement(link ? 'a' : 'span');
    if (link) {
      sign.href = link.getAttribute('href');
      sign.setAttribute('aria-label', link.getAttribute('aria-label'));
    }
    sign.textContent = g.textContent.trim();
    sign.className = g.querySelector('rect') ? 'map-pin map-pin-square' : 'map-pin';
    found.push([sign, at(x, y)]);
  }
  for (const g of svg.querySelectorAll('[data-at]')) {
    const [x, y] = g.dataset.at.split(',').map(Number);
    const text = g.textContent.trim(), number = /^\d+$/.test(text);
    const sign = Object.assign(document.createElement('span'), { className: number ? 'map-pin' : 'map-pin map-dot map-here', textContent: number ? text : '' });
    found.push([sign, at(x, y)]);
  }
  for (const [[point]] of rings(svg.querySelector('[data-part=dots]')?.getAttribute('d') ?? '', at).map((ring) => [ring]))
    found.push([Object.assign(document.createElement('span'), { className: 'map-pin map-dot' }), point]);
  return found;
}

export async function open(svg, words) {
  await ready;
  const [closer, wider, whole, how] = svg.dataset.words.split('|');
  const at = degrees(svg), [, , width, height] = svg.dataset.whole.split(' ').map(Number);
  const box = document.createElement('div');
  box.className = 'map-live';
  svg.after(box);
  svg.style.display = 'none';
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new Streets({
    container: box, style: style(svg.dataset.tiles, overlay(svg, at)), bounds: [at(0, height), at(width, 0)],
    attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 18, fadeDuration: calm ? 0 : 200,
    locale: {
      'Map.Title': `${svg.getAttribute('aria-label')}. ${how}`, 'NavigationControl.ZoomIn': closer, 'NavigationControl.ZoomOut': wider,
      'FullscreenControl.Enter': whole, 'FullscreenControl.Exit': words.simple, 'AttributionControl.ToggleAttribution': '© OpenStreetMap',
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new FullscreenControl());
  map.addControl(new ScaleControl());
  map.addControl(new AttributionControl({ compact: false, customAttribution: words.source }));
  map.keyboard.disableRotation();
  for (const [element, point] of signs(svg, at)) new Marker({ element }).setLngLat(point).addTo(map);
  await new Promise((good) => map.once('load', good));
  map.getCanvas().focus();
  box.dataset.ready = 'true';
  return () => {
    map.remove();
    box.remove();
    svg.style.display = '';
  };
}
