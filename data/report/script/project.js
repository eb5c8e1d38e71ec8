// One project: where it stands, its map, each finding with its explanation.

function projectPage(id, query, printing) {
    const project = projectsById.get(id);
    if (!project) return [el('section', {}, el('h1', { tabindex: '-1' }, t('unknown_project')), el('p', {}, el('a', { href: '#/' }, t('overview'))))];
    const more = details(project);
    const all = Array.from({ length: keysOf(project) }, (_, k) => finding(project, k));
    const only = query.get('d');
    const ofSide = (side) => all.filter((one) => one.check.side === side && (!only || documentKey(one.doc) === only));
    const place = el('div', { class: 'map', role: 'region', 'aria-label': t('map_of_project', { project: project.name }) });
    const sections = [
        neighbours(project),
        el('h1', { tabindex: '-1' }, projectTitle(project)),
        el('p', { class: 'facts' }, projectFacts(project, more)),
        el('div', { class: 'two' },
            standing('side_documents', 'documents', project.d, said(project.dl), t('conducted', { n: counted('check', project.conducted) })),
            needs.needs.length ? standing('side_needs', 'needs', project.n, said(project.nl)) : null),
        more.h && more.h.length ? el('section', {}, el('h2', {}, t('headlines')), el('ul', { class: 'headlines' }, more.h.map((text) => el('li', {}, said(text))))) : null,
    ];
    if (!project.f) return [[...sections, el('p', { class: 'banner' }, t('details_elsewhere'))]];
    const show = (one) => () => onMap && onMap.show(one);
    const cards = (ones) => el('ol', { class: 'cards' }, ones.map((one) => findingCard(one, { show: show(one), open: printing })));
    // What nobody has to answer stays folded: the causes above say what would settle it.
    const later = (one) => one.verdict === 'not_assessable' && !one.more.must;
    const gravest = verdictOrder.filter((code) => usual.includes(code)).flatMap((code) => ofSide('documents').filter((one) => one.verdict === code && !later(one)));
    sections.push(
        el('section', {}, el('h2', {}, t('map')), place, legend([['named', 'perimeter', t('perimeter')], ...usual.filter((code) => all.some((one) => one.verdict === code && one.more.g))
            .map((code) => ['verdicts', code, first(label('verdict', code))]), ...(more.cut ? [['named', 'adjusted', t('adjusted')]] : [])]),
        more.cut ? el('p', { class: 'note' }, said(more.cut.s)) : null),
        more.open.length ? el('section', {}, el('h2', {}, t('settles_here')), el('ol', { class: 'causes' }, more.open.map((cause) => el('li', {}, said(cause.s), ' ',
            el('span', { class: 'count' }, `(${counted('verification', cause.n)}${cause.m ? `, ${counted('mandatory', cause.m)}` : ''})`))))) : null,
        only ? el('p', { class: 'note' }, t('only_document', { document: documentTitle(only) }), ' ', el('a', { href: projectAddress(project) }, t('all_documents'))) : null,
        el('section', { id: 'documents' }, el('h2', {}, t('side_documents')), gravest.length ? cards(gravest) : el('p', {}, t('nothing_open')),
            folded(ofSide('documents').filter(later), 'not_assessable', show, printing, t('not_mandatory')),
            ['information', 'coherent', 'not_applicable'].map((code) => folded(ofSide('documents').filter((one) => one.verdict === code), code, show, printing))),
        section('side_needs', ofSide('needs'), cards),
        section('side_declared', ofSide('declared'), cards));
    return [sections, () => projectMap(place, project, all, more, query.get('f'))];
}

const section = (title, ones, cards) => (ones.length ? el('section', {}, el('h2', {}, t(title)), cards(ones)) : null);

function neighbours(project) {
    const before = projects[project.position - 1];
    const after = projects[project.position + 1];
    return el('nav', { class: 'pager', 'aria-label': t('projects') },
        before ? el('a', { class: 'button', href: projectAddress(before), rel: 'prev' }, `‹ ${before.id}`) : el('span', { class: 'button off' }, '‹'),
        el('a', { class: 'button quiet', href: '#/' }, t('all_projects')),
        after ? el('a', { class: 'button', href: projectAddress(after), rel: 'next' }, `${after.id} ›`) : el('span', { class: 'button off' }, '›'));
}

function projectFacts(project, more) {
    const facts = [area(project.area_m2), project.cn.split(';').join(', '), t('phase_of', { phase: label('phase', project.phase) })];
    if (project.variant) facts.push(t('variant_of', { variant: project.variant }));
    if (project.operation) facts.push(t('operation_of', { operation: project.operation }));
    if (more.status) facts.push(t('status_of', { status: more.status }));
    if (more.law_date) facts.push(`${t('law_date')} ${day(more.law_date)}`);
    if (more.score) facts.push(t('score', { points: figure(more.score[0], 0), reliability: figure(more.score[1], 1) }));
    for (const [quantity, value] of more.programme || []) {
        const known = words[`page/programme_${quantity}`];
        if (known && value) facts.push(`${roughly(value)} ${inLanguage(known)}`);
    }
    return facts.filter((part) => part).join(' · ');
}

function standing(title, group, code, text, note) {
    const node = el('section', { class: 'standing' }, el('h2', {}, t(title)), el('p', { class: 'verdictline' }, mark(group, code), ' ', first(text)), note ? el('p', { class: 'note' }, note) : null);
    node.style.borderLeftColor = palette[group][code].line;
    return node;
}

// Findings that ask nothing of anybody, folded: sentence by sentence.
function folded(ones, code, show, printing, note) {
    if (!ones.length) return null;
    return el('details', { class: 'folded', open: printing }, el('summary', {}, verdictBadge(code), ' ', el('span', { class: 'count' }, counted('finding', ones.length), note ? `, ${note}` : '')),
        code === 'information' || code === 'not_assessable' ? el('ol', { class: 'cards' }, ones.map((one) => findingCard(one, { show: show(one) })))
            : el('ul', { class: 'plain' }, ones.map((one) => el('li', { id: anchorOf(one), tabindex: '-1' }, el('b', {}, first(titleOf(one))), ', ', inLanguage(one.doc.title), '. ',
                one.more.s === undefined ? el('i', {}, t('sentence_elsewhere')) : said(one.more.s)))));
}

function projectMap(place, project, all, more, wanted) {
    const map = newMap(place, 0);
    drawCommunes(map, false);
    drawGround(map, more.ground);
    const perimeter = layerOf(project.p, { ...pathStyle('named', 'perimeter'), pane: 'projects', fill: false, interactive: false });
    if (perimeter) perimeter.addTo(map);
    if (more.cut) {
        const left = layerOf(more.cut.g, { ...pathStyle('named', 'adjusted'), pane: 'projects', interactive: false });
        if (left) left.addTo(map);
    }
    const drawn = new Map([[project, all.filter((one) => usual.includes(one.verdict)).map((one) => one.k)]]);
    const marks = conflictLayers(map, drawn, (one) => highlight(anchorOf(one)));
    fit(map, project.b ? boundsOf(project.b) : null, 19);
    marks.draw(project);
    onMap = { show: (one) => marks.light(one) };
    if (wanted !== null && all[Number(wanted)]) {
        const one = all[Number(wanted)];
        marks.light(one);
        highlight(anchorOf(one));
    }
}
