// One filter for facts, graph and timeline.

const noFilter = { words: '', type: '', kind: '', modality: '', from: '', to: '', sources: 1, disputed: false };
let filter = { ...noFilter };
const filterIsSet = () => Object.keys(noFilter).filter(k => filter[k] !== noFilter[k]).length;

// wanted are the numbers of the facts that the filter lets through.
function wanted() {
  const query = terms(filter.words), text = factWords();
  const out = [];
  index.facts.forEach((f, n) => {
    if (filter.type && f.type !== filter.type) return;
    if (filter.modality && f.modality !== filter.modality) return;
    if (f.sources < filter.sources) return;
    if (filter.disputed && !disputed(f)) return;
    if (filter.kind && !f.args.some(a => index.nodes[a.node].type === filter.kind)) return;
    if (filter.from || filter.to) {
      if (!f.time || !isTime(f.time)) return;
      const [a, b] = period(f.time);
      if ((filter.from && b < filter.from) || (filter.to && a > filter.to)) return;
    }
    if (query.length && !matches(text[n], query)) return;
    out.push(n);
  });
  return out;
}

// tally counts values, the most frequent first.
function tally(values) {
  const n = new Map();
  for (const v of values) n.set(v, (n.get(v) || 0) + 1);
  return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// filterBar is the form; change is called after each change.
function filterBar(change) {
  let timer;
  const fields = h('div', { class: 'fields' });
  const details = h('details', { class: 'filters', open: window.innerWidth > 760 }, h('summary', null, 'Filter '), fields);
  const told = () => details.firstChild.setAttribute('data-set', filterIsSet() ? '(' + filterIsSet() + ' set)' : '');
  const set = (key, value) => { filter[key] = value; told(); change(); };
  const choose = (key, label, options) => h('label', { class: 'field' }, label,
    h('select', { name: key, on: { change: e => set(key, key === 'sources' ? Number(e.target.value) : e.target.value) } },
      options.map(([value, text]) => h('option', { value, selected: String(filter[key]) === String(value) }, text))));
  const date = (key, label) => h('label', { class: 'field' }, label,
    h('input', { type: 'date', name: key, value: filter[key], on: { change: e => set(key, e.target.value) } }));
  const most = index.facts.reduce((m, f) => Math.max(m, f.sources), 1);
  const levels = [1, 2, 3, 5, 10, 20, 50].filter(n => n <= most || n === 1);
  put(fields,
    h('label', { class: 'field words' }, 'Words', h('input', { type: 'search', name: 'words', value: filter.words, placeholder: 'name, verb, date', autocomplete: 'off', on: {
      input: e => { clearTimeout(timer); const v = e.target.value; timer = setTimeout(() => set('words', v), 120); } } })),
    choose('type', 'Relation', [['', 'all'], ...tally(index.facts.map(f => f.type)).map(([t, n]) => [t, lower(t) + ' (' + n + ')'])]),
    choose('kind', 'Involving a', [['', 'anything'], ...tally(index.facts.flatMap(f => [...new Set(f.args.map(a => index.nodes[a.node].type))])).map(([t, n]) => [t, lower(t) + ' (' + n + ')'])]),
    choose('modality', 'Told as', [['', 'anything'], ...tally(index.facts.map(f => f.modality)).map(([t, n]) => [t, lower(t) + ' (' + n + ')'])]),
    date('from', 'From'), date('to', 'To'),
    choose('sources', 'Support', levels.map(n => [n, n === 1 ? 'any' : n + '+ sources'])),
    h('label', { class: 'field check' }, h('input', { type: 'checkbox', name: 'disputed', checked: filter.disputed, on: { change: e => set('disputed', e.target.checked) } }), 'Disputed'),
    h('button', { class: 'btn', type: 'button', name: 'reset', on: { click: () => { filter = { ...noFilter }; details.replaceWith(filterBar(change)); change(); document.querySelector('.filters input')?.focus(); } } }, 'Reset'));
  told();
  return details;
}

// filtered puts the form above what make makes of the facts that are wanted, and
// keeps it up to date.
function filtered(make) {
  const counted = h('p', { class: 'count', id: 'counted' });
  const body = h('div');
  const change = () => {
    const numbers = wanted();
    const text = numbers.length === index.facts.length ? count(numbers.length, 'fact') : numbers.length.toLocaleString('en') + ' of ' + count(index.facts.length, 'fact');
    put(counted, text, index.cutFacts > 0 && ' (' + count(index.cutFacts, 'weaker fact') + ' not in this page)');
    put(body, numbers.length ? make(numbers) : h('p', { class: 'empty' }, 'No fact meets these conditions.'));
    say(text);
  };
  const bar = filterBar(change);
  const out = [bar, counted, body];
  change();
  return out;
}
