// Maps without tiles: a grey sheet, what the data hold, a scale. The lists beside them say the same in words.

const mostHatched = 2000; // shapes; beyond it a canvas draws them, without hatches
const family = { points: 1, lines: 2, areas: 3 };
const degrees = 1e7;

function ringOf(flat) {
    const ring = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < flat.length; i += 2) {
        x += flat[i];
        y += flat[i + 1];
        ring.push([y / degrees, x / degrees]);
    }
    return ring;
}

// A shape of the data as a layer; null where there is nothing to draw.
function layerOf(shape, style) {
    if (!shape) return null;
    const [kind, parts] = shape;
    if (kind === family.areas) return L.polygon(parts.map((rings) => rings.map(ringOf)), style);
    if (kind === family.lines) return L.polyline(parts.map(ringOf), { ...style, weight: style.weight + 2, fill: false });
    return L.featureGroup(ringOf(parts).map((point) => L.circleMarker(point, { ...style, radius: 6 })));
}

const boundsOf = (box) => L.latLngBounds([box[1], box[0]], [box[3], box[2]]);

// What maps of the current page are open, to be closed with it.
let openMaps = [];
function closeMaps() {
    for (const map of openMaps) map.remove();
    openMaps = [];
}

// A map in `place`, which must be in the page already.
function newMap(place, shapes) {
    const canvas = shapes > mostHatched;
    const map = L.map(place, {
        attributionControl: false,
        zoomControl: false,
        preferCanvas: canvas,
        zoomSnap: 0.25,
        maxZoom: 22,
        scrollWheelZoom: true,
        zoomAnimation: !still(),
        fadeAnimation: false,
    });
    map.canvas = canvas;
    L.control.zoom({ zoomInTitle: t('zoom_in'), zoomOutTitle: t('zoom_out') }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    for (const [pane, order] of [['ground', 350], ['communes', 360], ['projects', 390], ['marks', 450]]) {
        map.createPane(pane).style.zIndex = order;
    }
    openMaps.push(map);
    return map;
}

const still = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

// A name in a box beside the pointer; a node, so that it stays text.
function named(layer, ...lines) {
    return layer.bindTooltip(() => el('div', {}, lines.map((line) => el('div', {}, line))), { sticky: true });
}

function fit(map, bounds, most = 18) {
    if (bounds && bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: most, animate: false });
    else map.setView([46.6, 2.4], 5);
}

// Communes, in their outline; they never take a click.
function drawCommunes(map, named_too) {
    const style = { ...pathStyle('named', 'commune', map.canvas), pane: 'communes', interactive: false, fill: false };
    for (const [name, shape] of parsed(element('communes'))) {
        const layer = layerOf(shape, style);
        if (!layer) continue;
        layer.addTo(map);
        if (named_too) layer.bindTooltip(() => el('span', {}, name), { permanent: true, direction: 'center', className: 'place' });
    }
}

// The zones under a project, pale.
function drawGround(map, ground) {
    const drawn = [];
    for (const [fill, line, text, shape] of ground || []) {
        const layer = layerOf(shape, { pane: 'ground', interactive: false, color: line, weight: 0.7, fillColor: fill, fillOpacity: 0.75 });
        if (!layer) continue;
        layer.addTo(map);
        drawn.push(layer);
        if (text) layer.bindTooltip(() => el('span', {}, text), { permanent: true, direction: 'center', className: 'place' });
    }
    return drawn;
}

// Samples of what a map draws.
function legend(entries) {
    return el('ul', { class: 'legend' }, entries.map(([group, code, text]) => {
        const style = palette[group][code];
        return el('li', {}, svg('svg', { width: 26, height: 16, 'aria-hidden': 'true' },
            svg('rect', {
                x: 1.5, y: 1.5, width: 23, height: 13, stroke: style.line, 'stroke-width': Math.max(1, style.width * unit) / 1.3,
                'stroke-dasharray': dashes[style.dash], fill: style.hatch === 'none' ? style.fill : `url(#${hatchId(group, code)})`,
                'fill-opacity': style.hatch === 'none' ? style.opacity : 1,
            })), ' ', text);
    }));
}
