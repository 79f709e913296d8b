// What axe is asked, read after axe. Four of its rules cost more than all others together, because they ask what
// lies under each thing: where a look at styles and boxes already says that a thing is well, axe is not asked about it.
// What such a look cannot tell, axe judges: nothing is found here, things are only let through.
(() => {
  const CONTRAST = 'color-contrast', LINK = 'link-in-text-block', TARGET = 'target-size', SCROLLED = 'scrollable-region-focusable';
  const DEAREST = [CONTRAST, LINK, TARGET, SCROLLED];

  // WCAG, and a hundredth more, so that no rounding decides.
  const LEAST = 4.51, LEAST_OF_LARGE_LETTERS = 3.01;
  const LARGE = 18, LARGE_WHEN_BOLD = 14, BOLD = 700;
  const LEAST_TARGET = 24;
  const LEAST_SCROLL = 13;
  // Boxes that touch do not overlap.
  const TOUCH = 1;

  axe.configure({ noHtml: true });
  window.taFound = (results, options, done) => done(results.filter(rule => rule.violations.length)
    .map(rule => rule.id + ' (' + rule.help + '): '
      + rule.violations.slice(0, 4).map(n => n.node.selector.join(' ') + ' — ' + n.any.concat(n.all, n.none)
        .slice(0, 1).map(check => check.message).join('')).join(' | ')));
  axe.addReporter('found', taFound);

  const ruleOf = id => axe._audit.rules.find(rule => rule.id === id);
  const STRUCTURE = axe._audit.rules.filter(rule => rule.enabled && !rule.tags.some(tag => /^(experimental|deprecated)$/.test(tag)))
    .map(rule => rule.id).filter(id => !DEAREST.includes(id));

  // Of each of the dearest rules, the elements that axe is to judge.
  let unsure = new Map();
  for (const id of DEAREST) {
    const rule = ruleOf(id), own = rule.matches;
    rule.matches = function (element, ...more) {
      return unsure.get(id).has(element) && own.call(this, element, ...more);
    };
  }

  const WRITTEN = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
  const read = new Map();
  // Red, green, blue and alpha; null where it is written otherwise.
  const colour = written => {
    let known = read.get(written);
    if (known === undefined) {
      const parts = WRITTEN.exec(written);
      known = parts && [+parts[1], +parts[2], +parts[3], parts[4] === undefined ? 1 : +parts[4]];
      read.set(written, known);
    }
    return known;
  };
  const over = (front, back) => front[3] === 1 ? front
    : [0, 1, 2].map(n => front[n] * front[3] + back[n] * (1 - front[3])).concat(1);
  const light = ([r, g, b]) => {
    const linear = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const ratios = new Map();
  const ratio = (one, other) => {
    const key = one + '/' + other;
    let known = ratios.get(key);
    if (known === undefined) {
      const a = light(one), b = light(other);
      ratios.set(key, known = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    }
    return known;
  };

  const BLOCK = /^(block|list-item|table|flex|grid|inline-block)$|^table-/;
  const PICTURE = /^(img|canvas|object|iframe|video|svg)$/i;
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea';
  const WITHOUT_WORDS = /^(hidden|range|color|checkbox|radio|image)$/;

  const overlap = (a, b) => a.left < b.right - TOUCH && b.left < a.right - TOUCH && a.top < b.bottom - TOUCH && b.top < a.bottom - TOUCH;
  // The least target, a little larger, with the middle of a box in its own.
  const around = ({ left, right, top, bottom }) => {
    const x = (left + right) / 2, y = (top + bottom) / 2, reach = LEAST_TARGET / 2 + TOUCH;
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  };
  const anyWords = node => !!node && node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue);

  // An element as it stands: what it stands on (`ground`: a colour; null where it is not plain), and whether what is
  // around it mixes colours (`mixed`).
  class Stand {
    constructor(e, s, up) {
      this.e = e;
      this.s = s;
      this.up = up;
      this.display = s.display;
      this.seen = e.checkVisibility({ visibilityProperty: true });
      this.gone = !!up?.gone || s.opacity === '0' || /^inset\((5\d|[6-9]\d|100)(\.\d+)?%/.test(s.clipPath);
      this.mixed = !!up?.mixed || s.opacity !== '1' || s.mixBlendMode !== 'normal' || s.zIndex < 0;
      const own = colour(s.backgroundColor), pictured = s.backgroundImage !== 'none' || PICTURE.test(e.nodeName);
      // What has no box paints nothing.
      this.painted = s.display !== 'contents' && (pictured || !own || own[3] > 0);
      this.opaque = this.painted && !pictured && own?.[3] === 1;
      const below = up ? up.ground : [255, 255, 255, 1];
      this.ground = !this.painted ? below : this.opaque ? own : pictured || !own || !below ? null : over(own, below);
    }

    get block() {
      return BLOCK.test(this.display) ? this : this.up?.block;
    }

    get box() {
      if (this.known) return this.known;
      const { left, top, right, bottom } = this.e.getBoundingClientRect();
      const scrolls = overflow => overflow === 'auto' || overflow === 'scroll';
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = this.e;
      const x = left - (scrolls(this.s.overflowX) ? scrollLeft : 0), y = top - (scrolls(this.s.overflowY) ? scrollTop : 0);
      return this.known = {
        left: x, top: y,
        right: scrolls(this.s.overflowX) ? Math.max(right, x + scrollWidth) : right,
        bottom: scrolls(this.s.overflowY) ? Math.max(bottom, y + scrollHeight) : bottom,
      };
    }

    // Whether a box stays within all that it stands on.
    holds(rect) {
      for (let one = this; one; one = one.up) {
        if (one.display === 'inline' || one.display === 'contents') continue;
        if (!one.up) return true;
        const box = one.box;
        if (rect.left < box.left - TOUCH || rect.right > box.right + TOUCH || rect.top < box.top - TOUCH || rect.bottom > box.bottom + TOUCH)
          return false;
        if (one.opaque) return true;
      }
      return true;
    }
  }

  function stands() {
    const all = new Map();
    for (const e of document.querySelectorAll('html, body, body *')) {
      const up = all.get(e.parentElement);
      if (!up && e !== document.documentElement) continue;
      const s = getComputedStyle(e);
      if (s.display !== 'none') all.set(e, new Stand(e, s, up));
    }
    return all;
  }

  // The elements whose letters may be too pale for what they stand on.
  function unsureOfContrast(all) {
    const found = new Set();
    const painted = [...all.values()].filter(one => one.painted && one.seen && one.up)
      .map(one => ({ e: one.e, rects: one.display === 'inline' ? [...one.e.getClientRects()] : [one.box] }));
    const look = (one, rects) => {
      const { e, s } = one;
      if (!one.seen || one.gone || found.has(e)) return;
      // axe says nothing about letters whose own box has a picture.
      if (s.backgroundImage !== 'none') return;
      const points = Math.ceil(parseFloat(s.fontSize) * 72) / 96;
      const large = points >= LARGE || (s.fontWeight >= BOLD && points >= LARGE_WHEN_BOLD);
      const letters = colour(s.webkitTextFillColor);
      const well = letters && one.ground && !one.mixed && s.textShadow === 'none' && s.webkitTextStrokeWidth === '0px'
        && ratio(over(letters, one.ground), one.ground) > (large ? LEAST_OF_LARGE_LETTERS : LEAST)
        && rects().every(rect => one.holds(rect)
          && !painted.some(other => other.rects.some(its => overlap(rect, its)) && !other.e.contains(e)));
      if (!well) found.add(e);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const one = anyWords(text) && all.get(text.parentElement);
      if (!one || one.e.nodeName === 'OPTION') continue;
      look(one, () => {
        range.selectNodeContents(text);
        return [...range.getClientRects()].filter(rect => rect.width && rect.height);
      });
    }
    for (const e of document.querySelectorAll('input, select, textarea')) {
      const one = all.get(e);
      if (one && !WITHOUT_WORDS.test(e.type)) look(one, () => [e.getBoundingClientRect()]);
    }
    return found;
  }

  // The links of a sentence that may look like its other words.
  function unsureOfLinks(all) {
    const withOtherWords = new Map();
    const otherWords = block => {
      if (!withOtherWords.has(block)) {
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let any = false;
        while (!any && texts.nextNode()) any = anyWords(texts.currentNode) && !texts.currentNode.parentElement.closest('a[href], button');
        withOtherWords.set(block, any);
      }
      return withOtherWords.get(block);
    };
    return new Set([...document.querySelectorAll('a[href], [role=link]')].filter(e => {
      const one = all.get(e);
      if (!one?.seen || BLOCK.test(one.display) || one.display.startsWith('inline-')) return false;
      const block = one.up.block;
      return !block || (one.s.textDecorationLine === block.s.textDecorationLine && one.s.fontWeight === block.s.fontWeight
        && otherWords(block.e));
    }));
  }

  // What is left of a box for a finger, where others lie over it.
  const rest = (box, others) => others.filter(other => overlap(box, other)).reduce((left, other) => !overlap(left, other) ? left
    : [{ ...left, top: other.bottom }, { ...left, bottom: other.top }, { ...left, left: other.right }, { ...left, right: other.left }]
      .reduce((one, two) => area(one) > area(two) ? one : two), box);
  const area = ({ left, right, top, bottom }) => Math.max(0, right - left) * Math.max(0, bottom - top);
  const large = ({ left, right, top, bottom }) => right - left >= LEAST_TARGET && bottom - top >= LEAST_TARGET;

  // What a finger may miss: small and near to another, and no word of a sentence; or under another.
  function unsureOfTargets(all) {
    const byRole = [...document.querySelectorAll('[role]:not(' + TARGETS + ')')].filter(e =>
      e.getAttribute('role').split(/\s+/).some(role => axe.commons.aria.getRoleType(role) === 'widget'));
    const targets = [...document.querySelectorAll(TARGETS), ...byRole].map(e => all.get(e)).filter(one => one?.seen)
      .map(({ e, display }) => {
        const { left, right, top, bottom } = e.getBoundingClientRect();
        return { e, display, box: { left, right, top, bottom } };
      });
    return new Set(targets.filter(({ e, display, box }) => {
      if (display.startsWith('inline') && (anyWords(e.previousSibling) || anyWords(e.nextSibling))) return false;
      const others = targets.map(other => other.box).filter(other => other !== box
        && other.top < box.bottom + LEAST_TARGET && other.bottom > box.top - LEAST_TARGET);
      if (large(box)) return !large(rest(box, others));
      const reach = around(box);
      return others.some(other => overlap(box, other) || overlap(reach, other) || overlap(reach, around(other)));
    }).map(({ e }) => e));
  }

  function unsureOfScrolled(all) {
    return new Set([...all.values()].filter(({ e, s }) =>
      (/auto|scroll/.test(s.overflowX) && e.scrollWidth > e.clientWidth + LEAST_SCROLL)
      || (/auto|scroll/.test(s.overflowY) && e.scrollHeight > e.clientHeight + LEAST_SCROLL)).map(({ e }) => e));
  }

  let shapes, touched = false;
  const touch = new MutationObserver(() => { touched = true; });
  // Whether the other rules would find what they found at the last call: the document is the same, and so is what is
  // shown of it.
  function sameStructure(all) {
    const now = new Map([...all].map(([e, one]) => [e, [one.seen, one.gone, one.s.position, one.s.overflow].join()]));
    const same = !touched && !touch.takeRecords().length && shapes?.size === now.size
      && [...now].every(([e, shape]) => shapes.get(e) === shape);
    if (!shapes) touch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    shapes = now;
    touched = false;
    return same;
  }

  window.taAxe = async ofColours => {
    // A colour that is on its way from light to dark is neither.
    document.getAnimations().forEach(one => one.finish());
    const all = stands();
    unsure = new Map([
      [CONTRAST, unsureOfContrast(all)],
      [LINK, unsureOfLinks(all)],
      [TARGET, ofColours ? new Set() : unsureOfTargets(all)],
      [SCROLLED, ofColours ? new Set() : unsureOfScrolled(all)],
    ]);
    const asked = DEAREST.filter(id => unsure.get(id).size);
    if (!ofColours && !sameStructure(all)) asked.push(...STRUCTURE);
    if (!asked.length) return [];
    // `preload` would fetch the style sheets again for a rule that is not switched on.
    return axe.run(document, { reporter: 'found', preload: false, runOnly: asked });
  };
})();
