// An independent verifier: the code with which npm verifies the transparency log of its packages.
const {readFileSync} = require('node:fs');
const path = require('node:path');
const {createHash, createPublicKey} = require('node:crypto');
const root = path.join(__dirname, 'node_modules/@sigstore/verify/dist/tlog');
const {verifyCheckpoint} = require(path.join(root, 'checkpoint.js'));
const {verifyMerkleInclusion} = require(path.join(root, 'merkle.js'));

const {vkey, proof, entry} = JSON.parse(readFileSync(0, 'utf8'));
const name = vkey.slice(0, vkey.indexOf('+'));
const typed = Buffer.from(vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1), 'base64');
const id = createHash('sha256').update(name + '\n').update(typed).digest();
const publicKey = createPublicKey({key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), typed.subarray(1)]), format: 'der', type: 'spki'});
const [head, ...rest] = proof.split('\n\n');
const lines = head.split('\n');
const checkpoint = rest.join('\n\n');
const [, size, rootHash] = checkpoint.split('\n');
const given = {
  canonicalizedBody: Buffer.from(entry, 'base64'),
  inclusionProof: {
    logIndex: lines[1].slice('index '.length), treeSize: size, rootHash: Buffer.from(rootHash, 'base64'),
    hashes: lines.slice(2).filter(Boolean).map(one => Buffer.from(one, 'base64')),
    checkpoint: {envelope: checkpoint},
  },
};
const log = {logID: id, baseURL: name, publicKey, validFor: {start: new Date(0), end: new Date(8640000000000000)}};
const said = {};
let found;
try { found = verifyCheckpoint(given, [log]); said.checkpoint = true; } catch (e) { said.checkpoint = String(e.message); }
try { verifyMerkleInclusion(given, found); said.inclusion = true; } catch (e) { said.inclusion = String(e.message); }
console.log(JSON.stringify(said));
