// A vault that exists only in this page and in the saved file. Nothing is sent anywhere. The file: a random key
// encrypts the content (AES-256-GCM); the word encrypts that key through scrypt. The two halves on paper are that
// key, split so that one alone reveals nothing.
import { drawn } from "./qr.js";
import { scrypt } from "./scrypt.js";

const COST = { n: 1 << 15, r: 8, p: 1 };
const MOST_BYTES = 1 << 20;
const SHORTEST = 10;
const utf8 = new TextEncoder();
const at = (id) => document.getElementById(id);
const vault = at("vault");
const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
const text = (bytes) => btoa(String.fromCharCode(...bytes));
const bytes = (written) => Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));

let inside = null;
let key = null;
let word = null;

const aes = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
const seal = async (raw, iv, what) => new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await aes(raw), what));
const unseal = async (raw, iv, what) => new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await aes(raw), what));

export const lock = async (entries, raw, secret) => {
  const salt = random(16), wrapIv = random(12), iv = random(12);
  const wrapping = await scrypt(utf8.encode(secret.normalize("NFC")), salt, COST, 32);
  const one = {
    coffre: 1, kdf: "scrypt", ...COST, salt: text(salt), wrapIv: text(wrapIv),
    wrapped: text(await seal(wrapping, wrapIv, raw)), iv: text(iv),
    data: text(await seal(raw, iv, utf8.encode(JSON.stringify(entries)))),
  };
  return JSON.stringify({ ...one, sum: await sumOf(one) });
};

// Over the public part of the file: a valid checksum reveals nothing about the word.
const sumOf = async (one) => text(new Uint8Array(
  await crypto.subtle.digest("SHA-256", utf8.encode([one.salt, one.wrapIv, one.wrapped, one.iv, one.data].join()))));

const read = (file) => {
  try {
    const one = JSON.parse(file);
    if (one.coffre === 1 && one.n === COST.n && one.r === COST.r && one.p === COST.p) return one;
  } catch { /* reported by the caller */ }
  return null;
};

// Older files have no checksum.
export const whole = async (file) => {
  const one = read(file);
  return one !== null && (one.sum === undefined || one.sum === await sumOf(one));
};

const entriesOf = async (one, raw) =>
  JSON.parse(new TextDecoder().decode(await unseal(raw, bytes(one.iv), bytes(one.data))));

// The key is derived in any case: a wrong word and a damaged file take the same time.
export const unlock = async (file, secret) => {
  const one = read(file);
  let salt = new Uint8Array(16);
  try { salt = bytes(one.salt); } catch { /* the same */ }
  const wrapping = await scrypt(utf8.encode(secret.normalize("NFC")), salt, COST, 32);
  const raw = await unseal(wrapping, bytes(one.wrapIv), bytes(one.wrapped));
  return { entries: await entriesOf(one, raw), raw };
};

// Unambiguous letters and digits, in groups of four.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const spell = (raw) => {
  let bits = 0, held = 0, out = "";
  for (const byte of raw) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) out += LETTERS[(held >>> (bits -= 5)) & 31];
    held &= (1 << bits) - 1;
  }
  if (bits) out += LETTERS[(held << (5 - bits)) & 31];
  return out.replace(/(.{4})(?!$)/g, "$1-");
};
export const unspell = (typed) => {
  const clean = typed.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
  let bits = 0, held = 0;
  const out = [];
  for (const letter of clean) {
    held = (held << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits >= 8) out.push((held >>> (bits -= 8)) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(out);
};
export const halves = (raw) => {
  const a = random(raw.length);
  return [spell(a), spell(raw.map((byte, i) => byte ^ a[i]))];
};
export const joined = (a, b) => {
  const one = unspell(a), other = unspell(b);
  return one.map((byte, i) => byte ^ other[i]);
};

const say = (what) => { at("v-says").textContent = what; };
const give = (name, type, what) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([what], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const show = () => {
  at("v-closed").hidden = inside !== null;
  at("v-opened").hidden = inside === null;
  at("v-list").replaceChildren(...(inside ?? []).map((entry, i) => {
    const line = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = entry.name;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "button button-secondary";
    remove.textContent = vault.dataset.remove + " : " + entry.name;
    remove.addEventListener("click", () => { inside.splice(i, 1); show(); });
    line.append(name, " ", [entry.note, entry.day].filter(Boolean).join(" – "), " ", remove);
    return line;
  }));
};

const opened = (entries, raw, secret) => {
  [inside, key, word] = [entries, raw, secret];
  say(vault.dataset.opened);
  show();
};

const fileText = async () => {
  const file = at("v-file").files[0];
  return file && file.size <= MOST_BYTES ? await file.text() : "";
};

const attempt = async (act, failed) => {
  say(vault.dataset.working);
  await new Promise((drawn) => setTimeout(drawn, 30));
  try { await act(); } catch { say(failed); }
};

if (vault && globalThis.crypto?.subtle) {
  vault.hidden = false;
  at("v-open").addEventListener("click", () => attempt(async () => {
    const secret = at("v-word").value, file = await fileText();
    const found = await unlock(file, secret).catch(() => null);
    if (found) opened(found.entries, found.raw, secret);
    else say(file !== "" && !await whole(file) ? vault.dataset.damaged : vault.dataset.wrong);
  }, vault.dataset.wrong));
  at("v-open-halves").addEventListener("click", () => attempt(async () => {
    const raw = joined(at("v-half-a").value, at("v-half-b").value);
    const file = await fileText();
    const found = await entriesOf(read(file), raw).catch(() => null);
    if (found) opened(found, raw, null);
    else say(file !== "" && !await whole(file) ? vault.dataset.damaged : vault.dataset.halves);
  }, vault.dataset.halves));
  at("v-new").addEventListener("click", () => {
    if (at("v-word").value.length < SHORTEST) return say(vault.dataset.short);
    opened([], random(32), at("v-word").value);
  });
  at("v-add").addEventListener("click", () => {
    if (!at("v-name").value.trim()) return say(vault.dataset.empty);
    inside.push({ name: at("v-name").value.trim(), note: at("v-note").value.trim(), day: at("v-day").value });
    ["v-name", "v-note", "v-day"].forEach((id) => { at(id).value = ""; });
    say("");
    show();
  });
  at("v-save").addEventListener("click", () => attempt(async () => {
    // Opened by its halves, it is saved with a new word.
    word ??= at("v-word").value;
    if (word.length < SHORTEST) { word = null; at("v-closed").hidden = false; return say(vault.dataset.short); }
    give("mon.coffre", "application/json", await lock(inside, key, word));
    say(vault.dataset.saved);
  }, vault.dataset.wrong));
  at("v-halves").addEventListener("click", () => {
    const both = halves(key);
    ["a", "b"].forEach((one, i) => {
      at("v-" + one).textContent = both[i];
      at("v-qr-" + one).replaceChildren(drawn(both[i]));
    });
    at("v-paper").hidden = false;
  });
  at("v-print").addEventListener("click", () => print());
  at("v-calendar").addEventListener("click", () => {
    const dated = inside.filter((entry) => entry.day);
    if (dated.length === 0) return say(vault.dataset.none);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const plain = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");
    give("rappels.ics", "text/calendar", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tous Aidants//FR",
      ...dated.flatMap((entry, i) => ["BEGIN:VEVENT", `UID:${stamp}-${i}@coffre`, `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${entry.day.replaceAll("-", "")}`, `SUMMARY:${plain(entry.name)}`, "END:VEVENT"]),
      "END:VCALENDAR", ""].join("\r\n"));
  });
  at("v-close").addEventListener("click", () => {
    [inside, key, word] = [null, null, null];
    ["v-word", "v-half-a", "v-half-b", "v-file"].forEach((id) => { at(id).value = ""; });
    ["v-a", "v-b", "v-qr-a", "v-qr-b"].forEach((id) => { at(id).replaceChildren(); });
    at("v-paper").hidden = true;
    say("");
    show();
  });
}
