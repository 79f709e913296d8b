// A QR code of version 4, level M, in the alphanumeric mode (ISO/IEC 18004): large enough for one half of a key,
// drawn locally so that it is not sent anywhere.
const SIZE = 33, DATA = 64, PER_BLOCK = 32, CHECKS = 18;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
export const MOST = 90;

const EXP = [], LOG = [];
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = x;
  LOG[x] = i;
  x = x << 1 ^ (x & 128 ? 0x11d : 0);
}
const times = (a, b) => a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0;

const codewords = (text) => {
  if (text.length > MOST) throw new Error("too long");
  const bits = [];
  const put = (value, count) => { for (let i = count - 1; i >= 0; i--) bits.push(value >>> i & 1); };
  put(2, 4);
  put(text.length, 9);
  for (let i = 0; i < text.length; i += 2) {
    const first = LETTERS.indexOf(text[i]), second = LETTERS.indexOf(text[i + 1]);
    if (first < 0 || (i + 1 < text.length && second < 0)) throw new Error("a letter that it cannot write");
    if (i + 1 < text.length) put(first * 45 + second, 11);
    else put(first, 6);
  }
  put(0, Math.min(4, DATA * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const out = [];
  for (let i = 0; i < bits.length; i += 8) out.push(bits.slice(i, i + 8).reduce((byte, bit) => byte << 1 | bit, 0));
  for (let fill = 0xec; out.length < DATA; fill ^= 0xec ^ 0x11) out.push(fill);
  return out;
};

const generator = () => {
  let g = [1];
  for (let i = 0; i < CHECKS; i++) {
    const next = [...g, 0];
    g.forEach((c, k) => { next[k + 1] ^= times(c, EXP[i]); });
    g = next;
  }
  return g;
};

const checksOf = (block) => {
  const g = generator(), rest = [...block, ...Array(CHECKS).fill(0)];
  for (let i = 0; i < block.length; i++) {
    const lead = rest[i];
    g.forEach((c, k) => { rest[i + k] ^= times(c, lead); });
  }
  return rest.slice(block.length);
};

// Rows of booleans: dark or not.
export const qr = (text) => {
  const data = codewords(text);
  const blocks = [data.slice(0, PER_BLOCK), data.slice(PER_BLOCK)];
  const checks = blocks.map(checksOf);
  const stream = [];
  for (let i = 0; i < PER_BLOCK; i++) blocks.forEach((block) => stream.push(block[i]));
  for (let i = 0; i < CHECKS; i++) checks.forEach((check) => stream.push(check[i]));

  const dark = Array.from({ length: SIZE }, () => Array(SIZE).fill(false));
  const fixed = Array.from({ length: SIZE }, () => Array(SIZE).fill(false));
  const set = (row, column, on) => { dark[row][column] = on; fixed[row][column] = true; };
  const finder = (top, left) => {
    for (let r = -1; r <= 7; r++)
      for (let c = -1; c <= 7; c++) {
        const row = top + r, column = left + c;
        if (row < 0 || column < 0 || row >= SIZE || column >= SIZE) continue;
        const far = Math.max(Math.abs(r - 3), Math.abs(c - 3));
        set(row, column, far !== 2 && far !== 4);
      }
  };
  finder(0, 0);
  finder(0, SIZE - 7);
  finder(SIZE - 7, 0);
  for (let i = 8; i < SIZE - 8; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (let r = -2; r <= 2; r++)
    for (let c = -2; c <= 2; c++) set(26 + r, 26 + c, Math.max(Math.abs(r), Math.abs(c)) !== 1);
  // Level M, mask 0: its fifteen format bits equal the format mask.
  const format = 0b101010000010010;
  const bit = (i) => (format >>> i & 1) === 1;
  for (let i = 0; i <= 5; i++) set(i, 8, bit(i));
  set(7, 8, bit(6));
  set(8, 8, bit(7));
  set(8, 7, bit(8));
  for (let i = 9; i < 15; i++) set(8, 14 - i, bit(i));
  for (let i = 0; i < 8; i++) set(8, SIZE - 1 - i, bit(i));
  for (let i = 8; i < 15; i++) set(SIZE - 15 + i, 8, bit(i));
  set(SIZE - 8, 8, true);

  let at = 0;
  for (let right = SIZE - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < SIZE; step++)
      for (let j = 0; j < 2; j++) {
        const column = right - j;
        const row = (right + 1 & 2) === 0 ? SIZE - 1 - step : step;
        if (fixed[row][column]) continue;
        const on = at < stream.length * 8 && (stream[at >>> 3] >>> 7 - (at & 7) & 1) === 1;
        at++;
        dark[row][column] = on !== ((row + column) % 2 === 0);
      }
  }
  return dark;
};

export const drawn = (text) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `-4 -4 ${SIZE + 8} ${SIZE + 8}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", qr(text).flatMap((row, y) => row.map((on, x) => on ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  svg.append(path);
  return svg;
};
