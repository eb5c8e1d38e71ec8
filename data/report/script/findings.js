// The findings of all projects: filters, a list and a map that point at each other.

const usual = ['conflict', 'reservation', 'attention', 'not_assessable'];
const mostProjectsDrawn = 150; // with their conflicts at a time; farther out the perimeters alone
const mostGrounds = 6;

function findingsPage(filters, printing) {
    const found = findingsThatFit(filters, usual);
    const place = el('div', { class: 'map', role: 'region', 'aria-label': t('map_of_findings') });
    const items = found.map(([project, k]) => finding(project, k));
    const section = el('section', { class: 'findings' },
        el('h1', { tabindex: '-1' }, t('findings')),
        el('p', { class: 'note' }, t('findings_about')),
        filterBar(filters, (changed) => go('findings', changed), usual),
        el('p', { class: 'result', id: 'result' }, t('result_findings', { n: counted('finding', found.length) })),
        el('div', { class: 'beside' },
            el('div', { class: 'mapside' }, el('h2', { class: 'unseen' }, t('map')), place, legend(['conflict', 'reservation', 'attention', 'not_assessable'].map((code) => ['verdicts', code, first(label('verdict', code))]).concat(
                documentsOrder.filter((code) => totals.d[code]).map((code) => ['documents', code, t('perimeter_of', { rollup: label('documents_rollup', code) })])))),
            el('div', { class: 'list' }, el('h2', { class: 'unseen' }, t('findings_list')), paged(items, filters, 'findings', (shown) => el('ol', { class: 'cards' },
                shown.map((one) => findingCard(one, { project: true, show: () => showOnMap(one) }))), printing))));
    return [section, () => findingsMap(place, found, filters)];
}

let onMap = null; // what the map of findings offers to the list

function showOnMap(one) {
    if (onMap) onMap.show(one);
}

function findingsMap(place, found, filters) {
    const drawn = projects.filter((project) => project.f);
    const map = newMap(place, drawn.length);
    drawCommunes(map, true);
    const wanted = new Map();
    for (const [project, k] of found) {
        if (!wanted.has(project)) wanted.set(project, []);
        wanted.get(project).push(k);
    }
    const bounds = L.latLngBounds([]);
    for (const project of drawn) {
        if (!project.b) continue;
        const layer = layerOf(project.p, { ...pathStyle('documents', project.d, map.canvas), pane: 'projects' }) ||
            L.rectangle(boundsOf(project.b), { ...pathStyle('documents', project.d, map.canvas), pane: 'projects' });
        named(layer, projectTitle(project), first(label('documents_rollup', project.d)));
        layer.on('click', () => { location.hash = projectAddress(project); });
        layer.addTo(map);
        if (wanted.has(project)) bounds.extend(boundsOf(project.b));
    }
    const marks = conflictLayers(map, wanted, (one) => goToFinding(one, filters), true);
    map.on('moveend', marks.refresh);
    fit(map, bounds, 17);
    marks.refresh();
    onMap = { show: (one) => { marks.draw(one.project); marks.light(one); } };
}

// The conflict shapes of the projects in view, drawn as they come into it.
function conflictLayers(map, wanted, chosen, underneath) {
    const layers = new Map();
    const grounds = new Map();
    const bounds = new Map();
    let lit = null;
    // The zones under the projects, once few enough of them are in view.
    const lay = (close) => {
        const wanted_now = close.size <= mostGrounds ? close : new Set();
        for (const [project, ground] of grounds) {
            if (wanted_now.has(project)) continue;
            ground.forEach((layer) => layer.remove());
            grounds.delete(project);
        }
        for (const project of wanted_now) if (!grounds.has(project)) grounds.set(project, drawGround(map, details(project).ground));
    };
    const draw = (project) => {
        if (layers.has(project)) return;
        const group = [];
        // The gravest lies on top.
        const ones = (wanted.get(project) || []).map((k) => finding(project, k));
        ones.sort((a, b) => verdictOrder.indexOf(b.verdict) - verdictOrder.indexOf(a.verdict));
        for (const one of ones) {
            for (const [, text, shape] of one.more.g || []) {
                const style = { ...pathStyle('verdicts', one.verdict, map.canvas), pane: 'marks' };
                const layer = layerOf(shape, style);
                if (!layer) continue;
                named(layer, first(label('verdict', one.verdict)), titleOf(one), text, projectTitle(project));
                layer.on('click', (event) => { L.DomEvent.stop(event); chosen(one); });
                layer.addTo(map);
                layer.k = one.k;
                layer.usualStyle = style;
                group.push(layer);
            }
        }
        layers.set(project, group);
    };
    const erase = (project) => {
        for (const layer of layers.get(project)) layer.remove();
        layers.delete(project);
    };
    const boxOf = (project) => {
        if (!bounds.has(project)) bounds.set(project, project.b ? boundsOf(project.b) : null);
        return bounds.get(project);
    };
    return {
        draw,
        refresh() {
            const view = map.getBounds().pad(0.1);
            const near = [...wanted.keys()].filter((project) => boxOf(project) && view.intersects(boxOf(project)));
            const close = near.length <= mostProjectsDrawn ? new Set(near) : new Set();
            for (const project of [...layers.keys()]) if (!close.has(project)) erase(project);
            close.forEach(draw);
            if (underneath) lay(close);
        },
        light(one) {
            if (lit) lit.forEach((layer) => layer.setStyle({ weight: layer.usualStyle.weight }));
            const group = (layers.get(one.project) || []).filter((layer) => layer.k === one.k);
            lit = group;
            const around = L.latLngBounds([]);
            for (const layer of group) {
                layer.setStyle({ weight: layer.usualStyle.weight + 3 });
                if (layer.bringToFront) layer.bringToFront();
                around.extend(layer.getBounds());
            }
            fit(map, around.isValid() ? around : boxOf(one.project), 19);
            map.getContainer().scrollIntoView({ block: 'nearest' });
        },
    };
}

const anchorOf = (one) => `finding-${one.project.position}-${one.k}`;

// From the map to the list: its page of the list, then the card itself.
function goToFinding(one, filters) {
    const found = findingsThatFit(filters, usual);
    const position = found.findIndex(([project, k]) => project === one.project && k === one.k);
    const page = String(Math.floor(position / pageSize) + 1);
    if (page !== (filters.p || '1')) go('findings', { ...filters, p: page === '1' ? '' : page }, () => highlight(anchorOf(one)));
    else highlight(anchorOf(one));
}

function highlight(id) {
    for (const other of document.querySelectorAll('.card.lit')) other.classList.remove('lit');
    const card = element(id);
    if (!card) return;
    for (const fold of [card.closest('details')]) if (fold) fold.open = true;
    card.classList.add('lit');
    card.scrollIntoView({ block: 'center', behavior: still() ? 'auto' : 'smooth' });
    card.focus({ preventScroll: true });
    announce(card.querySelector('h3').textContent);
}

// ---- one finding

// `project`: name it; `show`: what its button does on the map beside; `open`: with its explanation folded out.
function findingCard(one, { project = false, show = null, open = false } = {}) {
    const more = one.more;
    const doc = documentLine(one);
    const drawable = show && (more.g || []).some(([, , shape]) => shape);
    return el('li', { class: `card ${one.verdict}`, id: anchorOf(one), tabindex: '-1' },
        el('div', { class: 'cardhead' }, findingBadge(one), more.must ? el('span', { class: 'tag' }, t('mandatory')) : null,
            more.fragile ? el('span', { class: 'tag' }, t('fragile')) : null),
        el('h3', {}, first(titleOf(one))),
        project ? el('p', { class: 'where' }, projectLink(one.project)) : null,
        doc ? el('p', { class: 'note' }, doc) : null,
        el('p', { class: 'sentence' }, said(more.s)),
        more.supply !== undefined ? el('p', { class: 'supply' }, el('b', {}, t('to_supply')), ' ', said(more.supply)) : null,
        el('div', { class: 'actions' },
            drawable ? el('button', { type: 'button', onclick: show }, t('show_on_map')) : null,
            project ? el('a', { class: 'button quiet', href: projectAddress(one.project, { f: one.k }) }, t('in_its_project')) : null),
        more.id ? explanation(one, open) : null);
}

function documentLine(one) {
    const doc = one.doc;
    const parts = [one.check.title ? inLanguage(doc.title) : ''];
    if (doc.version) parts.push(t('version_of', { version: doc.version }));
    if (doc.approved) parts.push(t('approved_on', { date: day(doc.approved) }));
    if (doc.obtained) parts.push(t('obtained_on', { date: day(doc.obtained) }));
    return parts.filter((part) => part).join(' · ');
}
