// The provider software of ProConnect and FranceConnect, with their settings: a closed list of parameters, short
// lifetimes, signed userinfo, pairwise subjects for one of the two, no login page.
import {createServer} from 'node:http';
import {generateKeyPairSync, createHash} from 'node:crypto';
import Provider from 'oidc-provider';

const ALLOWED = new Set(['client_id', 'acr_values', 'claims', 'response_type', 'nonce', 'state', 'redirect_uri', 'scope',
  'prompt', 'idp_hint', 'ui_locales']);
const people = {
  agent: {sub: 'agent-1', given_name: 'Nadia', usual_name: 'Belkacem', email: 'nadia@example.org', idp_id: 'idp-1', siret: '21170300100018'},
  person: {sub: 'person-1', given_name: 'Germaine', family_name: 'PETIT', birthdate: '1941-03-08'},
};
const set = {acr: 'eidas1', refuse: false, ago: 0};
const port = Number(process.argv[2]);
const issuer = `http://localhost:${port}`;
let provider;
let answer;

function make(site) {
  const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const client = (id, subject) => ({
    client_id: id, client_secret: `${id}-secret-of-the-test-only`, subject_type: subject,
    redirect_uris: [`${site}/connexion/fournisseurs/retour`],
    post_logout_redirect_uris: [`${site}/connexion/fournisseurs/fin`],
    response_types: ['code'], grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256',
  });
  const scopes = ['given_name', 'usual_name', 'family_name', 'preferred_username', 'birthdate', 'email', 'uid', 'siret', 'idp_id'];
  provider = new Provider(issuer, {
    clients: [client('pc', 'public'), client('fc', 'pairwise')],
    jwks: {keys: [{...privateKey.export({format: 'jwk'}), use: 'sig', alg: 'ES256', kid: 'one'}]},
    scopes: ['openid', ...scopes],
    claims: {openid: ['sub'], acr: null, auth_time: null, iss: null, sid: null, ...Object.fromEntries(scopes.map(s => [s, [s]]))},
    acrValues: ['eidas0', 'eidas1', 'eidas2', 'eidas3'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (ctx, account, to) => createHash('sha256').update(`${account} ${to.clientId}`).digest('hex'),
    enabledJWA: {idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256']},
    features: {devInteractions: {enabled: false}, claimsParameter: {enabled: true}, jwtUserinfo: {enabled: true}, rpInitiatedLogout: {enabled: true}},
    pkce: {required: () => false},
    ttl: {AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Session: 1800, Interaction: 60, Grant: 1800},
    cookies: {keys: ['of the test']},
    interactions: {url: (ctx, interaction) => `/interaction/${interaction.uid}`},
    findAccount: (ctx, id) => ({accountId: id, claims: async () => people[id]}),
    loadExistingGrant: async ctx => {
      const grant = new ctx.oidc.provider.Grant({clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId});
      grant.addOIDCScope(ctx.oidc.params.scope);
      grant.addOIDCClaims(['acr', 'auth_time']);
      await grant.save();
      return grant;
    },
  });
  answer = provider.callback();
}

createServer(async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/__site') { make(url.searchParams.get('url')); response.end('ok'); return; }
  if (url.pathname === '/__set') { Object.assign(set, {acr: url.searchParams.get('acr') ?? 'eidas1', refuse: url.searchParams.has('refuse'), ago: Number(url.searchParams.get('ago') ?? 0)}); response.end('ok'); return; }
  if (!provider) { response.statusCode = 503; response.end(); return; }
  if (url.pathname === '/auth') {
    const unknown = [...url.searchParams.keys()].find(name => !ALLOWED.has(name));
    if (unknown) { response.statusCode = 400; response.end(`Y000400 ${unknown}`); return; }
  }
  if (url.pathname.startsWith('/interaction/')) {
    // « ago »: the last authentication was that many seconds ago, and the provider did not repeat it.
    const details = await provider.interactionDetails(request, response);
    const result = set.refuse
      ? {error: 'access_denied', error_description: 'User auth aborted'}
      : {login: {accountId: details.params.client_id === 'pc' ? 'agent' : 'person', acr: set.acr, remember: false, ts: Math.floor(Date.now() / 1000) - set.ago}};
    await provider.interactionFinished(request, response, result, {mergeWithLastSubmission: false});
    return;
  }
  answer(request, response);
}).listen(port, 'localhost', () => console.log('ready'));
