// Relations drawn over an opened sentence: for each a bar with its type over the
// trigger and legs with their roles down to the fillers. Lines of the sentence
// stay as the browser breaks them; a relation that runs over several lines is
// continued at their ends.

const arcStep = 27, arcFoot = 7;

function toggleSentence(n) {
  const focus = document.activeElement?.dataset?.open === String(n);
  if (reading.open.has(n)) {
    if (reading.picked >= 0 && reading.data.relations[reading.picked].sentence === n) unpick();
    closeSentence(n);
  } else {
    openSentence(n);
    say(reading.data.bySentence[n].map(k => relLine(reading.data, reading.data.relations[k]).textContent).join('; '));
  }
  if (focus) reading.text.querySelector('[data-open="' + n + '"]')?.focus({ preventScroll: true });
}

function openSentence(n) {
  const el = reading.text.querySelector('.s[data-s="' + n + '"]');
  if (!el || reading.open.has(n)) return el;
  const a = reading.data;
  const [from, to] = a.sentences[n];
  const rels = a.bySentence[n];
  const leaves = [];
  const cuts = new Set();
  for (const k of rels) {
    const r = a.relations[k];
    for (const s of [r.trigger, ...r.args.map(x => x.at)]) { cuts.add(s[0]); cuts.add(s[1]); }
  }
  const cut = (s, e) => {
    const out = [];
    for (const m of a.text.slice(s, e).matchAll(/\s+|\S+/g)) {
      if (/^\s/.test(m[0])) { out.push(document.createTextNode(' ')); continue; }
      let at = s + m.index;
      const end = at + m[0].length;
      while (at < end) {
        let stop = at + 1;
        while (stop < end && !cuts.has(stop)) stop++;
        const leaf = h('span', { class: 'w' + (stop - at > 18 ? ' long' : '') }, a.text.slice(at, stop));
        leaves.push({ from: at, to: stop, el: leaf });
        out.push(leaf);
        at = stop;
      }
    }
    return out;
  };
  const svg = g('svg', { class: 'arcs', role: 'group', 'aria-label': 'Relations of this sentence' });
  put(el, marked(a, from, to, cut), opener(a, n, true), svg,
    stepping(h('ul', { class: 'under rels', 'aria-label': 'Facts of this sentence' }, rels.map(k => h('li', null, picker(reading.number, a, k)))), '.pick'));
  el.classList.add('open');
  reading.open.set(n, { el, svg, leaves, rels });
  drawArcs(n);
  return el;
}

function closeSentence(n) {
  const o = reading.open.get(n);
  if (!o) return;
  reading.open.delete(n);
  o.el.classList.remove('open');
  closedSentence(o.el, reading.data, n);
  if (!reading.text.querySelector('.m[tabindex="0"]')) oneStop();
}

// openAll draws every sentence, those in view first and the others when they
// come near it.
function openAll() {
  reading.watch?.disconnect();
  reading.watch = new IntersectionObserver(es => {
    for (const x of es) if (x.isIntersecting) { reading.watch.unobserve(x.target); openSentence(Number(x.target.dataset.s)); }
  }, { rootMargin: '400px' });
  for (const el of reading.text.querySelectorAll('.s')) if (reading.data.bySentence[el.dataset.s].length) reading.watch.observe(el);
}

function closeAll() {
  reading.watch?.disconnect();
  for (const n of [...reading.open.keys()]) closeSentence(n);
  unpick();
}

function redrawArcs() { if (reading) for (const n of reading.open.keys()) drawArcs(n); }

function emphasize(n, relation) {
  const o = reading.open.get(n);
  if (!o) return;
  for (const x of o.svg.querySelectorAll('.rel')) {
    x.classList.toggle('dim', relation >= 0 && Number(x.dataset.r) !== relation);
    x.classList.toggle('on', Number(x.dataset.r) === relation);
  }
}

// rowsOf tells on which line each leaf stands.
function rowsOf(o) {
  const box = o.el.getBoundingClientRect();
  const rows = [];
  for (const l of o.leaves) {
    const r = l.el.getClientRects()[0];
    if (!r) { l.row = -1; continue; }
    const top = r.top - box.top - o.el.clientTop, left = r.left - box.left - o.el.clientLeft;
    let row = rows.at(-1);
    if (!row || top > row.top + r.height / 2) rows.push(row = { top, leaves: [], segments: [] });
    row.top = Math.min(row.top, top);
    row.leaves.push(l);
    Object.assign(l, { row: rows.length - 1, left, right: left + r.width });
  }
  return rows;
}

// anchor is where a stretch of text stands: the part of it on its first line.
function anchorOf(o, span) {
  let inside = o.leaves.filter(l => l.row >= 0 && l.from < span[1] && l.to > span[0]);
  if (!inside.length) inside = o.leaves.filter(l => l.row >= 0 && l.to >= span[0]).slice(0, 1);
  if (!inside.length) return null;
  const row = inside[0].row, on = inside.filter(l => l.row === row);
  return { row, x: (on[0].left + on.at(-1).right) / 2, room: Math.max(0, (on.at(-1).right - on[0].left) / 2 - 6), word: on[0].from };
}

const pen = document.createElement('canvas').getContext('2d');
function textWidth(text, bold) {
  pen.font = (bold ? '700' : '600') + ' 11px ' + getComputedStyle(document.body).fontFamily;
  return pen.measureText(text).width;
}

function drawArcs(n) {
  const o = reading.open.get(n), a = reading.data;
  for (const l of o.leaves) l.el.classList.remove('strut');
  const rows = rowsOf(o);
  const width = o.el.clientWidth;
  o.rels.forEach((k, colour) => segmentsOf(o, a.relations[k], k, colour % 6, rows, width));
  for (const row of rows) {
    fan(row.segments);
    layer(row.segments);
    if (!row.segments.length) continue;
    const first = row.leaves[0];
    first.el.classList.add('strut');
    first.el.style.setProperty('--lift', (24 + (1 + Math.max(...row.segments.map(s => s.level))) * arcStep) + 'px');
  }
  // The struts moved the lines down: measure again.
  const moved = rowsOf(o);
  o.svg.setAttribute('width', width);
  o.svg.setAttribute('height', o.el.clientHeight);
  const groups = new Map();
  moved.forEach((row, r) => { for (const s of rows[r] ? rows[r].segments : []) drawSegment(groups, s, row.top, width, a); });
  put(o.svg, [...groups.values()]);
  emphasize(n, reading.picked >= 0 && a.relations[reading.picked].sentence === n ? reading.picked : -1);
}

// segmentsOf adds the parts of a relation to the lines that hold its anchors.
function segmentsOf(o, r, k, colour, rows, width) {
  const t = anchorOf(o, r.trigger);
  if (!t) return;
  const name = (r.negative ? 'not ' : '') + lower(r.type) + (r.modality === 'actual' ? '' : ' · ' + lower(r.modality));
  const labels = [{ ...t, text: name, pill: true }];
  const [from, to] = reading.data.sentences[r.sentence];
  for (const x of r.args) {
    if (x.at[0] < from || x.at[1] > to) continue;
    const at = anchorOf(o, x.at);
    if (!at) continue;
    if (x.at[0] >= r.trigger[0] && x.at[1] <= r.trigger[1] && x.at[1] > x.at[0]) labels[0].text += ' (' + lower(x.role) + ')';
    else labels.push({ ...at, text: lower(x.role) });
  }
  const used = [...new Set(labels.map(l => l.row))].sort((x, y) => x - y);
  for (const row of used) {
    const own = labels.filter(l => l.row === row).sort((x, y) => x.x - y.x);
    for (const l of own) { l.w = textWidth(l.text, l.pill) + (l.pill ? 14 : 8); l.at = l.x; }
    const s = { k, colour, labels: own, before: row > used[0], after: row < used.at(-1), modality: r.modality, relation: r };
    spread(own, width);
    s.x0 = s.before ? 0 : Math.min(...own.map(l => l.at - l.w / 2));
    s.x1 = s.after ? width : Math.max(...own.map(l => l.at + l.w / 2));
    rows[row].segments.push(s);
  }
}

// fan moves the feet of legs that stand on one word apart.
function fan(segments) {
  const feet = new Map();
  for (const s of segments) for (const l of s.labels) {
    const key = (l.pill ? 't' : '') + l.word;
    if (!feet.has(key)) feet.set(key, []);
    feet.get(key).push(l);
  }
  for (const ls of feet.values()) {
    const gap = Math.min(14, ls.length > 1 ? ls[0].room * 2 / (ls.length - 1) : 0);
    ls.sort((a, b) => a.at - b.at).forEach((l, i) => { l.x += (i - (ls.length - 1) / 2) * gap; });
  }
}

// spread moves labels apart along a line of the given width.
function spread(labels, width) {
  for (let i = 1; i < labels.length; i++) {
    const a = labels[i - 1], b = labels[i];
    b.at = Math.max(b.at, a.at + a.w / 2 + b.w / 2 + 3);
  }
  let end = width - 3;
  for (const l of [...labels].reverse()) { l.at = Math.min(l.at, end - l.w / 2); end = l.at - l.w / 2 - 3; }
  let start = 3;
  for (const l of labels) { l.at = Math.max(l.at, start + l.w / 2); start = l.at + l.w / 2 + 3; }
}

// layer gives each segment the lowest height that is free, short ones first.
function layer(segments) {
  const placed = [];
  for (const s of [...segments].sort((x, y) => (x.x1 - x.x0) - (y.x1 - y.x0) || x.k - y.k)) {
    s.level = 0;
    while (placed.some(p => p.level === s.level && p.x0 < s.x1 + 6 && s.x0 < p.x1 + 6)) s.level++;
    placed.push(s);
  }
}

function drawSegment(groups, s, top, width, a) {
  let group = groups.get(s.k);
  if (!group) {
    group = g('g', { class: 'rel c' + s.colour + ' ' + lower(s.modality).replace(/[^a-z]/g, ''), role: 'img', 'aria-label': relLine(a, s.relation).textContent, 'data-r': s.k, on: {
      click: () => pick(s.k, { still: true }), mouseenter: () => { if (reading.picked < 0) emphasize(s.relation.sentence, s.k); }, mouseleave: () => { if (reading.picked < 0) emphasize(s.relation.sentence, -1); } } });
    groups.set(s.k, group);
  }
  const foot = top - 1, y = top - arcFoot - 12 - s.level * arcStep - 4;
  const ends = s.labels.map(l => l.at);
  const x0 = s.before ? 2 : Math.min(...ends), x1 = s.after ? width - 2 : Math.max(...ends);
  if (x1 > x0) group.append(g('path', { d: 'M' + x0 + ' ' + y + 'H' + x1 }));
  if (s.before) group.append(g('path', { class: 'head', d: 'M0 ' + y + 'l6 -4v8z' }));
  if (s.after) group.append(g('path', { class: 'head', d: 'M' + width + ' ' + y + 'l-6 -4v8z' }));
  for (const l of s.labels) {
    const bend = Math.min(14, (foot - y) / 2);
    group.append(g('path', { d: 'M' + l.at + ' ' + y + 'C' + l.at + ' ' + (y + bend) + ' ' + l.x + ' ' + (y + bend) + ' ' + l.x + ' ' + (foot - 4) }));
    if (!l.pill) group.append(g('path', { class: 'head', d: 'M' + l.x + ' ' + foot + 'l-3.5 -6h7z' }));
  }
  for (const l of s.labels) {
    group.append(g('rect', { class: l.pill ? 'pill' : 'back', x: l.at - l.w / 2, y: y - (l.pill ? 9 : 8), width: l.w, height: l.pill ? 18 : 16, rx: l.pill ? 4 : 3 }),
      g('text', { class: l.pill ? 'type' : 'role', x: l.at, y: y + .5 }, l.text));
  }
}
