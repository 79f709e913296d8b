// Gives the pages that crawl.mjs kept to QualWeb, without the rules of WCAG AAA.
//
//     node qualweb.mjs FOLDER IGNORED
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {finder, launch} from './findings.mjs';

const require = createRequire(import.meta.url);
const {QualWeb} = require('@qualweb/core');
const {ACTRules} = require('@qualweb/act-rules');
const {WCAGTechniques} = require('@qualweb/wcag-techniques');
const [folder, ignoredFile] = process.argv.slice(2);
const {found, findings, tell} = finder(ignoredFile);
// A page that QualWeb loses while it reads is counted, and ends nothing.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
const qualweb = new QualWeb({adBlock: false, stealth: false});
await qualweb.start({maxConcurrency: 1, timeout: 60000}, launch);
let read = 0;
const unread = [];
for (const line of readFileSync(`${folder}/pages.tsv`, 'utf8').trim().split('\n')) {
  const [file, , , address] = line.split('\t');
  // QualWeb opens the text of the page, whose addresses are those of the site. Scripts would lead away from it.
  const html = readFileSync(file, 'utf8').replace('<head>', `<head><base href="${address}">`).replace(/<script\b[^>]*>.*?<\/script>/gs, '');
  try {
    const reports = await Promise.race([
      qualweb.evaluate({html, modules: [new ACTRules({}), new WCAGTechniques({})]}),
      new Promise((_, late) => setTimeout(() => late(new Error('too slow')), 90000).unref())]);
    if (!Object.keys(reports).length) throw new Error('no report');
    read++;
    for (const report of Object.values(reports))
      for (const module of Object.values(report.modules))
        for (const test of Object.values(module.assertions)) {
          const levels = (test.metadata['success-criteria'] || []).map(c => c.level);
          if (test.metadata.outcome !== 'failed' || levels.length && levels.every(level => level === 'AAA')) continue;
          for (const result of test.results.filter(r => r.verdict === 'failed'))
            found('qualweb', test.code, address, (result.elements || []).map(e => e.htmlCode).join(' ') + ' ' + result.description, test.name);
        }
  } catch (lost) {
    unread.push(`${address}: ${lost.message}`);
  }
}
writeFileSync(`${folder}/qualweb.json`, JSON.stringify({findings: findings(), unread}, null, 1));
console.log(`  QualWeb: ${read} pages read, ${unread.length} not${unread.length ? ', such as ' + unread[0] : ''}`);
process.exit(tell() || read === 0 ? 1 : 0);
