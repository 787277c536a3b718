// Everything else that fills the page: facts, names, timeline, conflicts, lists.

function missing(text) { return [h('h1', { tabindex: -1 }, 'Not here'), h('p', { class: 'empty' }, text)]; }

const facts = n => n === 1 ? '1 fact' : n.toLocaleString('en') + ' facts';

function showFacts() {
  const a = index.articles.length;
  return [h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, iso(index.title)),
    h('p', null, count(a, 'article') + ' from ' + count(index.sources, 'independent source') + ': ' + facts(index.facts.length) + ' about ' + count(index.nodes.length, 'name') + ' and things. Open a fact to read the sentences that state it.'),
    index.cutTexts > 0 && h('p', { class: 'cut' }, 'This page holds the text of ' + count(a - index.cutTexts, 'article') + ' of ' + a.toLocaleString('en') + '. The others are listed and counted.')),
  index.bare > 0 && h('p', { class: 'cut' }, count(index.bare, 'article') + ' came without text: copies among such articles cannot be told, so each counts as a source of its own.'),
  filtered(numbers => factList(numbers))];
}

function showFact(id) {
  const n = index.facts.findIndex(f => f.id === id);
  if (n < 0) return missing('No fact of this page has the id ' + id + '.');
  const f = index.facts[n];
  const speakers = (f.by || []).map(x => index.nodes[x].name);
  return [h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, factLine(f, nodeLink)), chips(f, speakers, [h('span', null, count(f.sources, 'source')), h('span', null, count(f.articles, 'article')), disputed(f) && h('a', { class: 'flag', href: '#/conflicts/' + encodeURIComponent(f.id) }, 'disputed')])),
    h('div', { class: 'whole' }, statements(f))];
}

function showName(id) {
  const n = nodeNumber.get(id);
  if (n === undefined) return missing('No name of this page has the id ' + id + '.');
  const node = index.nodes[n], own = nodeFacts(n);
  const inArticles = tally(node.in.map(x => x[0]));
  const first = i => {
    const [, e] = node.in.find(x => x[0] === i);
    const a = article(i);
    const m = a && a.entities[e] && a.entities[e].mentions[0];
    return m ? '/' + m.at[0] : '';
  };
  const list = h('div', { class: 'places' });
  const shown = inArticles.slice(0, 30);
  shown.forEach(([i]) => list.append(h('span', null, sourceMark(i), ' ', h('a', { href: '#/article/' + i, on: { click: e => { e.preventDefault(); location.hash = '#/article/' + i + first(i); } } }, iso(heading(i))))));
  if (inArticles.length > shown.length) list.append(h('span', { class: 'soft' }, 'and ' + (inArticles.length - shown.length) + ' more'));
  const known = /^Q\d+$/.test(node.link || '');
  return [h('div', { class: 'page-head who' }, h('h1', { tabindex: -1 }, iso(node.name), h('span', { class: 'kind ' + tint(node.type) }, kindName(node))),
    node.aliases && h('p', { class: 'aliases' }, 'Also ', node.aliases.slice(0, 12).map((x, k) => [k ? ', ' : '', iso(x)]), node.aliases.length > 12 && ' and ' + (node.aliases.length - 12) + ' more'),
    node.link && h('p', null, 'Wikidata: '.slice(0, known ? 10 : 0), iso(node.link)),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn', on: { click: () => { around = n; filter = { ...noFilter }; location.hash = '#/graph'; } } }, 'Draw its graph'))),
  h('h2', null, 'In ' + count(inArticles.length, 'article')), list,
  h('h2', null, facts(own.length)), own.length ? factList(own) : h('p', { class: 'empty' }, 'It fills no role in a fact.')];
}

// --- timeline

function showTimeline() {
  return [h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, 'Timeline'), h('p', null, 'Facts by the time that most sources give, as exact as it is told.')),
    filtered(timelineBody)];
}

function timelineBody(numbers) {
  const dated = numbers.filter(n => index.facts[n].time && isTime(index.facts[n].time));
  const undated = numbers.length - dated.length;
  const groups = new Map();
  for (const n of dated.sort((a, b) => cmp(timeKey(a), timeKey(b)))) {
    const t = index.facts[n].time;
    if (!groups.has(t)) groups.set(t, []);
    groups.get(t).push(n);
  }
  const list = [...groups];
  if (!list.length) return h('p', { class: 'empty' }, 'None of these facts has a time.');
  const rows = h('div', { class: 'times' });
  const parts = list.flatMap(([time, ns]) => Array.from({ length: Math.ceil(ns.length / 10) }, (_, i) => ({ time, first: i === 0, ns: ns.slice(i * 10, i * 10 + 10) })));
  const filled = lazily(stepping(rows, '.fact > summary'), parts, p => h('section', { class: 'time', 'data-time': p.time }, p.first ? h('h2', null, spoken(p.time)) : h('span'), h('ul', { class: 'facts' + (p.first ? ' first' : '') }, p.ns.map(factItem))), 12);
  return [bars(list, rows), undated > 0 && h('p', { class: 'count' }, facts(undated) + ' of these without a time.'), filled];
}
const timeKey = n => period(index.facts[n].time).join(' ');
const cmp = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// bars shows how many facts fall into each year, or month where all are of few
// years; each leads to its first fact.
function bars(list, rows) {
  const years = new Set(list.map(([t]) => t.slice(0, 4)));
  const size = years.size > 4 ? 4 : 7;
  const sums = new Map();
  for (const [t, ns] of list) {
    const key = t.slice(0, size);
    const sum = sums.get(key) || { n: 0, first: t };
    sum.n += ns.length;
    sums.set(key, sum);
  }
  const most = Math.max(...[...sums.values()].map(x => x.n));
  const all = [...sums].sort((a, b) => cmp(a[0], b[0]));
  if (all.length < 2) return null;
  const to = first => {
    let el;
    while (!(el = [...rows.children].find(x => x.dataset.time === first))) {
      const more = rows.parentNode.querySelector('.more');
      if (!more) return;
      more.click();
    }
    el.scrollIntoView();
    el.querySelector('summary').focus({ preventScroll: true });
  };
  const label = Math.ceil(all.length * 44 / Math.min(1200, window.innerWidth));
  return h('nav', { class: 'bars', 'aria-label': 'Facts over time' }, all.map(([key, x], i) => h('a', { href: '#', title: spoken(key) + ': ' + facts(x.n), 'aria-label': spoken(key) + ': ' + facts(x.n), on: { click: e => { e.preventDefault(); to(x.first); } } },
    String(x.n), h('i', { style: { height: Math.round(x.n / most * 58) + 'px' } }), h('span', { 'aria-hidden': 'true' }, i % label ? ' ' : key.length === 7 ? months[key.slice(5) - 1].slice(0, 3) + ' ' + key.slice(2, 4) : key))));
}

// --- conflicts

function showConflicts(id) {
  const all = index.facts.map((f, n) => n).filter(n => disputed(index.facts[n]));
  const head = h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, 'Conflicts'),
    h('p', null, all.length ? 'Where articles do not agree: what most sources say beside what the others say, in their own words. Nothing is decided here.' : 'The articles do not contradict each other in what was found.'));
  const list = h('div');
  const order = id ? [...all].sort((a, b) => (index.facts[b].id === id) - (index.facts[a].id === id)) : all;
  return [head, lazily(list, order, conflict, 20)];
}

function conflict(n) {
  const f = index.facts[n];
  const fields = [...new Set(f.conflicts.map(c => c.field))];
  return h('section', { class: 'compare', id: 'c-' + n }, h('h2', null, factLine(f, nodeLink)), fields.map(field => {
    const against = f.conflicts.filter(c => c.field === field);
    const values = [...new Set(against.map(c => c.value))];
    const others = new Set(against.map(c => c.article));
    const agree = f.says.filter(s => !others.has(s.article));
    return [h('p', { class: 'about' }, 'They differ in the ' + lower(field)), h('div', { class: 'sides' },
      side('main', majority(f, field), agree.map(s => ({ article: s.article, relation: s.relation })), field === 'time' ? f.time : ''),
      values.map(v => side('other', valueText(field, v), against.filter(c => c.value === v).map(c => ({ article: c.article, doc: c.doc, relation: relationOf(f, c) })), v)))];
  }));
}

// majority is the value that the merged fact holds.
function majority(f, field) {
  if (field === 'time') return f.time ? spoken(f.time) : 'no date given';
  if (field === 'polarity') return f.negative ? 'did not happen' : 'happened';
  const a = f.args.find(x => x.role === field);
  return a ? index.nodes[a.node].name : 'not told';
}

function valueText(field, v) {
  if (field === 'time') return spoken(v);
  if (field === 'polarity') return v === 'negative' ? 'did not happen' : 'happened';
  return v;
}

// relationOf finds which relation of the disagreeing article says so: one of this
// fact, or one of the same type with that value.
function relationOf(f, c) {
  const own = f.says.find(s => s.article === c.article);
  if (own) return own.relation;
  const a = c.article >= 0 && article(c.article);
  if (!a) return -1;
  const fits = r => r.type === f.type && r.args.some(x => x.role === c.field && a.entities[x.entity] && index.nodes[a.entities[x.entity].node]?.name === c.value);
  const at = a.relations.findIndex(fits);
  return at >= 0 ? at : a.relations.findIndex(r => r.type === f.type);
}

// side is one side of a conflict; raw is the value as the data have it.
function side(kind, value, items, raw) {
  const sources = new Set(items.map(x => x.article >= 0 && index.articles[x.article].source >= 0 ? index.articles[x.article].source : 'doc ' + (x.article ?? x.doc)));
  const most = 6;
  return h('div', { class: 'sideof ' + kind }, h('h3', null, iso(value)),
    h('p', { class: 'tally' }, items.length ? count(items.length, 'article') + ', ' + count(sources.size, 'source') : 'from the other facts'),
    h('ul', null, items.slice(0, most).map(x => x.article >= 0 ? h('li', null, cite(x.article, x.relation), x.relation >= 0 && quotation(x.article, x.relation, raw)) : h('li', null, iso(x.doc || ''))),
      items.length > most && h('li', { class: 'soft' }, 'and ' + (items.length - most) + ' more')));
}

// --- articles

function showArticles() {
  const list = stepping(h('ul', { class: 'index' }), '.index a');
  return [h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, 'Articles'), h('p', null, count(index.articles.length, 'article') + ', ' + count(index.sources, 'independent source') + '. Articles with one letter copy each other and count once.'),
    index.cutTexts > 0 && h('p', { class: 'cut' }, 'The text of ' + count(index.cutTexts, 'article') + ' is not in this page.')),
  lazily(list, index.articles, (a, i) => h('li', null, h('span', null, sourceMark(i)), h('a', { href: '#/article/' + i }, iso(heading(i))), h('span', { class: 'soft num' }, facts(a.relations)),
    h('p', { class: 'meta' }, [a.paper && iso(a.paper), a.published && spoken(a.published), a.dateline && iso(a.dateline), iso(a.id)].filter(Boolean).map((x, k) => [k ? ' · ' : '', x]))))];
}
