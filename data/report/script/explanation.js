// What a finding rests on: rule, reference, figures as the GeoPackage has them, thresholds, sources, how firm it is.

function explanation(one, open) {
    const more = one.more;
    const row = (title, ...content) => [el('dt', {}, title), el('dd', {}, content)];
    const facts = [];
    if (more.ask_text !== undefined) facts.push(row(t('question'), said(more.ask_text)));
    if (more.reply) facts.push(row(t('reply'), `${quoted(more.reply[0])} ${[more.reply[1], day(more.reply[2])].filter((part) => part).join(', ')}`));
    if (more.rule !== undefined) facts.push(row(t('rule'), said(more.rule)));
    if (more.ref !== undefined) facts.push(row(t('reference'), said(more.ref), more.unread ? ` (${t('unverified')})` : ''));
    if (more.place !== undefined) facts.push(row(t('place'), said(more.place)));
    facts.push(row(t('relation'), label('relation', more.rel), more.enf === false ? ` – ${t('not_enforceable')}` : ''));
    facts.push(row(t('reason'), label('reason', more.why)));
    if (more.law) facts.push(row(t('law_date'), day(more.law)));
    facts.push(row(t('tolerance'), `${length(more.tol)} (${label('accuracy_origin', more.tolo)})`));
    if (more.cov !== null && more.cov < 1) facts.push(row(t('coverage'), percent(more.cov)));
    if (more.firm !== undefined) facts.push(row(t('firmness'), said(more.firm)));
    if (more.clear !== undefined) facts.push(row(t('clearance'), said(more.clear)));
    if (more.ask) facts.push(row(t('consult'), more.ask.map(said).join(' ; ')));
    if (more.under) facts.push(row(t('stricter'), list(more.under.map(([check, doc, verdict, m2]) => `${said(check)}, ${said(doc)} : ${label('verdict', verdict)}, ${area(m2)}`))));
    if (more.notes) facts.push(row(t('notes'), list(more.notes.map(said))));
    if (more.facts) facts.push(row(t('considering'), list(more.facts.map(said))));
    if (more.dec) facts.push(row(t('decision'), decision(more.dec)));
    return el('details', { open }, el('summary', {}, t('explanation')),
        el('dl', {}, facts), figuresTable(more), thresholdsTable(more), ruledTable(more), sourcesTable(more),
        el('p', { class: 'ids' }, t('finding_id'), ' ', el('code', {}, more.id)));
}

const list = (texts) => el('ul', {}, texts.map((text) => el('li', {}, text)));
const quoted = (text) => (lang === 'fr' ? `«\u202f${text}\u202f»` : `“${text}”`);

function decision(one) {
    return [`${label('decision', one.state)} – ${label('standing', one.standing)}. ${quoted(one.reason)} ${one.author}, ${day(one.date)}`,
        one.why ? list(one.why.map(said)) : null];
}

const isNumber = /^−?[\d.,\s]+(m²|ha|m|%)?$/;

// Tables that may be wider than a phone scroll in their own box.
// `headed`: a heading above says what the caption says, which then is for screen readers alone.
function table(caption, heads, rows, headed = false) {
    if (!rows.length) return null;
    return el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption }, el('table', {}, el('caption', { class: headed ? 'unseen' : null }, caption),
        el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
        el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell, at) => (at ? el('td', { class: typeof cell === 'string' && isNumber.test(cell) ? 'number' : null }, cell)
            : el('th', { scope: 'row' }, cell))))))));
}

// In the words of people, and as the column of that name holds it.
function inUnit(name, value) {
    if (value === null) return '–';
    if (name.endsWith('_m2')) return area(value);
    if (name.endsWith('_m')) return length(value);
    if (name.endsWith('share')) return percent(value);
    return roughly(value);
}

const quantityNames = { area_m2: 'area', outside_area_m2: 'outside_area', length_m: 'length', distance_m: 'distance', width_m: 'width', remaining_area_m2: 'remaining_area' };

function figuresTable(more) {
    return table(t('figures'), [t('quantity'), t('robust'), t('strict'), t('column'), t('exact')], more.m.map(([name, robust, strict]) => [
        first(label('quantity', quantityNames[name] || name)), inUnit(name, robust), inUnit(name, strict), el('code', {}, name),
        el('code', {}, String(robust === null ? strict : robust)),
    ]));
}

function thresholdsTable(more) {
    const value = (quantity, number) => (number === null ? '–' : /area/.test(quantity) ? area(number) : /share/.test(quantity) ? percent(number)
        : /length|distance|width/.test(quantity) ? length(number) : roughly(number));
    const word = (code) => (verdictCodes.includes(code) ? label('verdict', code) : label('need_reading', code));
    return table(t('thresholds'), [t('condition'), t('gives'), t('robust'), t('met'), t('origin')], (more.t || []).map(
        ([condition, verdict, robust, met, metStrict, origin, quantity]) => [el('code', {}, condition), word(verdict), value(quantity, robust),
            met ? t('yes') : metStrict ? t('only_strict') : t('no'), label('origin', origin)]));
}

function ruledTable(more) {
    const value = (number, code) => (number === null ? '–' : code === 'share' ? percent(number) : code === 'm2' ? area(number)
        : `${roughly(number)}${code ? `\u00a0${label('unit', code)}` : ''}`);
    return table(t('against_rule'), [t('quantity'), t('value'), t('limit'), t('written')], (more.fig || []).map(
        ([name, code, number, limit, atMost, written]) => [first(label('figure', name)), value(number, code),
            limit === null ? '–' : `${t(atMost ? 'at_most' : 'at_least')} ${value(limit, code)}`, written || '–']));
}

function sourcesTable(more) {
    return table(t('sources'), [t('class'), t('label'), t('area'), t('features')], (more.src || []).map(([code, text, m2, n, features]) => [
        code || '–', text || '–', m2 ? area(m2) : '–',
        `${figure(n, 0)} (${features.map(([fid, name]) => (name && name !== text ? `${fid} ${name}` : fid)).join(', ')}${n > features.length ? '…' : ''})`,
    ]));
}
