// Building the document. Text only ever becomes text nodes: nothing here, or
// anywhere in this script, parses markup.

const svgSpace = 'http://www.w3.org/2000/svg';

// Characters that act instead of showing: controls, marks that turn the
// direction of writing, and tags.
const acting = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u;
const actingAll = new RegExp(acting.source, 'gu');
const actingNames = {
  0x061C: 'ALM', 0x200E: 'LRM', 0x200F: 'RLM', 0x202A: 'LRE', 0x202B: 'RLE', 0x202C: 'PDF', 0x202D: 'LRO', 0x202E: 'RLO',
  0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI',
};

function actingName(c) {
  const n = c.codePointAt(0);
  return actingNames[n] || 'U+' + n.toString(16).toUpperCase().padStart(4, '0');
}

// plain is text for places that hold no elements: attributes and drawings.
function plain(text) {
  return String(text).replace(actingAll, c => '[' + actingName(c) + ']');
}

// words is text as nodes, acting characters shown by their names.
function words(text) {
  text = String(text);
  if (!acting.test(text)) return [document.createTextNode(text)];
  const out = [];
  let from = 0;
  for (const m of text.matchAll(actingAll)) {
    if (m.index > from) out.push(document.createTextNode(text.slice(from, m.index)));
    const mark = document.createElement('span');
    mark.className = 'ctl';
    mark.title = 'a character that acts on the text around it, shown by its name';
    mark.textContent = actingName(m[0]);
    out.push(mark);
    from = m.index + m[0].length;
  }
  if (from < text.length) out.push(document.createTextNode(text.slice(from)));
  return out;
}

function fill(el, attrs, children) {
  for (const [k, v] of Object.entries(attrs || {})) {
    if (v === undefined || v === null || v === false) continue;
    if (k === 'on') for (const [type, f] of Object.entries(v)) el.addEventListener(type, f);
    else if (k === 'style') for (const [p, x] of Object.entries(v)) el.style.setProperty(p, x);
    else el.setAttribute(k, v === true ? '' : plain(v));
  }
  add(el, children);
  return el;
}

function add(el, children) {
  for (const c of children) {
    if (c === undefined || c === null || c === false) continue;
    if (Array.isArray(c)) add(el, c);
    else if (c instanceof Node) el.append(c);
    else el.append(...words(c));
  }
}

function h(tag, attrs, ...children) { return fill(document.createElement(tag), attrs, children); }
function g(tag, attrs, ...children) {
  const el = document.createElementNS(svgSpace, tag);
  for (const c of children) if (typeof c === 'string') { el.textContent = plain(c); return fill(el, attrs, []); }
  return fill(el, attrs, children);
}
function put(el, ...children) { el.replaceChildren(); add(el, children); return el; }

// iso keeps the direction of a name from reaching the text around it.
function iso(text) { return h('bdi', null, text); }

const byID = id => document.getElementById(id);
const count = (n, word) => n.toLocaleString('en') + ' ' + (n === 1 ? word : word + 's');
const lower = s => s.toLowerCase().replace(/_/g, ' ');
const clampTo = (x, lo, hi) => Math.max(lo, Math.min(hi, x));

// say tells screen readers what has changed.
function say(text) { byID('live').textContent = plain(text); }

// stepping lets the arrow keys, Home and End move between the elements of a
// container that selector names.
function stepping(box, selector, back = ['ArrowUp'], on = ['ArrowDown']) {
  box.addEventListener('keydown', e => {
    if (e.altKey || e.ctrlKey || e.metaKey || !e.target.matches(selector)) return;
    const all = [...box.querySelectorAll(selector)].filter(x => x.offsetParent !== null || x.getClientRects().length);
    const at = all.indexOf(e.target);
    const to = back.includes(e.key) ? at - 1 : on.includes(e.key) ? at + 1 : e.key === 'Home' ? 0 : e.key === 'End' ? all.length - 1 : -1;
    if (to < 0 || to >= all.length || to === at) return;
    e.preventDefault();
    if (all[at].tabIndex === 0 && all[to].tabIndex === -1) { all[at].tabIndex = -1; all[to].tabIndex = 0; }
    all[to].focus();
  });
  return box;
}

// lazily fills a list as it is scrolled to, some items at a time; the button does
// it for those who do not scroll. The list may stand within holder.
function lazily(list, items, make, step = 60, holder = list) {
  let n = 0;
  const more = h('button', { class: 'btn more', type: 'button', on: { click: () => grow(true) } });
  const watch = new IntersectionObserver(es => { if (es.some(x => x.isIntersecting)) grow(false); }, { rootMargin: '600px' });
  function grow(focus) {
    const first = n;
    const part = document.createDocumentFragment();
    for (const end = Math.min(items.length, n + step); n < end; n++) part.append(make(items[n], n));
    list.append(part);
    if (n >= items.length) { watch.disconnect(); more.remove(); }
    else more.replaceChildren('Show more (' + (items.length - n).toLocaleString('en') + ' left)');
    if (focus) list.children[first]?.querySelector('summary, a, button')?.focus();
  }
  grow(false);
  const out = document.createDocumentFragment();
  out.append(holder);
  if (n < items.length) { out.append(more); watch.observe(more); }
  return out;
}
