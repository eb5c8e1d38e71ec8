// Which page the address asks for, and what stands around it.

const views = {
    '': (rest, query, printing) => [[leftBanner(), overviewPage(filtersFrom(query), printing)]],
    findings: (rest, query, printing) => findingsPage(filtersFrom(query), printing),
    project: (rest, query, printing) => projectPage(rest, query, printing),
    needs: (rest, query) => needsPage(query),
    open: () => openPage(),
    quality: () => qualityPage(),
    provenance: () => provenancePage(),
};
const tabs = ['', 'findings', ...(needs.needs.length ? ['needs'] : []), 'open', 'quality', 'provenance'];
const tabTitles = { '': 'overview', findings: 'findings', needs: 'needs', open: 'not_assessed', quality: 'data_quality', provenance: 'provenance' };

function currentAddress() {
    const [path, text] = location.hash.replace(/^#\/?/, '').split('?');
    const slash = path.indexOf('/');
    const view = slash < 0 ? path : path.slice(0, slash);
    let rest = slash < 0 ? '' : path.slice(slash + 1);
    try {
        rest = decodeURIComponent(rest);
    } catch {
        rest = '';
    }
    return { view: Object.hasOwn(views, view) && (view !== 'needs' || needs.needs.length) ? view : '', rest, query: new URLSearchParams(text || '') };
}

let before = null;
let afterwards = null;

// To another page, or the same with other filters.
function go(view, filters, then = null) {
    const target = address(view, filters);
    afterwards = then;
    if (location.hash === target) show();
    else location.hash = target;
}

function show(printing = false) {
    const { view, rest, query } = currentAddress();
    const same = before !== null && before.view === view && before.rest === rest;
    const held = same ? heldFocus() : null;
    closeMaps();
    onMap = null;
    const [content, ready] = views[view](rest, query, printing);
    document.body.classList.toggle('printing', printing);
    const main = element('main');
    main.replaceChildren();
    put(main, [content]);
    around(view);
    const heading = main.querySelector('h1');
    document.title = [heading && view !== '' ? heading.textContent : '', run.title].filter((part) => part).join(' – ');
    if (same) {
        if (held) held();
        const result = element('result');
        if (result) announce(result.textContent);
    } else if (before !== null) {
        window.scrollTo(0, 0);
        if (heading) heading.focus({ preventScroll: true });
    }
    if (view === '' && before !== null && query.toString() && !same) element('matrix').scrollIntoView();
    before = { view, rest };
    if (ready) ready();
    if (afterwards) {
        const then = afterwards;
        afterwards = null;
        then();
    }
}

// The control somebody has just used, found again once the page is drawn anew.
function heldFocus() {
    const held = document.activeElement;
    if (!held || !held.name) return null;
    const { name, value, type } = held;
    return () => {
        const again = [...document.getElementsByName(name)].find((node) => type !== 'checkbox' || node.value === value);
        if (again) again.focus({ preventScroll: true });
    };
}

function around(view) {
    document.documentElement.lang = lang;
    element('skip').textContent = t('skip');
    const other = lang === 'fr' ? 'en' : 'fr';
    element('top').replaceChildren(el('div', { class: 'brand' }, el('span', { class: 'name' }, 'Terracord'), el('span', { class: 'subject' }, run.title),
        el('button', { type: 'button', id: 'language', lang: other, onclick: () => { lang = other; show(); element('language').focus(); } }, other === 'fr' ? 'Français' : 'English')),
    el('nav', { 'aria-label': t('pages_of_report') }, el('ul', {}, tabs.map((tab) => el('li', {}, el('a', { href: `#/${tab}`, 'aria-current': tab === view ? 'page' : null }, t(tabTitles[tab])))))));
    element('foot').replaceChildren(el('p', {}, inLanguage(run.disclaimer)), el('p', {}, t('made_by', { version: run.version, date: day(run.date) })));
}

element('skip').addEventListener('click', (event) => {
    event.preventDefault();
    element('main').focus();
});
window.addEventListener('hashchange', () => show());
window.addEventListener('beforeprint', () => show(true));
window.addEventListener('afterprint', () => show());

drawHatches();
show();
