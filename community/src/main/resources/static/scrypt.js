// scrypt (RFC 7914): derives a key from a word, slow and memory-hard against guessing. PBKDF2 is the browser's.
const pbkdf2 = async (word, salt, bytes) => {
  const key = await crypto.subtle.importKey("raw", word, "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 1 }, key, bytes * 8));
};

const turn = (x, to, a, b, by) => {
  const sum = (x[a] + x[b]) | 0;
  x[to] ^= (sum << by) | (sum >>> (32 - by));
};

const QUARTERS = [
  [0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11],
  [0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14],
];
const x = new Int32Array(16);

const salsa8 = (block) => {
  x.set(block);
  for (let round = 0; round < 4; round++)
    for (const [a, b, c, d] of QUARTERS) {
      turn(x, b, a, d, 7);
      turn(x, c, b, a, 9);
      turn(x, d, c, b, 13);
      turn(x, a, d, c, 18);
    }
  for (let i = 0; i < 16; i++) block[i] = (block[i] + x[i]) | 0;
};

// Even blocks of the result come first, then the odd ones.
const mix = (from, to, r) => {
  const last = from.slice((2 * r - 1) * 16, 2 * r * 16);
  for (let i = 0; i < 2 * r; i++) {
    for (let j = 0; j < 16; j++) last[j] ^= from[i * 16 + j];
    salsa8(last);
    to.set(last, ((i >> 1) + (i & 1) * r) * 16);
  }
};

const romix = (block, n, r) => {
  const words = 32 * r;
  const kept = new Int32Array(n * words);
  let now = block, next = new Int32Array(words);
  for (let i = 0; i < n; i++) {
    kept.set(now, i * words);
    mix(now, next, r);
    [now, next] = [next, now];
  }
  for (let i = 0; i < n; i++) {
    const at = (now[(2 * r - 1) * 16] & (n - 1)) * words;
    for (let j = 0; j < words; j++) now[j] ^= kept[at + j];
    mix(now, next, r);
    [now, next] = [next, now];
  }
  return now;
};

export const scrypt = async (word, salt, { n, r, p }, bytes) => {
  const start = await pbkdf2(word, salt, p * 128 * r);
  const words = new DataView(start.buffer);
  for (let i = 0; i < p; i++) {
    const block = new Int32Array(32 * r);
    for (let j = 0; j < block.length; j++) block[j] = words.getInt32(i * 128 * r + 4 * j, true);
    const mixed = romix(block, n, r);
    for (let j = 0; j < mixed.length; j++) words.setInt32(i * 128 * r + 4 * j, mixed[j], true);
  }
  return pbkdf2(word, start, bytes);
};
