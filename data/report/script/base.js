'use strict';

// Words, numbers and elements. Foreign text only ever becomes a text node: nothing here parses HTML.

const element = (id) => document.getElementById(id);
const parsed = (node) => JSON.parse(node.textContent);

const words = parsed(element('words'));
let lang = document.documentElement.lang === 'en' ? 'en' : 'fr';

const inLanguage = (text) => (Array.isArray(text) ? text[lang === 'fr' ? 0 : 1] : text);

// The label of a code; a code without one is its own label.
function label(list, code) {
    const known = words[`${list}/${code}`];
    return known === undefined ? code : inLanguage(known);
}

// A text of the page, with its {values} filled in.
function t(code, values = {}) {
    return label('page', code).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

// "1 projet", "2 projets": French counts 0 as singular, English as plural.
function counted(noun, number) {
    const one = lang === 'fr' ? Math.abs(number) < 2 : number === 1;
    return t(`${noun}_${one ? 'one' : 'many'}`, { n: figure(number, 0) });
}

const first = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// el('p', { class: 'lead' }, 'text', child): an element, its attributes, its children.
function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    return put(setAll(node, attributes), children);
}

function svg(tag, attributes = {}, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    return put(setAll(node, attributes), children);
}

function setAll(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === null || value === false) continue;
        if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
        else node.setAttribute(name, value === true ? '' : value);
    }
    return node;
}

function put(node, children) {
    for (const child of children.flat(Infinity)) {
        if (child === undefined || child === null || child === false || child === '') continue;
        node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
}

// ---- numbers and dates as people write them

function figure(value, decimals) {
    if (value === null || value === undefined || !Number.isFinite(value)) return '–';
    const [whole, rest] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u202f' : ',');
    const tail = rest ? rest.replace(/0+$/, '') : '';
    const text = grouped + (tail ? (lang === 'fr' ? ',' : '.') + tail : '');
    return value < 0 && /[1-9]/.test(text) ? '\u2212' + text : text;
}

// About four figures of any number.
function roughly(value) {
    const size = Math.abs(value);
    return figure(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 ? 2 : 4);
}

function area(m2) {
    if (!Number.isFinite(m2)) return '–';
    return Math.abs(m2) >= 10000 ? `${figure(m2 / 10000, 2)}\u00a0ha` : `${figure(m2, Math.abs(m2) < 10 ? 2 : 0)}\u00a0m²`;
}

const length = (m) => `${figure(m, Math.abs(m) < 100 ? 1 : 0)}\u00a0m`;
const percent = (share) => (Number.isFinite(share) ? `${figure(share * 100, 1)}${lang === 'fr' ? '\u202f' : ''}%` : '–');

function day(iso) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso || '');
    if (!parts) return iso || '';
    const number = Number(parts[3]);
    const name = lang === 'fr' && number === 1 ? '1er' : String(number);
    return `${name}\u00a0${t(`month_${Number(parts[2])}`)} ${parts[1]}`;
}

// Says something to those who do not see the page change.
function announce(text) {
    element('news').textContent = text;
}
