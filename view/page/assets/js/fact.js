// How one fact reads, wherever it stands.

// line writes a relation as a sentence of its core fillers: who, did, to whom.
// show makes the element of a filler.
function line(r, show) {
  const type = index.types[r.type] || { core: [] };
  const left = [...r.args];
  const take = role => {
    const at = left.findIndex(a => a.role === role);
    return at < 0 ? null : left.splice(at, 1)[0];
  };
  const subject = type.core.length ? take(type.core[0]) : left.shift();
  const out = [subject ? show(subject) : h('span', { class: 'gap' }, '–', h('span', { class: 'sr' }, 'not told')), ' '];
  if (r.negative) out.push(h('span', { class: 'not' }, 'not '));
  out.push(h('span', { class: 'pred' }, lower(r.type)), ' ');
  const rest = type.core.slice(1).map(take).filter(Boolean);
  const told = new Set();
  // Articles word an occasion or a reason each in its own way: one is enough.
  const others = left.filter(a => !told.has(a.role) && told.add(a.role));
  [...rest, ...others].forEach((a, n) => {
    const plainObject = n === 0 && rest.length > 0 && (type.symmetric || rest.length === 1);
    if (!plainObject) out.push(h('span', { class: 'role' }, lower(a.role) + '\u00a0'));
    out.push(show(a), ' ');
  });
  return h('span', { class: 'line' }, out);
}

const nodeName = n => h('span', { class: 'e ' + tint(index.nodes[n].type) }, iso(index.nodes[n].name));
const nodeLink = n => h('a', { class: 'e ' + tint(index.nodes[n].type), href: '#/name/' + encodeURIComponent(index.nodes[n].id) }, iso(index.nodes[n].name));
const factLine = (f, show = nodeName) => line(f, a => show(a.node));

// factText is the same in plain words, for screen readers and drawings.
const factText = f => factLine(f).textContent.replace(/\s+/g, ' ').trim();

// chips are what qualifies a relation: when, how sure, who says so.
function chips(r, speakers, more) {
  return h('span', { class: 'chips' },
    r.time && h('span', null, spoken(r.time)),
    r.negative && h('span', { class: 'pol' }, 'did not happen'),
    h('span', { class: 'mod-' + lower(r.modality) }, lower(r.modality)),
    speakers.length > 0 && h('span', null, 'says ', speakers.map((s, i) => [i ? ', ' : '', iso(s)])),
    h('span', { class: 'num' }, confidence(r.confidence)),
    more);
}

// hundredths, rounded down: what is not certain is never called 1.00.
const hundredths = c => (Math.floor(c * 100 + 1e-6) / 100).toFixed(2);
const confidence = c => 'confidence ' + hundredths(c);
const disputed = f => f.conflicts && f.conflicts.length > 0;

// sourceMark is the letter of an article's independent source.
function sourceMark(i) {
  const n = index.articles[i].source;
  if (n < 0) return null;
  return h('span', { class: 'src', title: 'independent source ' + letter(n) + '; copies of one text share a letter' }, h('span', { class: 'sr' }, 'source '), letter(n));
}

// cite names an article, and leads to the words at which it says so.
function cite(i, relation) {
  const a = index.articles[i];
  return h('div', { class: 'cite' }, sourceMark(i),
    h('a', { href: '#/article/' + i + (relation >= 0 ? '/r' + relation : '') }, iso(heading(i))),
    a.paper && h('span', null, iso(a.paper)), a.published && h('span', { class: 'num' }, spoken(a.published)));
}

// quotation is the sentence that states a relation, its trigger and fillers
// marked, and what has the given value; null where the page has no text of it.
function quotation(i, relation, value) {
  const a = article(i);
  const r = a && a.relations[relation];
  if (!r || a.sparse) return null;
  const [from, to] = r.sentence >= 0 ? a.sentences[r.sentence] : r.evidence[0] || r.trigger;
  const valued = value ? a.entities.flatMap(e => e.mentions.filter(m => (m.value || e.value) === value).map(m => ({ at: m.at, value: true }))) : [];
  const marks = [...valued, ...r.args.map(x => ({ at: x.at, entity: x.entity })), { at: r.trigger }]
    .filter(x => x.at[0] >= from && x.at[1] <= to && x.at[1] > x.at[0]).sort((x, y) => x.at[0] - y.at[0] || y.at[1] - x.at[1]);
  const out = [];
  let at = from;
  for (const m of marks) {
    if (m.at[0] < at) continue;
    out.push(a.text.slice(at, m.at[0]));
    const text = a.text.slice(...m.at);
    const e = a.entities[m.entity];
    const shown = m.value ? h('span', { class: 'val' }, text) : e ? h('span', { class: 'e ' + tint(e.type) }, text) : text;
    out.push(m.at[0] >= r.trigger[0] && m.at[1] <= r.trigger[1] ? h('mark', null, shown) : shown);
    at = m.at[1];
  }
  out.push(a.text.slice(at, to));
  return h('blockquote', null, iso2(out));
}

// iso2 isolates what is already built.
const iso2 = children => h('bdi', null, children);

// statements lists who says a fact, in which words.
function statements(f) {
  return h('ul', { class: 'says' }, f.says.map(s => statement(s)),
    f.articles > f.says.length && h('li', { class: 'soft' }, 'and ' + count(f.articles - f.says.length, 'article') + ' that this page does not hold'));
}

function statement(s) {
  const by = (s.by || []).map(n => index.nodes[n].name);
  const different = [s.time && spoken(s.time), s.negative && 'did not happen', s.modality !== 'actual' && lower(s.modality)].filter(Boolean).join(' · ');
  return h('li', null, cite(s.article, s.relation), quotation(s.article, s.relation),
    (by.length > 0 || different) && h('div', { class: 'cite' }, by.length > 0 && h('span', null, 'who says so: ', by.map((n, k) => [k ? ', ' : '', iso(n)])), different && h('span', null, different)));
}

// factItem is an entry of a list of facts; what it rests on is shown when it is
// opened.
function factItem(n) {
  const f = index.facts[n];
  const box = h('details', { class: 'fact', 'data-fact': n },
    h('summary', null,
      h('span', { class: 'score' + (f.sources < 2 ? ' one' : '') }, h('b', null, String(f.sources)), h('small', null, f.sources === 1 ? 'source' : 'sources')),
      h('span', null, factLine(f), chips(f, (f.by || []).map(x => index.nodes[x].name), h('span', null, count(f.articles, 'article')))),
      h('span', { class: 'flags' }, disputed(f) && h('span', { class: 'flag' }, 'disputed: ' + [...new Set(f.conflicts.map(c => lower(c.field)))].join(', ')))));
  box.addEventListener('toggle', () => {
    if (!box.open || box.children.length > 1) return;
    const names = [...new Set(f.args.map(a => a.node))];
    const list = statements(f);
    list.append(h('li', { class: 'names' }, names.map(nodeLink), disputed(f) && h('a', { href: '#/conflicts/' + encodeURIComponent(f.id) }, 'See the conflict')));
    box.append(list);
  });
  return h('li', null, box);
}

function factList(numbers) {
  const list = stepping(h('ul', { class: 'facts' }), '.fact > summary');
  return lazily(list, numbers, factItem);
}
