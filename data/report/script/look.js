// Colours, hatches and marks, all from the palette that came with the run.

const unit = 3.4; // pixels to a millimetre of the palette

const styleOfVerdict = (code) => palette.verdicts[code];
const hatchId = (group, code) => `hatch-${group}-${code}`;

// Patterns for the fills that have a hatch; maps and charts refer to them by name.
function drawHatches() {
    const definitions = svg('defs');
    for (const [group, styles] of Object.entries(palette)) {
        for (const [code, style] of Object.entries(styles)) {
            if (style.hatch === 'none') continue;
            const size = 8;
            const lines = {
                rising: 'M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6',
                falling: 'M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2',
                crossed: 'M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6 M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2',
                dotted: 'M3,4 L5,4',
            }[style.hatch];
            definitions.append(svg('pattern', { id: hatchId(group, code), width: size, height: size, patternUnits: 'userSpaceOnUse' },
                svg('rect', { width: size, height: size, fill: style.fill, 'fill-opacity': style.opacity }),
                svg('path', { d: lines, stroke: style.line, 'stroke-width': 1.1, fill: 'none' })));
        }
    }
    element('hatches').append(definitions);
}

const dashes = { solid: null, dashed: '7 4', dotted: '2 4' };

// A style of the palette as Leaflet wants it. A canvas knows no hatches.
function pathStyle(group, code, canvas) {
    const style = palette[group][code];
    const hatched = style.hatch !== 'none' && !canvas;
    return {
        color: style.line,
        weight: Math.max(1, style.width * unit),
        dashArray: dashes[style.dash],
        fillColor: hatched ? `url(#${hatchId(group, code)})` : style.fill,
        fillOpacity: hatched ? 1 : style.opacity,
    };
}

// The mark of a code on its colour: a sign that survives a black-and-white print.
function mark(group, code) {
    const style = palette[group][code] || palette.verdicts.information;
    const node = el('span', { class: 'mark', 'aria-hidden': 'true' }, style.mark);
    node.style.color = style.line;
    node.style.borderColor = style.line;
    node.style.backgroundColor = tint(style);
    if (style.dash === 'dotted') node.style.borderStyle = 'dotted';
    if (style.dash === 'dashed') node.style.borderStyle = 'dashed';
    return node;
}

function tint(style) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(style.fill.slice(at, at + 2), 16));
    return `rgba(${r},${g},${b},${Math.min(style.opacity, 0.35)})`;
}

const badge = (group, code, text) => el('span', { class: 'badge' }, mark(group, code), ' ', text);

const verdictBadge = (code) => badge('verdicts', code, first(label('verdict', code)));
// How a finding reads: needs have a reading beside their verdict.
function findingBadge(one) {
    if (one.check.side !== 'needs' || one.reading === 'none') return verdictBadge(one.verdict);
    return badge('needs', one.reading === 'none' ? 'nothing_checked' : one.reading, first(label('need_reading', one.reading)));
}
