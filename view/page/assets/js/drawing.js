// The graph as a drawing: the best connected names of the facts that are wanted.

let drawn = 0;   // how many names; 0: as many as fit
let around = -1; // only what touches this node

function showGraph() {
  return [h('div', { class: 'page-head' }, h('h1', { tabindex: -1 }, 'Graph'),
    h('p', null, 'Names and what joins them. Wider lines have more independent sources. Choose a name to see its facts; the arrow keys go from name to name.')),
  filtered(graphBody)];
}

function graphBody(numbers) {
  const limit = drawn || (window.innerWidth < 760 ? 14 : 32);
  const part = subgraph(numbers, limit);
  const canvas = h('div', { class: 'canvas' });
  const pane = h('section', { class: 'pane', 'aria-live': 'polite', 'aria-label': 'Facts of the chosen name' });
  const redo = () => document.querySelector('.filters') && put(box, graphBody(wanted()));
  const box = h('div');
  const size = h('label', { class: 'field' }, 'Names drawn', h('select', { name: 'size', on: { change: e => { drawn = Number(e.target.value); redo(); } } },
    [14, 32, 60, 100].map(n => h('option', { value: n, selected: n === limit }, String(n)))));
  const shown = new Set(part.nodes.map(x => tint(index.nodes[x.n].type)));
  const legend = h('div', { class: 'keyline' },
    [...new Set(kinds.map(tint))].filter(c => shown.has(c)).map(c => h('span', { class: c }, h('i'), lower(c.slice(2)))),
    h('span', null, dash(''), 'told as fact'), h('span', null, dash('unsure'), 'alleged, possible or future'), h('span', null, dash('disputed'), 'disputed'));
  const note = h('span', null, around >= 0 && ['Around ', nodeLink(around), ' ', h('button', { type: 'button', class: 'btn', on: { click: () => { around = -1; redo(); } } }, 'Show all'), ' '],
    part.left > 0 ? 'Drawn: ' + count(part.nodes.length, 'name') + ' and ' + count(part.facts.length, 'fact') + ', the best supported. Left out of the drawing: ' + count(part.left, 'fact') + '; all are under Facts.' : 'All of it is drawn.');
  const draw = () => drawGraph(canvas, part, pane, n => { around = n; redo(); });
  requestAnimationFrame(draw);
  put(box, h('div', { class: 'shown' }, size, note), h('div', { class: 'graph' }, h('div', null, canvas, legend), pane),
    tabled(part));
  put(pane, h('h2', null, 'Best supported'), h('ul', null, part.facts.slice(0, 12).map(paneItem)));
  return box;
}

function dash(kind) { return g('svg', { viewBox: '0 0 26 8', 'aria-hidden': 'true', class: 'canvas' }, g('path', { class: 'link ' + kind, d: 'M1 4H25', 'stroke-width': 2.5 })); }

function paneItem(n) {
  const f = index.facts[n];
  return h('li', null, factLine(f, nodeLink), ' ', h('a', { class: 'soft', href: '#/fact/' + encodeURIComponent(f.id) }, count(f.sources, 'source')));
}

// subgraph chooses the names to draw: those of most support, as long as
// something joins them.
function subgraph(numbers, limit) {
  const weight = new Map();
  const usable = numbers.filter(n => new Set(index.facts[n].args.map(a => a.node)).size > 1 && (around < 0 || index.facts[n].args.some(a => a.node === around)));
  // Names tell more than offices, amounts and things without a name.
  const worth = x => quietKinds.includes(index.nodes[x].type) ? .3 : 1;
  for (const n of usable) for (const x of new Set(index.facts[n].args.map(a => a.node))) weight.set(x, (weight.get(x) || 0) + index.facts[n].sources * worth(x));
  const ranked = [...weight].sort((a, b) => (b[0] === around) - (a[0] === around) || b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(x => x[0]);
  const chosen = new Set(ranked);
  const links = new Map(), facts = [], joined = new Set();
  for (const n of usable) {
    const f = index.facts[n];
    const ends = [...new Set(f.args.map(a => a.node))].filter(x => chosen.has(x));
    if (ends.length < 2) continue;
    facts.push(n);
    for (const to of ends.slice(1)) {
      const key = ends[0] < to ? ends[0] + '-' + to : to + '-' + ends[0];
      if (!links.has(key)) links.set(key, { from: ends[0], to, facts: [], sources: 0, disputed: false, unsure: true });
      const l = links.get(key);
      l.facts.push(n);
      l.sources = Math.max(l.sources, f.sources);
      l.disputed ||= !!disputed(f);
      l.unsure &&= f.modality !== 'actual';
      joined.add(ends[0]).add(to);
    }
  }
  const nodes = ranked.filter(x => joined.has(x)).map(n => ({ n, weight: weight.get(n) }));
  return { nodes, links: [...links.values()], facts, left: usable.length - facts.length };
}

// settle lays the names out: springs and repulsion (Fruchterman and Reingold
// 1991) from a fixed start, then boxes are pushed off each other.
function settle(part, width, height) {
  const at = new Map(part.nodes.map((x, i) => {
    const angle = i * 2.399963, far = Math.sqrt((i + .5) / part.nodes.length) * .42;
    return [x.n, Object.assign(x, { x: width * (.5 + far * Math.cos(angle)), y: height * (.5 + far * Math.sin(angle)) })];
  }));
  const k = Math.sqrt(width * height / Math.max(1, part.nodes.length));
  for (let round = 0; round < 400; round++) {
    const heat = Math.max(width, height) * .08 * (1 - round / 400) + .3;
    for (const a of part.nodes) { a.dx = (width / 2 - a.x) * .07; a.dy = (height / 2 - a.y) * .07 * width / height; }
    for (let i = 0; i < part.nodes.length; i++) for (let j = i + 1; j < part.nodes.length; j++) {
      const a = part.nodes[i], b = part.nodes[j];
      const dx = a.x - b.x || .1 * (i - j), dy = a.y - b.y || .1;
      const d2 = Math.max(dx * dx + dy * dy, 100), push = k * k / d2;
      a.dx += dx * push; a.dy += dy * push; b.dx -= dx * push; b.dy -= dy * push;
    }
    for (const l of part.links) {
      const a = at.get(l.from), b = at.get(l.to);
      const dx = a.x - b.x, dy = a.y - b.y, pull = Math.hypot(dx, dy) / k * .35;
      a.dx -= dx * pull; a.dy -= dy * pull; b.dx += dx * pull; b.dy += dy * pull;
    }
    for (const a of part.nodes) {
      const d = Math.hypot(a.dx, a.dy) || 1, go = Math.min(d, heat);
      a.x += a.dx / d * go;
      a.y += a.dy / d * go;
    }
  }
  stretch(part.nodes, 'x', 'w', width);
  stretch(part.nodes, 'y', 'h', height);
  for (let round = 0; round < 120; round++) {
    let clear = true;
    for (let i = 0; i < part.nodes.length; i++) for (let j = i + 1; j < part.nodes.length; j++) {
      const a = part.nodes[i], b = part.nodes[j];
      const ox = (a.w + b.w) / 2 + 12 - Math.abs(a.x - b.x), oy = (a.h + b.h) / 2 + 12 - Math.abs(a.y - b.y);
      if (ox <= 0 || oy <= 0) continue;
      clear = false;
      if (ox < oy * 1.6) { const m = (a.x < b.x ? -ox : ox) / 2; a.x += m; b.x -= m; } else { const m = (a.y < b.y ? -oy : oy) / 2; a.y += m; b.y -= m; }
      for (const c of [a, b]) { c.x = clampTo(c.x, c.w / 2 + 6, width - c.w / 2 - 6); c.y = clampTo(c.y, c.h / 2 + 8, height - c.h / 2 - 8); }
    }
    if (clear) break;
  }
  return at;
}

// stretch fits the layout into the drawing along one axis.
function stretch(nodes, axis, size, length) {
  const order = [...nodes].sort((a, b) => a[axis] - b[axis] || a.n - b.n);
  const least = order[0]?.[axis], most = order.at(-1)?.[axis];
  order.forEach((x, i) => {
    // Half by place and half by rank: one far name does not press the others together.
    const share = most > least ? .5 * (x[axis] - least) / (most - least) + .5 * i / (order.length - 1) : .5, edge = x[size] / 2 + 10;
    x.to = edge + share * (length - 2 * edge);
  });
  for (const x of nodes) x[axis] = x.to;
}

function shorten(name, most) { return name.length > most ? name.slice(0, most - 1).trimEnd() + '…' : name; }

function drawGraph(canvas, part, pane, centre) {
  const width = Math.max(280, canvas.clientWidth), narrow = width < 560;
  const heaviest = Math.max(1, ...part.nodes.map(x => x.weight));
  part.nodes.forEach(x => {
    const name = shorten(plain(index.nodes[x.n].name), narrow ? 18 : 26);
    x.big = x.weight >= heaviest * .45;
    pen.font = x.big ? '700 14.5px ' + getComputedStyle(document.body).fontFamily : '600 12.5px ' + getComputedStyle(document.body).fontFamily;
    Object.assign(x, { name, w: pen.measureText(name).width + (x.big ? 22 : 16), h: x.big ? 31 : 25 });
  });
  const height = Math.round(narrow ? Math.max(440, part.nodes.length * 38) : clampTo(part.nodes.length * 21, 420, 1100));
  const at = settle(part, width, height);
  const svg = g('svg', { viewBox: '0 0 ' + width + ' ' + height, width, height, role: 'group', 'aria-label': 'Drawing of ' + count(part.nodes.length, 'name') + ' and ' + count(part.links.length, 'link') + '. The same as a table follows.' });
  const lines = part.links.map(l => {
    const a = at.get(l.from), b = at.get(l.to), mx = (a.x + b.x) / 2, my = (a.y + b.y) / 2;
    const bow = .08, cx = mx + (b.y - a.y) * bow, cy = my - (b.x - a.x) * bow;
    return { l, tag: { x: (a.x + b.x + 2 * cx) / 4, y: (a.y + b.y + 2 * cy) / 4 }, el: g('path', { class: 'link' + (l.disputed ? ' disputed' : '') + (l.unsure ? ' unsure' : ''), 'stroke-width': 1 + Math.min(5, l.sources) * .9, d: 'M' + a.x + ' ' + a.y + 'Q' + cx + ' ' + cy + ' ' + b.x + ' ' + b.y }) };
  });
  const tags = g('g', { 'aria-hidden': 'true' });
  const boxes = new Map();
  const choose = n => {
    const near = new Set([n]);
    put(tags);
    for (const x of lines) {
      const on = x.l.from === n || x.l.to === n;
      if (on) { near.add(x.l.from); near.add(x.l.to); }
      x.el.classList.toggle('on', on);
      x.el.classList.toggle('dim', n >= 0 && !on);
      if (on) tags.append(g('text', { class: 'tag', x: x.tag.x, y: x.tag.y }, shorten(tally(x.l.facts.map(f => lower(index.facts[f].type))).map(t => t[0]).join(', '), 34)));
    }
    for (const [k, el] of boxes) { el.classList.toggle('dim', n >= 0 && !near.has(k)); el.classList.toggle('on', k === n); }
    if (n < 0) return;
    const facts = part.facts.filter(f => index.facts[f].args.some(x => x.node === n));
    put(pane, h('h2', null, nodeLink(n), ' ', h('span', { class: 'kind ' + tint(index.nodes[n].type) }, kindName(index.nodes[n]))),
      h('div', { class: 'row' }, h('a', { class: 'btn', href: '#/name/' + encodeURIComponent(index.nodes[n].id) }, 'All about it'), h('button', { type: 'button', class: 'btn', on: { click: () => centre(n) } }, 'Draw only its facts')),
      h('ul', null, facts.slice(0, 40).map(paneItem), facts.length > 40 && h('li', { class: 'soft' }, 'and ' + (facts.length - 40) + ' more')));
  };
  for (const x of part.nodes) {
    const node = index.nodes[x.n];
    const el = g('g', { class: 'node ' + tint(node.type) + (x.big ? ' big' : ''), role: 'button', tabindex: x === part.nodes[0] ? 0 : -1, 'data-node': x.n, transform: 'translate(' + x.x + ' ' + x.y + ')',
      'aria-label': node.name + ', ' + kindName(node) + ', ' + count(nodeFacts(x.n).length, 'fact'), on: { click: () => choose(x.n), focus: () => choose(x.n) } },
    g('rect', { x: -x.w / 2, y: -x.h / 2, width: x.w, height: x.h, rx: 6 }), g('text', { y: .5 }, x.name));
    boxes.set(x.n, el);
  }
  svg.addEventListener('keydown', e => graphKey(e, part, boxes, choose));
  fill(svg, {}, [g('g', { 'aria-hidden': 'true' }, lines.map(x => x.el)), [...boxes.values()], tags]);
  put(canvas, svg);
  if (around >= 0 && boxes.has(around)) choose(around);
}

// graphKey moves to the nearest name in the direction of an arrow key.
function graphKey(e, part, boxes, choose) {
  const n = Number(e.target.dataset.node);
  const here = part.nodes.find(x => x.n === n);
  if (!here) return;
  if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); location.hash = '#/name/' + encodeURIComponent(index.nodes[n].id); return; }
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
  if (!way) return;
  e.preventDefault();
  let best = null, least = Infinity;
  for (const x of part.nodes) {
    const dx = x.x - here.x, dy = x.y - here.y, along = dx * way[0] + dy * way[1], off = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (along > 1 && along + off * 2 < least) { least = along + off * 2; best = x; }
  }
  if (!best) return;
  boxes.get(n).setAttribute('tabindex', '-1');
  boxes.get(best.n).setAttribute('tabindex', '0');
  boxes.get(best.n).focus();
}

// tabled makes the table when it is asked for.
function tabled(part) {
  const details = h('details', { class: 'tabled' }, h('summary', null, 'The drawing as a table'));
  details.addEventListener('toggle', () => { if (details.open && details.children.length < 2) details.append(graphTable(part)); });
  return details;
}

// graphTable says what the drawing shows, for those who do not see it.
function graphTable(part) {
  const cell = (head, ...x) => h('td', { 'data-head': head }, x);
  const rows = h('tbody');
  const table = h('table', null, h('caption', null, 'Facts in the drawing'), h('thead', null, h('tr', null, ['Who', 'Did', 'With', 'When', 'Sources'].map(x => h('th', { scope: 'col' }, x)))), rows);
  return h('div', { class: 'scroll' }, lazily(rows, part.facts, n => {
    const f = index.facts[n], [first, ...rest] = f.args;
    return h('tr', null, cell('Who', nodeLink(first.node)), cell('Did', (f.negative ? 'not ' : '') + lower(f.type)),
      cell('With', rest.map((a, i) => [i ? ', ' : '', h('span', { class: 'soft' }, lower(a.role) + ' '), nodeLink(a.node)])), cell('When', f.time ? spoken(f.time) : '–'), cell('Sources', String(f.sources)));
  }, 40, table));
}
