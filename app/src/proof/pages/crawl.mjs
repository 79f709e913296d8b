// Walks a demonstration as a visitor and as its coordinator, and gives each page to Alfa; keeps its HTML for
// qualweb.mjs and for the checker of the W3C (vnu). Called by prove.sh in the folder of the npm packages.
//
//     node crawl.mjs SITE SOURCES FOLDER IGNORED
//
// SITE: address of the demonstration. SOURCES: root of the repository, whose @GetMapping name the routes. FOLDER: gets
// the HTML of each page, pages.tsv and findings.json. IGNORED: lines « tool, rule, part of the element, reason ».
import {execSync} from 'node:child_process';
import {readFileSync, writeFileSync, mkdirSync} from 'node:fs';
import {Audit, Outcome} from '@siteimprove/alfa-act';
import {Puppeteer} from '@siteimprove/alfa-puppeteer';
import {Rules} from '@siteimprove/alfa-rules';
import {Conformance, Criterion} from '@siteimprove/alfa-wcag';
import puppeteer from 'puppeteer-core';
import {finder, launch} from './findings.mjs';

const [site, sources, folder, ignoredFile] = process.argv.slice(2);
const {found, findings, tell} = finder(ignoredFile);
// Pages whose addresses match one route: so many are read for links; the first is checked.
const READ = 3;
mkdirSync(folder, {recursive: true});

// The routes: the texts of @GetMapping, with the constants that they name.
function routes() {
  const files = execSync(`grep -rlE 'static final String [A-Z_]+ =|@GetMapping' --include=*.java ${sources}/*/src/main`).toString().trim().split('\n');
  const constants = new Map(), mappings = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8'), type = file.replace(/.*\/(\w+)\.java$/, '$1');
    for (const [, name, value] of text.matchAll(/static final String ([A-Z_0-9]+) =\s*([^;]+);/g)) constants.set(`${type}.${name}`, [type, value]);
    for (const [, inside] of text.matchAll(/@GetMapping\(((?:[^()"]|"[^"]*")*)\)/g)) mappings.push([type, inside]);
  }
  const value = (type, expression) => expression.split('+').map(part => part.trim()).map(part => {
    if (part.startsWith('"')) return part.slice(1, -1);
    const name = part.includes('.') ? part.split('.').slice(-2).join('.') : `${type}.${part}`;
    const known = constants.get(name);
    return known ? value(...known) : `?${part}`;
  }).join('');
  const all = new Set();
  for (const [type, inside] of mappings) {
    const produces = inside.match(/produces\s*=/) && !inside.match(/HTML/i);
    const paths = inside.replace(/produces\s*=\s*[^,]+(,|$)/, '').replace(/(value|path)\s*=/, '').replace(/^\s*\{|\}\s*,?\s*$/g, m => inside.trim().startsWith('{') || inside.includes('= {') ? '' : m);
    if (!produces) for (const path of paths.split(/,(?![^{]*\})/)) if (path.trim()) all.add(value(type, path.trim()));
  }
  return [...all].filter(path => path.startsWith('/') && !path.includes('?') && !/\.(json|csv|geojson|svg|js|pdf|ics|xml|txt|png|zip|webmanifest|ttl|parquet|xlsx|md)$/.test(path));
}
const known = routes().map(path => ({path, like: new RegExp('^' + path.replace(/\{[^}]*\}/g, '[^/]+').replace(/\./g, '\\.') + '$'), free: (path.match(/\{/g) || []).length}))
  .sort((a, b) => a.free - b.free || b.path.length - a.path.length);
const route = path => known.find(one => one.like.test(path))?.path;

const browser = await puppeteer.launch(launch);
const reached = new Map(), pages = [], statuses = [];
const rules = [...Rules].map(([, rule]) => rule).filter(rule => [...rule.requirements].some(r => r instanceof Criterion && (Conformance.isA()(r) || Conformance.isAA()(r))));

async function walk(who, tab, starts) {
  const queue = [...starts], seen = new Set(queue), read = new Map();
  while (queue.length) {
    const address = queue.shift(), at = route(new URL(address, site).pathname);
    const count = read.get(at) || 0;
    // The links of sign-in letters work once.
    if (at === '/connexion/{secret}') continue;
    if (!at || count >= READ) continue;
    read.set(at, count + 1);
    let response;
    try { response = await tab.goto(address, {waitUntil: 'load', timeout: 30000}); } catch (e) {
      if (!/ERR_ABORTED/.test(e.message)) statuses.push([who, address, e.message]);
      continue; // a download
    }
    if (!(response.headers()['content-type'] || '').startsWith('text/html')) continue;
    if (response.status() >= 400) { statuses.push([who, address, response.status()]); continue; }
    const links = await tab.$$eval('a[href]', all => all.filter(a => a instanceof HTMLAnchorElement && !a.hasAttribute('download')).map(a => a.href));
    for (const link of links) {
      const to = link.split('#')[0];
      if (to.startsWith(site) && !seen.has(to)) { seen.add(to); queue.push(to); }
    }
    const here = route(new URL(tab.url()).pathname) || at;
    if (reached.has(here)) continue;
    reached.set(here, who);
    const file = `${folder}/${String(pages.length).padStart(3, '0')}.html`;
    const html = await response.text();
    writeFileSync(file, html);
    pages.push({who, route: here, address: tab.url(), file, html});
    const page = await Puppeteer.toPage(await tab.evaluateHandle(() => document));
    for (const outcome of await Audit.of(page, rules).evaluate())
      if (Outcome.isFailed(outcome)) {
        const target = outcome.target;
        found('alfa', outcome.rule.uri.split('/').pop(), tab.url(), String(target).slice(0, 400), [...outcome.rule.requirements].map(r => r.title || '').join(', '));
      }
  }
}

const desk = await browser.createBrowserContext(), own = await desk.newPage();
await own.setViewport({width: 1280, height: 900});
await own.goto(site + '/connexion');
await Promise.all([own.waitForNavigation(), own.click('button[value="nadia@village.example"]')]);
await new Promise(done => setTimeout(done, 3000));
await own.goto(site + '/courriels');
const secret = await own.$$eval('a[href*="/connexion/"]', all => all.map(a => a.href)[0]);
if (secret) { await own.goto(secret); await Promise.all([own.waitForNavigation(), own.click('main button[type=submit]')]); }
if (await own.goto(site + '/bureau').then(r => r.url().includes('connexion'))) throw new Error('the coordinator could not sign in');
const visitor = await browser.createBrowserContext(), open = await visitor.newPage();
await open.setViewport({width: 1280, height: 900});
await walk('visitor', open, [site + '/', site + '/courriels', site + '/plan-du-site', site + '/?lang=en']);
await visitor.close();
await walk('coordinator', own, [site + '/bureau', site + '/plan-du-site']);
await browser.close();

const missed = known.map(k => k.path).filter(path => !reached.has(path));
writeFileSync(`${folder}/pages.tsv`, pages.map(p => [p.file, p.who, p.route, p.address].join('\t')).join('\n') + '\n');
writeFileSync(`${folder}/alfa.json`, JSON.stringify({findings: findings(), statuses, missed}, null, 1));
console.log(`  ${pages.length} pages of ${new Set(pages.map(p => p.route)).size} routes, of ${known.length} routes with a GET; Alfa: ${rules.length} rules of WCAG A and AA`);
for (const [who, address, status] of statuses) console.log(`  ${who} ${address}: ${status}`);
process.exit(tell() || statuses.length ? 1 : 0);
