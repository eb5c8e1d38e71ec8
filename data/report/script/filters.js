// What somebody looks for, kept in the address so that it can be sent on: #/findings?v=conflict&t=risk&c=45234&d=ppri&q=...

const filterNames = ['v', 't', 'c', 'd', 'q', 'r', 'n', 'p'];

function filtersFrom(query) {
    const filters = {};
    for (const name of filterNames) {
        const value = query.get(name);
        if (value) filters[name] = value;
    }
    return filters;
}

function address(view, filters = {}) {
    const query = new URLSearchParams();
    for (const name of filterNames) if (filters[name]) query.set(name, filters[name]);
    const text = query.toString();
    return `#/${view}${text ? `?${text}` : ''}`;
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// The findings that fit, [project, position] each, gravest first, then in the order of the run.
function findingsThatFit(filters, byDefault = []) {
    const wanted = new Set(filters.v ? filters.v.split(',') : byDefault);
    const sought = filters.q ? plain(filters.q) : '';
    const fits = tables.checks.map((check) => !filters.t || check.theme === filters.t);
    const ofDocument = tables.docs.map((doc) => !filters.d || documentKey(doc) === filters.d);
    const soughtCheck = tables.checks.map((check) => !sought || plain(inLanguage(check.title)).includes(sought));
    const soughtDocument = tables.docs.map((doc) => !sought || plain(inLanguage(doc.title)).includes(sought));
    const found = verdictOrder.map(() => []);
    const place = verdictCodes.map((code) => verdictOrder.indexOf(code));
    for (const project of projects) {
        if (!project.f || !projectFits(project, filters)) continue;
        const named = !sought || plain(`${project.id} ${project.code} ${project.name}`).includes(sought);
        for (let k = 0; k < project.f.length / 3; ++k) {
            const code = project.f[3 * k + 2] % 8;
            const check = project.f[3 * k];
            const doc = project.f[3 * k + 1];
            if (wanted.size && !wanted.has(verdictCodes[code])) continue;
            if (!fits[check] || !ofDocument[doc]) continue;
            if (!named && !soughtCheck[check] && !soughtDocument[doc]) continue;
            found[place[code]].push([project, k]);
        }
    }
    return found.flat();
}

function projectFits(project, filters) {
    return (!filters.c || communesOf(project).includes(filters.c)) && (!filters.r || project.d === filters.r) &&
        (!filters.n || project.n === filters.n);
}

// The projects that fit: all of them, or those with a finding that does.
function projectsThatFit(filters) {
    const sought = filters.q ? plain(filters.q) : '';
    const about = filters.v || filters.t || filters.d;
    const withFinding = about ? new Set(findingsThatFit({ ...filters, q: '' }).map(([project]) => project)) : null;
    return projects.filter((project) => projectFits(project, filters) && (!withFinding || withFinding.has(project)) &&
        (!sought || plain(`${project.id} ${project.code} ${project.name}`).includes(sought)));
}

// The bar of filters; `changed` gets the new ones.
function filterBar(filters, changed, byDefault = []) {
    const set = (name, value) => changed({ ...filters, [name]: value, p: '' });
    const chosen = new Set(filters.v ? filters.v.split(',') : byDefault);
    const verdicts = el('fieldset', { class: 'verdicts' }, el('legend', {}, t('verdict')), verdictOrder.map((code) =>
        el('label', { class: 'chip' }, el('input', {
            type: 'checkbox', name: 'v', value: code, checked: chosen.has(code), onchange: (event) => {
                if (event.target.checked) chosen.add(code); else chosen.delete(code);
                set('v', verdictOrder.filter((one) => chosen.has(one)).join(','));
            },
        }), mark('verdicts', code), ' ', first(label('verdict', code)))));
    const choice = (name, title, options) => el('label', { class: 'field' }, el('span', {}, title),
        el('select', { name, onchange: (event) => set(name, event.target.value) },
            el('option', { value: '' }, t('all')),
            options.map(([value, text]) => el('option', { value, selected: filters[name] === value }, text))));
    const byText = (a, b) => a[1].localeCompare(b[1], lang);
    const communes = [...communeNames].sort(byText);
    const documents = [...documentTitles.keys()].map((key) => [key, documentTitle(key)]).sort(byText);
    return el('form', { class: 'filters', role: 'search', 'aria-label': t('filters'), onsubmit: (event) => event.preventDefault() },
        verdicts,
        el('div', { class: 'fields' },
            choice('t', t('theme'), themes.map((theme) => [theme, first(label('theme', theme))]).sort(byText)),
            communes.length ? choice('c', t('commune'), communes) : null,
            choice('d', t('document'), documents),
            choice('r', t('side_documents'), documentsOrder.filter((code) => totals.d[code]).map((code) => [code, first(label('documents_rollup', code))])),
            el('label', { class: 'field' }, el('span', {}, t('search')), el('input', {
                type: 'search', name: 'q', value: filters.q || '', onchange: (event) => set('q', event.target.value.trim()),
            })),
            el('a', { class: 'button quiet', href: address(location.hash.slice(2).split('?')[0]) }, t('reset'))));
}

// ---- long lists

const pageSize = 50;

// One page of `items` between its links; on paper all of them, up to what somebody would print.
const mostPrinted = 1000;
function paged(items, filters, view, render, printing) {
    const all = printing ? items.slice(0, mostPrinted) : null;
    const pages = Math.max(1, Math.ceil(items.length / pageSize));
    const page = Math.min(pages, Math.max(1, Number(filters.p) || 1));
    const shown = all || items.slice((page - 1) * pageSize, page * pageSize);
    const link = (to, text) => (to < 1 || to > pages ? el('span', { class: 'button off' }, text)
        : el('a', { class: 'button', href: address(view, { ...filters, p: to === 1 ? '' : String(to) }) }, text));
    const pager = pages > 1 && !printing ? el('nav', { class: 'pager', 'aria-label': t('pages') }, link(page - 1, t('previous')),
        el('span', {}, t('page_of', { page: figure(page, 0), pages: figure(pages, 0) })), link(page + 1, t('next'))) : null;
    const cut = printing && items.length > mostPrinted ? el('p', { class: 'note' }, t('printed_first', { n: figure(mostPrinted, 0) })) : null;
    return [render(shown), pager, cut];
}
