// The data: what package page of actant put into the script elements.

const index = JSON.parse(byID('index').textContent);
const opened = new Map();

// article is the decoded article number i; null where the page does not hold its
// text.
function article(i) {
  if (!opened.has(i)) {
    const block = byID('a' + i);
    opened.set(i, block ? prepare(JSON.parse(block.textContent)) : null);
  }
  return opened.get(i);
}

// prepare lists the mentions in text order, outer before inner, without those
// that cross another.
function prepare(a) {
  const all = [];
  a.entities.forEach((e, n) => e.mentions.forEach(m => all.push({ from: m.at[0], to: m.at[1], kind: m.kind, entity: n })));
  all.sort((x, y) => x.from - y.from || y.to - x.to);
  a.mentions = [];
  const open = [];
  for (const m of all) {
    while (open.length && open.at(-1).to <= m.from) open.pop();
    const outer = open.at(-1);
    if (outer && (m.to > outer.to || (m.from === outer.from && m.to === outer.to))) continue;
    a.mentions.push(m);
    open.push(m);
  }
  a.bySentence = a.sentences.map(() => []);
  a.relations.forEach((r, n) => {
    r.sentence = sentenceAt(a, r.trigger[0]);
    if (r.sentence < 0 && r.evidence.length) r.sentence = sentenceAt(a, r.evidence[0][0]);
    if (r.sentence >= 0) a.bySentence[r.sentence].push(n);
  });
  return a;
}

// sentenceAt is the number of the sentence that holds a position, -1 for none.
function sentenceAt(a, at) {
  let lo = 0, hi = a.sentences.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >> 1;
    const [from, to] = a.sentences[mid];
    if (to <= at) lo = mid + 1;
    else if (from > at) hi = mid - 1;
    else return mid;
  }
  return -1;
}

// bytes leads from code units back to the bytes of the article.
function bytes(a, span) {
  const back = unit => {
    let shift = 0;
    for (const [from, by] of a.shifts) {
      if (from > unit) break;
      shift = by;
    }
    return unit + shift;
  };
  return byteRange([back(span[0]), back(span[1])]);
}
const byteRange = s => 'bytes ' + s[0] + '–' + s[1];

const kinds = ['PERSON', 'ORGANIZATION', 'PLACE', 'GROUP', 'PRODUCT', 'EVENT', 'WORK', 'LAW', 'DATE', 'TIME', 'MONEY', 'QUANTITY', 'TITLE', 'THING'];
const tint = type => 't-' + (kinds.includes(type) ? type : 'OTHER');
const kindName = e => lower(e.subtype || e.type);

// heading is what an article is called: its headline, or how it begins.
function heading(i) {
  const a = index.articles[i];
  return a.title || a.lead || a.id;
}

// letter names an independent source: A to Z, then AA and on.
function letter(n) {
  let s = '';
  for (n++; n > 0; n = Math.floor((n - 1) / 26)) s = String.fromCharCode(65 + (n - 1) % 26) + s;
  return s;
}

// isTime tells a time of ISO 8601 from anything else that a file may have.
const isTime = t => t.split('/').every(x => /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?(T.*)?$/.test(x));

// period is the first and last day that an ISO 8601 time covers.
function period(time) {
  const [a, b] = time.split('/');
  const from = a.slice(0, 10), to = (b || a).slice(0, 10);
  const last = to.length === 7 ? to + '-31' : to.length === 4 ? to + '-12-31' : to;
  return [(from + '-01-01').slice(0, from.length === 7 ? 7 : 10) + (from.length === 7 ? '-01' : ''), last];
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

// spoken is a time as people write it; what it does not know it leaves as it is.
function spoken(time) {
  return time.split('/').map(t => {
    const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$/.exec(t);
    if (!m || (m[2] && !months[m[2] - 1])) return t;
    return (m[3] ? Number(m[3]) + ' ' : '') + (m[2] ? months[m[2] - 1] + ' ' : '') + m[1];
  }).join(' to ');
}

// search text of facts, made once.
let folded;
function fold(s) { return s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(); }
function factWords() {
  folded ??= index.facts.map(f => fold(lower(f.type) + ' ' + f.args.map(a => index.nodes[a.node].name).join(' ') + ' ' +
    (f.by || []).map(n => index.nodes[n].name).join(' ') + ' ' + (f.time || '')));
  return folded;
}
function matches(text, query) { return query.every(w => text.includes(w)); }
const terms = q => fold(q).split(/\s+/).filter(Boolean);

// nodeFacts are the facts in which a node fills a role or speaks.
let touching;
function nodeFacts(n) {
  if (!touching) {
    touching = index.nodes.map(() => []);
    index.facts.forEach((f, i) => { for (const x of new Set(f.args.map(a => a.node))) touching[x].push(i); });
  }
  return touching[n];
}
const nodeNumber = new Map(index.nodes.map((n, i) => [n.id, i]));
