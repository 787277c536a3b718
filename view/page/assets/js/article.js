// An article: its text with marks, the arcs over its sentences, its facts.

let reading = null; // the article that is shown: {number, data, root, text, hidden, all}
const quietKinds = ['THING', 'TITLE', 'QUANTITY']; // not marked at first
const hiddenKinds = new Set(quietKinds);
let showLabels = false, showAllArcs = false;

function showArticle(i, anchor) {
  const head = index.articles[i];
  if (!head) return missing('There is no article ' + i + ' in this page.');
  const a = article(i);
  const same = index.articles.map((x, n) => n).filter(n => n !== i && head.source >= 0 && index.articles[n].source === head.source);
  const title = h('h1', { tabindex: -1 }, iso(heading(i)));
  const top = h('div', { class: 'head' },
    h('p', { class: 'kicker' }, sourceMark(i), head.paper && iso(head.paper), head.published && h('span', null, spoken(head.published)),
      head.dateline && iso(head.dateline), head.byline && h('span', null, 'by ', iso(head.byline)), h('span', null, iso(head.id))),
    title,
    same.length > 0 && h('p', { class: 'same' }, 'One source with ', same.slice(0, 6).map((n, k) => [k ? ', ' : '', h('a', { href: '#/article/' + n }, iso(heading(n)))]), same.length > 6 && ' and ' + (same.length - 6) + ' more'));
  if (!a) {
    reading = null;
    return [h('div', { class: 'reading' }, top, h('p', { class: 'cut' }, 'This page does not hold the text of this article: it holds that of the first ' + (index.articles.length - index.cutTexts) + '. Its facts are counted in the graph.'))];
  }
  reading = { number: i, data: a, text: h('div', { class: 'text', lang: 'en' }), open: new Map(), picked: -1 };
  fillText(reading.text, a);
  reading.side = sideList(i, a);
  top.append(articleBar(i, a));
  const root = h('article', { class: 'reading' + (showLabels ? ' labels' : '') }, top,
    h('div', { class: 'column' }, a.sparse && h('p', { class: 'cut' }, 'The text of this article was not given: these are the words of its marks, in their order.'), reading.text, noteList(a)),
    reading.side);
  reading.root = root;
  watchMarks(root, a);
  requestAnimationFrame(() => {
    if (!reading || reading.root !== root) return;
    if (showAllArcs) openAll();
    if (anchor) jump(anchor);
  });
  return [root];
}

function noteList(a) { return (a.notes || []).map(n => h('p', { class: 'cut' }, n)); }

function articleBar(i, a) {
  const kindsHere = tally(a.mentions.filter(m => m.kind !== 'pronoun').map(m => a.entities[m.entity].type))
    .sort((x, y) => kinds.indexOf(x[0]) - kinds.indexOf(y[0]));
  const legend = h('div', { class: 'legend', role: 'group', 'aria-label': 'Kinds of names that are marked' }, kindsHere.map(([type, n]) =>
    h('button', { type: 'button', class: tint(type), 'aria-pressed': String(!hiddenKinds.has(type)), on: { click: e => {
      hiddenKinds.has(type) ? hiddenKinds.delete(type) : hiddenKinds.add(type);
      e.currentTarget.setAttribute('aria-pressed', String(!hiddenKinds.has(type)));
      dimMarks();
    } } }, lower(type), ' ', h('span', { class: 'num' }, String(n)))));
  const toggle = (text, on, act) => h('button', { type: 'button', class: 'btn', 'aria-pressed': String(on), on: { click: e => {
    const now = e.currentTarget.getAttribute('aria-pressed') !== 'true';
    e.currentTarget.setAttribute('aria-pressed', String(now));
    act(now);
  } } }, text);
  const last = index.articles.length - 1;
  return h('div', { class: 'bar' }, legend, h('span', { class: 'gap' }),
    toggle('Labels', showLabels, on => { showLabels = on; reading.root.classList.toggle('labels', on); redrawArcs(); }),
    toggle('All arcs', showAllArcs, on => { showAllArcs = on; on ? openAll() : closeAll(); }),
    i > 0 && h('a', { class: 'btn', href: '#/article/' + (i - 1), 'aria-label': 'Previous article' }, '‹'),
    i < last && h('a', { class: 'btn', href: '#/article/' + (i + 1), 'aria-label': 'Next article' }, '›'));
}

// fillText writes the body, block by block, and folds away what stands around it.
function fillText(box, a) {
  const blocks = a.body.length ? a.body : [[0, a.text.length]];
  let at = 0;
  const rest = (from, to) => {
    const text = a.text.slice(from, to).trim();
    if (text && !a.sparse) box.append(h('details', { class: 'rest' }, h('summary', null, 'Left out of the article: ' + count(text.length, 'character')), h('pre', null, text)));
  };
  for (const [from, to] of blocks) {
    rest(at, from);
    const p = h('p');
    let pos = from;
    a.sentences.forEach(([s, e], n) => {
      if (s < pos || e > to) return;
      add(p, marked(a, pos, s), []);
      p.append(sentence(a, n));
      pos = e;
    });
    add(p, marked(a, pos, to));
    box.append(p);
    at = to;
  }
  rest(at, a.text.length);
}

function sentence(a, n) {
  const el = h('span', { class: 's', 'data-s': n });
  closedSentence(el, a, n);
  return el;
}

function closedSentence(el, a, n) {
  const [s, e] = a.sentences[n];
  put(el, marked(a, s, e), opener(a, n, false));
}

function opener(a, n, open) {
  const found = a.bySentence[n].length;
  if (!found) return null;
  return h('button', { type: 'button', class: 'opener', 'aria-expanded': String(open), 'aria-label': (open ? 'Hide' : 'Draw') + ' ' + count(found, 'fact') + ' of this sentence', 'data-open': n }, count(found, 'fact'));
}

// firstMention is the first mention of the article's list that ends after at.
function firstMention(a, at) {
  let lo = 0, hi = a.mentions.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (a.mentions[mid].from < at) lo = mid + 1; else hi = mid;
  }
  return lo;
}

// marked is the text from one place to another with its mentions marked. With
// cut, text is cut further: cut(from, to) gives the nodes of a plain stretch.
function marked(a, from, to, cut) {
  const text = cut || ((s, e) => words(a.text.slice(s, e)));
  const build = (n, pos, end, out) => {
    while (n < a.mentions.length && a.mentions[n].from < end) {
      const m = a.mentions[n];
      if (m.from < pos || m.to > end) { n++; continue; }
      if (m.from > pos) out.push(...text(pos, m.from));
      const inner = [];
      n = build(n + 1, m.from, m.to, inner);
      out.push(markOf(a, m, inner));
      pos = m.to;
    }
    if (end > pos) out.push(...text(pos, end));
    return n;
  };
  const out = [];
  build(firstMention(a, from), from, to, out);
  return out;
}

function markOf(a, m, inner) {
  const e = a.entities[m.entity];
  const own = a.text.slice(m.from, m.to);
  const label = (own === e.name ? own : own + ': ' + e.name) + ', ' + kindName(e);
  const nested = inner.some(x => x.classList && x.classList.contains('m'));
  return h('bdi', { class: 'm ' + tint(e.type) + ' ' + (m.kind === 'name' ? 'name' : m.kind === 'pronoun' ? 'pronoun' : 'nominal') + (hiddenKinds.has(e.type) ? ' off' : ''),
    role: nested ? 'group' : 'button', tabindex: -1, 'aria-label': label, 'data-e': m.entity, 'data-at': m.from, 'data-kind': lower(e.type) }, inner);
}

function dimMarks() {
  for (const el of reading.root.querySelectorAll('.m')) el.classList.toggle('off', hiddenKinds.has(reading.data.entities[el.dataset.e].type));
  oneStop();
}

// oneStop makes the text one stop of the tab key; arrows move inside.
function oneStop(el) {
  const now = reading.text.querySelector('.m[tabindex="0"]');
  if (now) now.tabIndex = -1;
  const to = el || [...reading.text.querySelectorAll('.m:not(.off)')].find(Boolean);
  if (to) to.tabIndex = 0;
}

// --- facts beside the text

function relLine(a, r) {
  return line(r, x => {
    const e = a.entities[x.entity];
    if (!e) return h('span', { class: 'gap' }, '–');
    const own = a.text.slice(...x.at);
    const pronoun = e.mentions.some(m => m.kind === 'pronoun' && m.at[0] === x.at[0] && m.at[1] === x.at[1]);
    const name = kindIsNamed(e) || pronoun || !own ? e.name : own;
    return h('span', { class: 'e ' + tint(e.type) }, iso(name));
  });
}
const kindIsNamed = e => e.mentions.some(m => m.kind === 'name');

function picker(i, a, n) {
  const r = a.relations[n];
  return h('button', { type: 'button', class: 'pick', 'data-r': n }, relLine(a, r), chips(r, (r.by || []).map(x => a.entities[x].name)));
}

function sideList(i, a) {
  const list = stepping(h('ul', { class: 'rels' }), '.pick');
  a.relations.forEach((r, n) => list.append(h('li', null, picker(i, a, n))));
  return h('section', { class: 'side', 'aria-label': 'Facts in this article' },
    h('h2', null, 'Facts in this article', h('span', { class: 'soft num' }, String(a.relations.length))),
    a.relations.length ? list : h('p', { class: 'empty' }, 'No facts were found.'),
    a.quotes.length > 0 && [h('h2', { class: 'next' }, 'Quotations', h('span', { class: 'soft num' }, String(a.quotes.length))), quoteList(a)]);
}

// quoteList leads to who said what, in direct speech.
function quoteList(a) {
  return stepping(h('ul', { class: 'rels' }, a.quotes.map(q => {
    const speaker = a.entities[q.speaker];
    return h('li', null, h('button', { type: 'button', class: 'pick quote', on: { click: () => showQuote(q) } },
      h('span', { class: 'line' }, '“', iso(a.text.slice(...q.at)), '”'),
      h('span', { class: 'chips' }, speaker ? h('span', { class: 'e ' + tint(speaker.type) }, iso(speaker.name)) : h('span', null, 'speaker not known'), h('span', { class: 'num' }, bytes(a, q.at)))));
  })), '.pick');
}

// showQuote brings a quotation's sentence into view.
function showQuote(q) {
  const s = sentenceAt(reading.data, q.at[0]);
  const el = s >= 0 && reading.text.querySelector('.s[data-s="' + s + '"]');
  if (!el) return;
  el.scrollIntoView({ block: 'center' });
  el.classList.remove('hit');
  void el.offsetWidth; // begin the animation again
  el.classList.add('hit');
}

function detail(i, a, n) {
  const r = a.relations[n], f = index.facts[r.fact];
  return h('div', { class: 'detail' }, h('dl', null,
    h('dt', null, 'said by'), h('dd', null, !a.sparse && ['“', iso(a.text.slice(...r.trigger)), '” '], h('span', { class: 'soft num' }, r.triggerBytes ? byteRange(r.triggerBytes) : bytes(a, r.trigger))),
    h('dt', null, 'evidence'), h('dd', { class: 'num' }, (r.evidenceBytes || r.evidence).map((s, k) => (k ? ', ' : '') + (r.evidenceBytes ? byteRange(s) : bytes(a, s))).join('')),
    h('dt', null, 'polarity'), h('dd', null, r.negative ? 'negative' : 'positive'),
    h('dt', null, 'modality'), h('dd', null, lower(r.modality)),
    h('dt', null, 'confidence'), h('dd', { class: 'num' }, h('span', { class: 'meter', 'aria-hidden': 'true' }, h('i', { style: { width: Math.round(r.confidence * 100) + '%' } })), hundredths(r.confidence)),
    f && h('dt', null, 'all articles'), f && h('dd', null, h('a', { href: '#/fact/' + encodeURIComponent(f.id) }, count(f.sources, 'source') + ', ' + count(f.articles, 'article')), disputed(f) && [' ', h('a', { class: 'flag', href: '#/conflicts/' + encodeURIComponent(f.id) }, 'disputed')])));
}

// pick selects a fact: its arcs are drawn and its sentence comes into view.
function pick(n, how = {}) {
  const a = reading.data, r = a.relations[n];
  if (!r) return;
  const again = reading.picked === n && !how.stay;
  unpick();
  if (again) { if (r.sentence >= 0 && !showAllArcs) closeSentence(r.sentence); return; }
  reading.picked = n;
  if (!showAllArcs) for (const s of [...reading.open.keys()]) if (s !== r.sentence) closeSentence(s);
  const box = r.sentence >= 0 ? openSentence(r.sentence) : null;
  for (const b of reading.root.querySelectorAll('.pick[data-r="' + n + '"]')) {
    b.setAttribute('aria-current', 'true');
    b.after(detail(reading.number, a, n));
  }
  const inSide = reading.side.querySelector('.pick[data-r="' + n + '"]');
  if (inSide && reading.side.scrollHeight > reading.side.clientHeight + 2) inSide.scrollIntoView({ block: 'nearest' });
  if (box) {
    emphasize(r.sentence, n);
    if (!how.still) box.scrollIntoView({ block: 'center' });
  }
  say(relLine(a, r).textContent + ', ' + (r.negative ? 'did not happen, ' : '') + lower(r.modality));
}

function unpick() {
  if (!reading || reading.picked < 0) return;
  const r = reading.data.relations[reading.picked];
  reading.picked = -1;
  for (const b of reading.root.querySelectorAll('.pick[aria-current]')) b.removeAttribute('aria-current');
  for (const d of reading.root.querySelectorAll('.detail')) d.remove();
  if (r.sentence >= 0) emphasize(r.sentence, -1);
}

// jump goes to what the address names: r12 a relation, 345 a place in the text.
function jump(anchor) {
  if (anchor[0] === 'r') {
    pick(Number(anchor.slice(1)), { stay: true });
    return;
  }
  const at = Number(anchor);
  let best = null;
  for (const el of reading.text.querySelectorAll('.m')) if (Number(el.dataset.at) === at) { best = el; break; }
  if (!best) {
    const s = sentenceAt(reading.data, at);
    best = s >= 0 && reading.text.querySelector('.s[data-s="' + s + '"]');
  }
  if (!best) return;
  best.scrollIntoView({ block: 'center' });
  best.classList.add('hit');
  if (best.classList.contains('m')) { oneStop(best); best.focus({ preventScroll: true }); }
}
