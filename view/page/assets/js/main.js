// Which view is shown, the keys that work everywhere, and the start.

const views = [
  ['facts', 'Facts', () => index.facts.length, showFacts],
  ['graph', 'Graph', () => 0, showGraph],
  ['timeline', 'Timeline', () => 0, showTimeline],
  ['conflicts', 'Conflicts', () => index.facts.filter(disputed).length, showConflicts],
  ['articles', 'Articles', () => index.articles.length, showArticles],
];

function decoded(s) {
  try { return decodeURIComponent(s); } catch { return s; }
}

// render shows what the address asks for.
function render(first) {
  const [view, arg, anchor] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  hideTip();
  hideCard();
  reading?.watch?.disconnect();
  reading = null;
  let content, current = view;
  if (view === 'article') { content = showArticle(Number(arg), anchor); current = 'articles'; }
  else if (view === 'fact') { content = showFact(arg); current = 'facts'; }
  else if (view === 'name') { content = showName(arg); current = ''; }
  else if (view === '' && index.articles.length === 1) { content = showArticle(0); current = 'articles'; }
  else {
    const v = views.find(x => x[0] === view) || views[0];
    current = v[0];
    content = v[3](arg);
  }
  const main = byID('main');
  put(main, content);
  for (const a of byID('views').children) a.dataset.view === current ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
  const title = main.querySelector('h1');
  document.title = plain((title ? title.textContent + ' · ' : '') + 'actant');
  if (first === true) return;
  if (!anchor) window.scrollTo({ top: 0, behavior: 'instant' });
  if (title && !anchor) title.focus({ preventScroll: true });
}

// --- theme

const themes = ['auto', 'light', 'dark'];
const store = {
  get(k) { try { return localStorage.getItem(k); } catch { return null; } },
  set(k, v) { try { localStorage.setItem(k, v); } catch { /* a page from a file may have no store */ } },
};
const faces = {
  auto: ['M12 3a9 9 0 1 0 0 18z', 'M12 3a9 9 0 0 1 0 18'],
  light: ['M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z', 'M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2'],
  dark: ['M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z', ''],
};

function themeButton() {
  let now = themes.includes(store.get('actant-theme')) ? store.get('actant-theme') : 'auto';
  const button = h('button', { type: 'button', class: 'icon', id: 'theme' });
  const apply = () => {
    now === 'auto' ? delete document.documentElement.dataset.theme : document.documentElement.dataset.theme = now;
    button.setAttribute('aria-label', 'Colours: ' + now + '. Change');
    button.title = 'Colours: ' + now;
    put(button, g('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, g('path', { d: faces[now][0], fill: 'currentColor' }), g('path', { d: faces[now][1], fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' })));
  };
  button.addEventListener('click', () => {
    now = themes[(themes.indexOf(now) + 1) % themes.length];
    store.set('actant-theme', now);
    apply();
    say('Colours: ' + now);
  });
  apply();
  return button;
}

// --- keys

let keysOn = store.get('actant-keys') !== 'off';

function helpDialog() {
  const keys = [['/', 'search'], ['1 to 5', 'facts, graph, timeline, conflicts, articles'], ['← →', 'in a text: from mark to mark; with Shift to the same name'], ['↑ ↓', 'in lists: from entry to entry; in a text: from sentence to sentence'],
    ['Enter', 'open what has the focus'], ['Esc', 'close, or let go of what is chosen'], ['?', 'this help']];
  const box = h('input', { type: 'checkbox', checked: keysOn, on: { change: e => { keysOn = e.target.checked; store.set('actant-keys', keysOn ? 'on' : 'off'); } } });
  const d = h('dialog', { 'aria-labelledby': 'help-title' }, h('h2', { id: 'help-title' }, 'Keys'),
    h('dl', null, keys.map(([k, what]) => [h('dt', null, k.split(' ').map(x => x === 'to' ? ' to ' : h('kbd', null, x))), h('dd', null, what)])),
    h('label', { class: 'field check' }, box, 'Keys of one letter work everywhere'),
    h('p', { class: 'soft' }, 'Underlined and tinted: a name; dashed or thin: a description; dotted: a pronoun. Hover a mark, or move to it, and all mentions of the same thing light up.'),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn', on: { click: () => d.close() } }, 'Close')));
  d.addEventListener('close', () => d.remove());
  document.body.append(d);
  d.showModal();
}

document.addEventListener('keydown', e => {
  if (e.altKey || e.ctrlKey || e.metaKey || document.querySelector('dialog[open]')) return;
  if (e.key === 'Escape') { escape(e); return; }
  if (!keysOn || e.target.closest('input, select, textarea')) return;
  if (e.key === '/') { e.preventDefault(); box.focus(); box.select(); }
  else if (e.key === '?') { e.preventDefault(); helpDialog(); }
  else if (/^[1-5]$/.test(e.key)) { e.preventDefault(); location.hash = '#/' + views[e.key - 1][0]; }
});

function escape() {
  if (hideCard()) return;
  hideTip();
  if (reading && reading.picked >= 0) {
    const r = reading.data.relations[reading.picked];
    const button = reading.root.querySelector('.side .pick[data-r="' + reading.picked + '"]');
    unpick();
    if (!showAllArcs && r.sentence >= 0) closeSentence(r.sentence);
    button?.focus({ preventScroll: true });
    return;
  }
  if (reading && reading.open.size && !showAllArcs) { closeAll(); return; }
  const open = document.activeElement?.closest?.('details[open]');
  if (open) { open.open = false; open.querySelector('summary')?.focus(); }
}

// --- a server's page: adding an article

function addDialog() {
  const text = h('textarea', { id: 'new-text', rows: 10, required: true });
  const name = h('input', { type: 'text', id: 'new-id', placeholder: 'article.txt' });
  const date = h('input', { type: 'date', id: 'new-date' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const send = h('button', { type: 'submit', class: 'btn' }, 'Read it');
  const form = h('form', { method: 'dialog' }, h('label', { for: 'new-text' }, 'Text of the article'), text, h('label', { for: 'new-id' }, 'Its name'), name,
    h('label', { for: 'new-date' }, 'Published (where the text does not say)'), date, problem,
    h('div', { class: 'row' }, send, h('button', { type: 'button', class: 'btn', on: { click: () => d.close() } }, 'Cancel')));
  const d = h('dialog', { 'aria-labelledby': 'add-title' }, h('h2', { id: 'add-title' }, 'Add an article'), form);
  form.addEventListener('submit', async e => {
    e.preventDefault();
    send.disabled = true;
    put(problem);
    try {
      const body = { text: text.value, id: name.value || 'article ' + (index.articles.length + 1) };
      if (date.value) body.published = date.value;
      const r = await fetch('v1/articles', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      const answer = await r.json();
      if (!r.ok) throw new Error(answer.detail || answer.title);
      location.reload();
    } catch (err) {
      put(problem, String(err.message || err));
      send.disabled = false;
    }
  });
  d.addEventListener('close', () => d.remove());
  document.body.append(d);
  d.showModal();
}

// --- start

put(byID('views'), views.map(([id, name, n]) => h('a', { href: '#/' + id, 'data-view': id }, name, n() > 0 && [' ', h('span', { class: 'num' }, n().toLocaleString('en'))])));
put(byID('tools'),
  index.live && h('button', { type: 'button', class: 'btn', on: { click: addDialog } }, 'Add'),
  themeButton(),
  h('button', { type: 'button', class: 'icon', 'aria-label': 'Keys and help', title: 'Keys and help', on: { click: helpDialog } }, '?'));
byID('skip').addEventListener('click', e => { e.preventDefault(); byID('main').focus(); });
window.addEventListener('hashchange', render);
let resized;
window.addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(redrawArcs, 80); });
document.fonts?.ready.then(redrawArcs);
render(true);
