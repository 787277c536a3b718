// The search box: names, facts, articles, and words in the articles' text.

const box = byID('q'), hits = byID('hits');
let options = [], chosen = -1, searching;

function hideHits() {
  hits.hidden = true;
  chosen = -1;
  box.setAttribute('aria-expanded', 'false');
  box.removeAttribute('aria-activedescendant');
}

function search() {
  const query = terms(box.value);
  if (!query.length) { hideHits(); return; }
  options = [];
  const out = [];
  const group = (name, items) => {
    if (!items.length) return;
    out.push(h('div', { class: 'group', role: 'presentation' }, name));
    for (const [href, label, small, act] of items) {
      const el = h('div', { role: 'option', id: 'hit' + options.length, 'aria-selected': 'false' }, label, small && h('small', null, small));
      const n = options.length;
      el.addEventListener('mousedown', e => { e.preventDefault(); follow(n); });
      options.push({ href, act, el });
      out.push(el);
    }
  };
  const text = factWords();
  const inFacts = index.facts.filter((f, n) => matches(text[n], query));
  const names = index.nodes.map((n, i) => i).filter(i => matches(fold(index.nodes[i].name + ' ' + (index.nodes[i].aliases || []).join(' ')), query))
    .sort((a, b) => nodeFacts(b).length - nodeFacts(a).length || a - b);
  group('Names', names.slice(0, 5).map(i => ['#/name/' + encodeURIComponent(index.nodes[i].id), nodeName(i), kindName(index.nodes[i]) + ' · ' + count(nodeFacts(i).length, 'fact')]));
  if (inFacts.length) group('Facts', [['#/facts', 'Facts with “' + box.value.trim() + '”', count(inFacts.length, 'fact'), () => { filter = { ...noFilter, words: box.value.trim() }; }],
    ...inFacts.slice(0, 4).map(f => ['#/fact/' + encodeURIComponent(f.id), factLine(f), count(f.sources, 'source')])]);
  group('Articles', index.articles.map((a, i) => i).filter(i => matches(fold(heading(i) + ' ' + index.articles[i].id + ' ' + (index.articles[i].paper || '')), query)).slice(0, 5).map(i => ['#/article/' + i, iso(heading(i)), index.articles[i].published || '']));
  group('In the text', inText(box.value.trim()));
  if (!options.length) out.push(h('div', { class: 'none' }, 'Nothing found.'));
  put(hits, out);
  hits.hidden = false;
  box.setAttribute('aria-expanded', 'true');
  choose(-1);
  say(count(options.length, 'result'));
}

// inText looks for the words as they are written, in as many articles as it
// takes to find a few.
function inText(phrase) {
  const out = [], want = phrase.toLowerCase();
  if (want.length < 3) return out;
  for (let i = 0; i < index.articles.length && out.length < 5; i++) {
    const a = article(i);
    if (!a) continue;
    const at = a.text.toLowerCase().indexOf(want);
    if (at < 0) continue;
    const from = Math.max(0, at - 30), cut = a.text.slice(from, at + want.length + 45).replace(/\s+/g, ' ');
    out.push(['#/article/' + i + '/' + at, iso((from ? '… ' : '') + cut + ' …'), heading(i)]);
  }
  return out;
}

function choose(n) {
  options.forEach((o, i) => o.el.setAttribute('aria-selected', String(i === n)));
  chosen = n;
  if (n < 0) { box.removeAttribute('aria-activedescendant'); return; }
  box.setAttribute('aria-activedescendant', 'hit' + n);
  options[n].el.scrollIntoView({ block: 'nearest' });
}

function follow(n) {
  const o = options[n < 0 ? 0 : n];
  if (!o) return;
  if (o.act) o.act();
  hideHits();
  box.blur();
  if (location.hash === o.href) render(); else location.hash = o.href;
}

box.addEventListener('input', () => { clearTimeout(searching); searching = setTimeout(search, 90); });
box.addEventListener('focus', () => { if (box.value) search(); });
box.addEventListener('blur', () => setTimeout(hideHits, 120));
box.addEventListener('keydown', e => {
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    e.preventDefault();
    if (hits.hidden) search();
    if (options.length) choose((chosen + (e.key === 'ArrowDown' ? 1 : -1) + options.length + (chosen < 0 && e.key === 'ArrowUp' ? 1 : 0)) % options.length);
  } else if (e.key === 'Enter') {
    e.preventDefault();
    clearTimeout(searching);
    if (hits.hidden || chosen < 0) search();
    follow(chosen);
  } else if (e.key === 'Escape') {
    e.stopPropagation();
    if (hits.hidden) { box.value = ''; box.blur(); byID('main').focus({ preventScroll: true }); } else hideHits();
  }
});
