// What was not assessed and why; how good the data are; what the run was made of and how to verify it.

function openPage() {
    const causes = new Map();
    for (const cause of totals.open) {
        if (!causes.has(cause.cause)) causes.set(cause.cause, []);
        causes.get(cause.cause).push(cause);
    }
    return [[
        el('h1', { tabindex: '-1' }, t('not_assessed')),
        el('p', { class: 'lead' }, t('not_assessed_about', { n: counted('verification', totals.open.reduce((sum, cause) => sum + cause.n, 0)) })),
        el('p', {}, el('a', { class: 'button', href: address('findings', { v: 'not_assessable' }) }, t('see_findings'))),
        [...causes].map(([code, ones]) => el('section', {}, el('h2', {}, first(label('cause', code))),
            table(first(label('cause', code)), [t('what_lacks'), t('to_be_supplied'), t('verifications'), t('of_them_mandatory'), t('projects')],
                ones.map((cause) => [first(inLanguage(cause.title)), inLanguage(cause.supply), figure(cause.n, 0), figure(cause.must, 0), figure(cause.projects, 0)]), true))),
        run.statements.length ? el('section', {}, el('h2', {}, t('statements')), el('p', { class: 'note' }, t('statements_about')),
            table(t('statements'), [t('document'), t('why'), t('author'), t('date')], run.statements.map(([title, reason, author, date]) => [first(inLanguage(title)), reason, author, day(date)]), true)) : null,
        run.failed.length ? el('section', {}, el('h2', {}, t('failed_projects')), table(t('failed_projects'), [t('project'), t('what_lacks'), t('why')],
            run.failed.map(([id, title, message]) => [id, first(inLanguage(title)), inLanguage(message)]), true)) : null,
    ]];
}

function qualityPage() {
    const comparisons = run.comparisons.length ? el('section', {}, el('h2', {}, t('comparisons')),
        run.comparisons.map(([title, sentence, verdict]) => el('div', { class: 'card' }, verdictBadge(verdict), el('h3', {}, inLanguage(title)), el('p', {}, inLanguage(sentence))))) : null;
    const others = run.layers.length ? el('section', {}, el('h2', {}, t('other_layers')), layersTable(run.layers, t('other_layers'), true)) : null;
    return [[el('h1', { tabindex: '-1' }, t('data_quality')), el('p', { class: 'note' }, t('data_quality_about')), comparisons,
        run.documents.map(documentQuality), others]];
}

function documentQuality(doc) {
    const title = inLanguage(doc.title) + (doc.other ? ` – ${t('other_version')}` : '');
    const said_of = [...(doc.quality || []), ...doc.layers.flatMap((layer) => layer.quality || [])].map(inLanguage);
    const tilings = doc.layers.filter((layer) => layer.tiling);
    return el('section', {}, el('h2', {}, title),
        el('p', { class: 'note' }, [label('document_status', doc.status), label('relation', doc.relation), `${t('accuracy')} ${length(doc.accuracy_m)} (${label('accuracy_origin', doc.origin)})`,
            doc.everywhere && t('everywhere', { reason: doc.everywhere })].filter((part) => part).join(' · ')),
        said_of.length ? list(said_of) : null,
        doc.corrections.length ? table(t('corrections'), [t('what'), t('from'), t('to'), t('why'), t('author'), t('date')],
            doc.corrections.map(([what, from, to, why, author, date]) => [what, from || '–', to, why, author, day(date)])) : null,
        layersTable(doc.layers, t('layers_of', { document: inLanguage(doc.title) }), true),
        tilings.map((layer) => tilingTable(layer)));
}

function layersTable(layers, caption, headed) {
    return table(caption, [t('layer'), t('source'), t('features'), t('repaired'), t('set_aside'), t('without_geometry'), t('state')], layers.map((layer) => [
        layer.layer, layer.source, figure(layer.features, 0), figure(layer.repaired, 0), figure(layer.set_aside, 0), figure(layer.missing, 0),
        layer.usable === false ? [mark('verdicts', 'not_assessable'), ' ', inLanguage(layer.problem || t('unusable'))] : layer.assumption || t('usable')]), headed);
}

function tilingTable(layer) {
    const one = layer.tiling;
    const zone = (fault) => (fault[0] ? t('gap') : `${fault[1] || '?'} / ${fault[2] || '?'}`);
    return [table(t('tiling_of', { layer: layer.layer }), [t('zones_sum'), t('ground_once'), t('shared_ground'), t('pairs'), t('wide_pairs'), t('gaps'), t('gaps_ground')],
        [[area(one.zones_m2), area(one.union_m2), area(one.shared_m2), figure(one.pairs, 0), figure(one.wide, 0), figure(one.gaps, 0), area(one.gaps_m2)]]),
    one.faults.length ? table(t('worst_faults'), [t('zones'), t('area'), t('width')], one.faults.map((fault) => [zone(fault), area(fault[3]), fault[4] ? t('sliver') : t('wide')])) : null];
}

function provenancePage() {
    const when = (doc) => [doc.approved && t('approved_on', { date: day(doc.approved) }), doc.ends && t('until', { date: day(doc.ends) })].filter((part) => part).join(', ') || '–';
    const documents = run.documents.map((doc) => [inLanguage(doc.title), doc.version || '–', when(doc), doc.obtained ? day(doc.obtained) : '–',
        label('document_status', doc.status), doc.reference || '–']);
    const versions = [['Terracord', run.version], ...Object.entries(run.libraries)].map(([name, version]) => `${name} ${version}`).join(', ');
    const operations = run.documents.flatMap((doc) => doc.layers).concat(run.layers).filter((layer) => layer.operation)
        .map((layer) => [layer.source, layer.crs, layer.operation, layer.accuracy_m >= 0 ? length(layer.accuracy_m) : '–']);
    return [[el('h1', { tabindex: '-1' }, t('provenance')),
        el('p', { class: 'note' }, t('provenance_about')),
        el('section', {}, el('h2', {}, t('documents')), table(t('documents'), [t('document'), t('version'), t('dates'), t('obtained'), t('status'), t('reference')], documents, true)),
        totals.corrections.length ? el('section', {}, el('h2', {}, t('corrections')), table(t('corrections'), [t('what'), t('from'), t('to'), t('why'), t('author'), t('date'), t('findings')],
            totals.corrections.map(([doc, project, what, from, to, why, author, date, n]) => [`${doc || project} : ${what}`, from || '–', to, why, author, day(date), figure(n, 0)]), true)) : null,
        el('section', {}, el('h2', {}, t('made_with')), el('dl', {}, el('dt', {}, t('versions')), el('dd', {}, versions),
            el('dt', {}, t('computing_crs')), el('dd', {}, `${run.crs} ${run.crs_name}`),
            el('dt', {}, t('areal_scale')), el('dd', {}, run.scale.map((value) => figure(value, 6)).join(' – ')),
            el('dt', {}, t('analysis_file')), el('dd', {}, run.file, ' ', el('code', {}, run.sha256)))),
        el('section', {}, el('h2', {}, t('verify')), el('p', {}, t('verify_about')), el('pre', {}, 'terracord verify .\nsha256sum report.html')),
        operations.length ? el('details', {}, el('summary', {}, t('operations')), table(t('operations'), [t('source'), t('crs'), t('operation'), t('accuracy')], operations)) : null,
        el('details', {}, el('summary', {}, t('inputs', { n: figure(run.inputs.length, 0) })), table(t('inputs', { n: figure(run.inputs.length, 0) }), [t('file'), t('bytes'), 'SHA-256'],
            run.inputs.map(([path, hash, bytes]) => [path, figure(bytes, 0), el('code', {}, hash)]))),
        el('details', {}, el('summary', {}, t('licences')), el('pre', {}, parsed(element('licence')))),
    ]];
}
