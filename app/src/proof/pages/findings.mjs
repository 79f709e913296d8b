// What the checkers of pages find, by tool and rule, less what ignored.tsv names with a reason.
import {execSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const chromium = process.env.TA_CHROMIUM || execSync('command -v chromium-headless-shell chromium | head -1').toString().trim();
export const launch = {executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'], headless: chromium.endsWith('shell') ? 'shell' : true};

export function finder(ignoredFile) {
  const ignored = readFileSync(ignoredFile, 'utf8').split('\n').filter(l => l && !l.startsWith('#')).map(l => l.split('\t'));
  const all = new Map();
  return {
    found(tool, rule, page, element, title) {
      const why = ignored.find(([t, r, part]) => t === tool && rule.endsWith(r) && element.includes(part));
      const key = `${tool} ${rule}${why ? ' ' + why[3] : ''}`;
      if (!all.has(key)) all.set(key, {tool, rule, title, ignored: why?.[3] || null, pages: new Set(), examples: []});
      const one = all.get(key);
      one.pages.add(page);
      if (one.examples.length < 6) one.examples.push({page, element: element.slice(0, 400)});
    },
    findings: () => [...all.values()].map(one => ({...one, pages: [...one.pages]})),
    // Prints the findings; returns how many are not ignored.
    tell() {
      const wrong = [...all.values()].filter(one => !one.ignored);
      for (const one of wrong) console.log(`  ${one.tool} ${one.rule} (${one.title}): ${one.pages.size} pages, such as ${one.examples[0].page}: ${one.examples[0].element.replace(/\s+/g, ' ').slice(0, 160)}`);
      for (const one of all.values()) if (one.ignored) console.log(`  ignored, ${one.tool} ${one.rule}: ${one.pages.size} pages: ${one.ignored}`);
      return wrong.length;
    },
  };
}
