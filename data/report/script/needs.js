// The needs of the territory: what each unit wants, has and gets, as bars with their numbers and as a map.

function needsPage(query) {
    const chosen = needs.needs.find((need) => need.id === query.get('need')) || needs.needs[0];
    const place = el('div', { class: 'map', role: 'region', 'aria-label': t('map_of_needs') });
    return [[
        el('h1', { tabindex: '-1' }, t('needs')),
        el('p', { class: 'note' }, t('needs_about')),
        el('section', {}, el('h2', {}, t('map_of_needs')),
            el('label', { class: 'field' }, el('span', {}, t('need')), el('select', { name: 'need', onchange: (event) => { location.hash = `#/needs?${new URLSearchParams({ need: event.target.value })}`; } },
                needs.needs.map((need) => el('option', { value: need.id, selected: need === chosen }, first(inLanguage(need.title)))))),
            place,
            legend([...new Set(chosen.units.map((unit) => unit.state))].map((state) => ['states', state, first(label('unit_state', state))]))),
        needs.needs.map(needSection),
    ], () => needsMap(place, chosen)];
}

// In the unit of the target.
function amount(need, value) {
    if (value === undefined || value === null) return '–';
    return need.is_rate && need.percent ? percent(value) : roughly(value);
}

function needSection(need) {
    const facts = [label('page', need.sense === 'at_most' ? 'need_ceiling' : 'need_target')];
    if (need.document) facts.push(inLanguage(need.document));
    if (need.until) facts.push(t('until', { date: day(need.until) }));
    if (need.ref) facts.push(need.ref);
    const counted_in = need.is_rate ? need.counted : need.unit;
    const title = first(inLanguage(need.title)) + (counted_in ? ` (${inLanguage(counted_in)})` : '');
    return el('section', {}, el('h2', {}, title), el('p', { class: 'note' }, facts.join(' · ')),
        need.usable === false ? el('p', { class: 'alert' }, inLanguage(need.problem)) : needTable(need, title));
}

function needTable(need, title) {
    const units = needs.units[need.layer];
    // Projects that are not certain count by a part: what they bring and what of it is counted then stand side by side.
    const weighed = need.units.some((unit) => unit.weighted !== unit.supply);
    const brought = weighed ? [t('supply'), t('supply_counted')] : [t('supply')];
    const heads = need.is_rate ? [t('unit'), t('target'), t('rate_before'), ...brought, t('rate_after'), t('level'), t('state')]
        : [t('unit'), t('target'), t('existing'), ...brought, t('balance'), t('level'), t('state')];
    const rows = need.units.map((unit) => [
        units[unit.u][1] || units[unit.u][0], amount(need, unit.target),
        need.is_rate ? amount(need, unit.before) : roughly(unit.existing === undefined ? NaN : unit.existing),
        roughly(unit.supply), ...(weighed ? [roughly(unit.weighted)] : []), need.is_rate ? amount(need, unit.rate) : roughly(unit.balance === null ? NaN : unit.balance), levelBar(need, unit),
        badge('states', unit.state, first(label('unit_state', unit.state))),
    ]);
    return [table(title, heads, rows, true), el('details', {}, el('summary', {}, t('in_words')), list(need.units.map((unit) => `${units[unit.u][1] || units[unit.u][0]} : ${inLanguage(unit.s)}`)))];
}

// What there is and comes, of the target; the stroke is the target.
function levelBar(need, unit) {
    if (unit.level === null || unit.level === undefined) return '–';
    const width = 120;
    const full = 1.5; // of the target: the right end
    const style = palette.states[unit.state];
    const x = (level) => (Math.min(Math.max(level, 0), full) / full) * width;
    const before = !need.is_rate && unit.existing !== undefined && unit.wanted ? unit.existing / unit.wanted : 0;
    return el('span', { class: 'level' }, svg('svg', { width, height: 18, role: 'img', 'aria-label': percent(unit.level) },
        svg('rect', { x: 0, y: 4, width, height: 10, fill: '#eceff3' }),
        svg('rect', { x: 0, y: 4, width: x(unit.level), height: 10, fill: style.line, 'fill-opacity': 0.55 }),
        before ? svg('rect', { x: 0, y: 4, width: x(before), height: 10, fill: style.line }) : null,
        svg('line', { x1: x(1), x2: x(1), y1: 0, y2: 18, stroke: '#1b2733', 'stroke-width': 2 })), ' ', percent(unit.level));
}

function needsMap(place, need) {
    const map = newMap(place, needs.units[need.layer].length);
    const bounds = L.latLngBounds([]);
    for (const unit of need.units) {
        const [key, name, shape] = needs.units[need.layer][unit.u];
        const layer = layerOf(shape, { ...pathStyle('states', unit.state, map.canvas), color: '#444' });
        if (!layer) continue;
        named(layer, name || key, first(label('unit_state', unit.state)), inLanguage(unit.s || ''));
        layer.addTo(map);
        bounds.extend(layer.getBounds());
    }
    for (const project of projects) {
        const layer = project.p && layerOf(project.p, { ...pathStyle('named', 'perimeter'), weight: 1, fill: false, pane: 'projects', interactive: false });
        if (layer) layer.addTo(map);
    }
    fit(map, bounds, 16);
}
