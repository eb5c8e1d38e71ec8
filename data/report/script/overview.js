// Page one: what was asked, how many projects stand where, what is missing, what to do first.

function overviewPage(filters, printing) {
    return [
        head(),
        missingDocuments(),
        el('div', { class: 'two' },
            rollups('side_documents', 'rollups_documents_about', 'documents', documentsOrder, totals.d, 'r', (code) => first(label('documents_rollup', code))),
            needs.needs.length ? rollups('side_needs', 'rollups_needs_about', 'needs', needsOrder, totals.n, 'n', (code) => label('page', `${code}_about`)) : null),
        firstCauses(),
        matrixSection(filters, printing),
    ];
}

function head() {
    const facts = [t('as_of', { date: day(run.date) }), t('phase_of', { phase: label('phase', run.phase) })];
    if (run.profile) facts.push(inLanguage(run.profile));
    const office = [run.service, run.author, run.reference && t('file_number', { number: run.reference })].filter((part) => part);
    return el('section', { class: 'hero' },
        run.logo ? el('img', { class: 'logo', src: run.logo, alt: run.service || '' }) : null,
        el('h1', { tabindex: '-1' }, run.title || t('untitled')),
        el('p', { class: 'facts' }, facts.join(' · ')),
        office.length ? el('p', { class: 'facts' }, office.join(' · ')) : null,
        run.validated ? null : el('p', {}, el('span', { class: 'stamp' }, t('working_document'))),
        el('p', { class: 'lead' }, t('asked', {
            projects: counted('project', totals.projects), documents: counted('document', run.documents.filter((one) => !one.other).length),
            checks: counted('check', run.checks),
        })),
        el('p', { class: 'note' }, inLanguage(run.disclaimer)));
}

// What this page leaves to the other files because it would grow too large; nothing where it holds everything.
function leftBanner() {
    const [plainOnes, withoutDetails, unlisted, shapes] = totals.left;
    const lines = [];
    if (plainOnes) lines.push(t('left_plain', { projects: counted('project', plainOnes) }));
    if (withoutDetails) lines.push(t('left_details', { projects: counted('project', withoutDetails) }));
    if (unlisted) lines.push(t('left_unlisted', { projects: counted('project', unlisted) }));
    if (shapes) lines.push(t('left_shapes', { n: figure(shapes, 0) }));
    if (!lines.length) return null;
    return el('aside', { class: 'banner', id: 'left' }, el('h2', {}, t('left_title')), el('p', {}, t('left_about')), el('ul', {}, lines.map((line) => el('li', {}, line))));
}

function missingDocuments() {
    if (!totals.missing.length) return null;
    return el('section', { class: 'alert' }, el('h2', {}, t('missing_title')), el('p', {}, t('missing_about')),
        el('ul', {}, totals.missing.map(([title, count]) => el('li', {}, mark('verdicts', 'not_assessable'), ' ',
            t('missing_line', { document: inLanguage(title), projects: counted('project', count) })))));
}

function rollups(title, about, group, order, numbers, filter, words_of) {
    const shown = order.filter((code) => numbers[code]);
    const row = (code) => {
        const bar = el('span', { class: 'bar' });
        bar.style.width = `${(100 * numbers[code]) / Math.max(1, totals.projects)}%`;
        bar.style.backgroundColor = palette[group][code].line;
        return el('li', {}, el('a', { href: address('', { [filter]: code }), onclick: (event) => {
            event.preventDefault();
            go('', { [filter]: code }, () => element('matrix').scrollIntoView());
        } },
            el('span', { class: 'big' }, figure(numbers[code], 0)), mark(group, code),
            el('span', { class: 'what' }, words_of(code), el('span', { class: 'track', 'aria-hidden': 'true' }, bar))));
    };
    return el('section', { class: 'rollups' }, el('h2', {}, t(title)), el('p', { class: 'note' }, t(about, { date: day(run.date) })), el('ul', {}, shown.map(row)));
}

const mostCauses = 5;
function firstCauses() {
    if (!totals.open.length) return null;
    return el('section', {}, el('h2', {}, t('settles_title')), el('p', { class: 'note' }, t('settles_about')),
        el('ol', { class: 'causes' }, totals.open.slice(0, mostCauses).map((cause) => el('li', {}, inLanguage(cause.supply), ' ',
            el('span', { class: 'count' }, causeCount(cause))))),
        el('p', {}, el('a', { class: 'button', href: '#/open' }, t('all_causes', { n: figure(totals.open.length, 0) }))));
}

function causeCount(cause) {
    const open = counted('verification', cause.n) + (cause.must ? `, ${counted('mandatory', cause.must)}` : '');
    return `(${open}, ${counted('project', cause.projects)})`;
}

// ---- project x document

function matrixSection(filters, printing) {
    const found = projectsThatFit(filters);
    return el('section', { id: 'matrix' }, el('h2', {}, t('matrix_title')), el('p', { class: 'note' }, t('matrix_about')),
        filterBar(filters, (changed) => go('', changed)),
        el('p', { class: 'result', id: 'result' }, t('result_projects', { n: counted('project', found.length), all: figure(projects.length, 0) })),
        paged(found, filters, '', (shown) => matrix(shown, filters), printing),
        el('ul', { class: 'legend' }, documentsOrder.map((code) => el('li', {}, mark('documents', code), ' ', first(label('documents_rollup', code))))));
}

function matrix(shown, filters) {
    const columns = filters.d ? matrixColumns.filter((id) => id === filters.d) : matrixColumns;
    const withNeeds = needs.needs.length > 0;
    const cell = (project, id) => {
        const code = project.m[id];
        if (!code) return el('td', { class: 'none' }, el('span', { class: 'unseen' }, t('no_check')));
        const text = label('documents_rollup', code);
        return el('td', {}, el('a', { href: projectAddress(project, { d: id }), title: `${documentTitle(id)} – ${text}` },
            mark('documents', code), el('span', { class: 'unseen' }, text)));
    };
    return el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('matrix_title') },
        el('table', { class: 'matrix' }, el('caption', { class: 'unseen' }, t('matrix_title')),
            el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('project')), el('th', { scope: 'col' }, t('commune')),
                el('th', { scope: 'col' }, t('side_documents')), withNeeds ? el('th', { scope: 'col' }, t('side_needs')) : null,
                columns.map((id) => el('th', { scope: 'col', class: 'upright' }, el('span', { title: documentTitle(id) }, documentTitle(id)))))),
            el('tbody', {}, shown.map((project) => el('tr', {},
                el('th', { scope: 'row' }, projectLink(project)),
                el('td', { class: 'commune' }, project.cn.split(';').join(', ')),
                el('td', { class: 'rollup' }, badge('documents', project.d, first(label('documents_rollup', project.d)))),
                withNeeds ? el('td', { class: 'rollup' }, badge('needs', project.n, first(label('needs_rollup', project.n)))) : null,
                columns.map((id) => cell(project, id)))))));
}

const projectAddress = (project, query = {}) => {
    const text = new URLSearchParams(query).toString();
    return `#/project/${encodeURIComponent(project.id)}${text ? `?${text}` : ''}`;
};

const projectTitle = (project) => (project.name === project.id || !project.name ? project.id : `${project.id} · ${project.name}`);
const projectLink = (project) => el('a', { class: 'project', href: projectAddress(project) }, el('b', {}, project.id), ' ', project.name === project.id ? '' : project.name);
