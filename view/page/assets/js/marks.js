// What marks do: coreference on hover and focus, the card of a name, keys.

function watchMarks(root, a) {
  const text = reading.text;
  oneStop();
  const over = el => { if (el) { light(el.dataset.e); tipAt(el, a); } else { light(null); hideTip(); } };
  const markAt = t => t.closest && t.closest('.m:not(.off)');
  text.addEventListener('mouseover', e => over(markAt(e.target)));
  text.addEventListener('mouseleave', () => over(null));
  text.addEventListener('focusin', e => { const m = e.target.closest('.m'); if (m) { oneStop(m); if (m.matches(':focus-visible')) over(m); else light(m.dataset.e); } });
  text.addEventListener('focusout', () => over(null));
  root.addEventListener('click', e => {
    const open = e.target.closest('[data-open]');
    if (open) { toggleSentence(Number(open.dataset.open)); return; }
    const b = e.target.closest('.pick');
    if (b && b.dataset.r) { pick(Number(b.dataset.r), { still: !!b.closest('.under') }); return; }
    const m = e.target.closest('.m:not(.off)');
    if (m) { hideTip(); showCard(Number(m.dataset.e), m); }
  });
  text.addEventListener('keydown', e => markKey(e, a));
}

// markKey: left and right go through the marks, with shift through those of one
// name, up and down from line to line of sentences, Enter opens the card.
function markKey(e, a) {
  const m = e.target.closest('.m');
  if (!m || e.target !== m || e.altKey || e.ctrlKey || e.metaKey) return;
  const all = [...reading.text.querySelectorAll(e.shiftKey ? '.m[data-e="' + m.dataset.e + '"]' : '.m:not(.off)')];
  const at = all.indexOf(m);
  let to = null;
  if (e.key === 'ArrowRight') to = all[at + 1];
  else if (e.key === 'ArrowLeft') to = all[at - 1];
  else if (e.key === 'Home') to = all[0];
  else if (e.key === 'End') to = all.at(-1);
  else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    const own = m.closest('.s'), down = e.key === 'ArrowDown';
    to = (down ? all.slice(at + 1) : all.slice(0, at).reverse()).find(x => x.closest('.s') !== own);
  } else if (e.key === 'Enter' || e.key === ' ') {
    e.preventDefault();
    hideTip();
    showCard(Number(m.dataset.e), m, true);
    return;
  } else return;
  e.preventDefault();
  if (to) to.focus();
}

// light shows all mentions of one entity.
function light(n) {
  if (!reading) return;
  for (const el of reading.text.querySelectorAll('.m.co')) el.classList.remove('co');
  if (n === null) return;
  for (const el of reading.text.querySelectorAll('.m[data-e="' + Number(n) + '"]')) el.classList.add('co');
}

function tipAt(el, a) {
  const e = a.entities[el.dataset.e], tip = byID('tip');
  const n = e.mentions.length;
  put(tip, h('b', null, iso(e.name)), h('small', null, kindName(e) + ' · ' + count(n, 'mention') + ' here' + (e.value ? ' · ' + e.value : '')));
  tip.hidden = false;
  const r = el.getClientRects()[0] || el.getBoundingClientRect();
  const w = tip.offsetWidth, t = tip.offsetHeight;
  tip.style.left = clampTo(r.left, 8, Math.max(8, document.documentElement.clientWidth - w - 8)) + 'px';
  tip.style.top = (r.top - t - 6 > 70 ? r.top - t - 6 : r.bottom + 6) + 'px';
}
function hideTip() { byID('tip').hidden = true; }

// --- the card of a name

let cardFrom = null;

function showCard(n, from, focus) {
  const a = reading.data, e = a.entities[n], card = byID('card');
  cardFrom = from;
  const facts = a.relations.map((r, k) => k).filter(k => a.relations[k].args.some(x => x.entity === n) || (a.relations[k].by || []).includes(n));
  const node = index.nodes[e.node];
  const places = [...reading.text.querySelectorAll('.m[data-e="' + n + '"]')];
  let at = Math.max(0, places.indexOf(from));
  const where = h('span', { class: 'num soft' });
  const step = by => {
    at = (at + by + places.length) % places.length;
    places[at].scrollIntoView({ block: 'center' });
    light(n);
    tell();
  };
  const tell = () => put(where, 'mention ' + (at + 1) + ' of ' + places.length);
  tell();
  put(card,
    h('header', null, h('h2', { tabindex: -1 }, iso(e.name)), h('button', { type: 'button', class: 'icon', 'aria-label': 'Close', on: { click: hideCard } }, '✕')),
    h('p', null, h('span', { class: 'kind' }, kindName(e)), e.value && [' ', h('span', { class: 'soft num' }, e.value)]),
    places.length > 0 && h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn', 'aria-label': 'Previous mention', on: { click: () => step(-1) } }, '‹'), where, h('button', { type: 'button', class: 'btn', 'aria-label': 'Next mention', on: { click: () => step(1) } }, '›')),
    facts.length > 0 && h('ul', { class: 'rels' }, facts.slice(0, 12).map(k => h('li', null, h('button', { type: 'button', class: 'pick', on: { click: () => { hideCard(); pick(k, { stay: true }); } } }, relLine(a, a.relations[k]))))),
    node && h('div', { class: 'row' }, h('a', { class: 'btn', href: '#/name/' + encodeURIComponent(node.id) }, 'In all articles')));
  card.className = tint(e.type);
  card.hidden = false;
  light(n);
  if (focus) card.querySelector('h2').focus();
  say(plain(e.name) + ', ' + kindName(e) + ', ' + count(e.mentions.length, 'mention'));
}

function hideCard() {
  const card = byID('card');
  if (card.hidden) return false;
  const inside = card.contains(document.activeElement);
  card.hidden = true;
  light(null);
  if (inside && cardFrom && cardFrom.isConnected) cardFrom.focus({ preventScroll: true });
  return true;
}
