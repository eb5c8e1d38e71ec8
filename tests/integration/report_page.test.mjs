// Opens report.html in the real Chromium, from the disk and without a network, as anybody would, and uses it: filters, map,
// a project's page, the other language, the keyboard, a phone, paper; then a run whose names are out to do harm.
//
// usage: node report_page.test.mjs PROGRAM DEMO_FOLDER WORK_FOLDER
//
// Exit 77: Chromium, playwright-core (npm ci in this folder) or pdftotext is not there. Exit 1 with a line a fault.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const skipped = 77;
const chromium = '/usr/bin/chromium';
const [program, demo, work] = process.argv.slice(2).map((path) => resolve(path));

function skip(what) {
    console.log(`SKIPPED: ${what}`);
    process.exit(skipped);
}

const playwright = await import('playwright-core').catch(() => skip('playwright-core is not installed (npm ci in tests/integration)'));
if (!existsSync(chromium)) skip(`${chromium} is not installed`);
try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
} catch {
    skip('pdftotext (poppler-utils) is not installed');
}

const faults = [];
const that = (holds, what) => holds || faults.push(what);

function check(analysis, out) {
    execFileSync(program, ['check', analysis, '-o', out, '--overwrite', '-q', '--format', 'html,json'], { stdio: 'inherit' });
    return {
        page: pathToFileURL(join(out, 'report.html')).href,
        findings: readFileSync(join(out, 'findings.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)),
        summary: JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')),
    };
}

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const run = check(join(demo, 'analysis.toml'), join(work, 'demo'));
const browser = await playwright.default.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });

// A page whose every complaint is a fault: errors, refusals of its own policy, requests for anything but itself.
async function open(address, viewport = { width: 1280, height: 900 }) {
    const context = await browser.newContext({ viewport, offline: true, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('console', (message) => that(message.type() !== 'error' && message.type() !== 'warning', `console: ${message.text()}`));
    page.on('pageerror', (error) => that(false, `error in the page: ${error.message}`));
    page.on('request', (request) => that(request.url().split('#')[0] === address.split('#')[0] || request.url().startsWith('data:'), `asks for ${request.url()}`));
    await page.addInitScript(() => {
        window.refused = [];
        document.addEventListener('securitypolicyviolation', (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.goto(address);
    await page.waitForSelector('main h1');
    return page;
}

async function close(page) {
    const refused = await page.evaluate(() => window.refused);
    that(refused.length === 0, `refused by the policy: ${refused}`);
    await page.context().close();
}

const number = (text) => Number(text.replace(/[\u202f,]/g, '').match(/\d+/)[0]);
const result = async (page) => number(await page.textContent('#result'));
const numberOf = (fits) => run.findings.filter(fits).length;

async function goTo(page, hash) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(100);
}

// ---- page one
{
    const page = await open(run.page);
    const text = await page.textContent('main');
    that(/22\s*novembre 2026/.test(text), 'page one does not tell the date of the data');
    that(text.includes('Aide à la décision, sans valeur juridique'), 'page one has no disclaimer');
    for (const [code, count] of Object.entries(run.summary.totals.documents)) {
        const shown = await page.textContent(`a[href="#/?r=${code}"] .big`);
        that(number(shown) === count, `page one says ${shown} projects for ${code}, summary.json ${count}`);
    }
    const rows = await page.locator('#matrix tbody tr').count();
    that(rows === run.summary.projects.length, `${rows} rows in the matrix`);
    that(!/\bconforme\b|\bcompatible\b/i.test(await page.textContent('.two')), 'a roll-up claims conformity');

    // A line of the roll-ups leads to its projects.
    await page.click('a[href="#/?r=conflict"]');
    that(await result(page) === run.summary.totals.documents.conflict, 'a line of the roll-ups shows other projects than it counts');
    that(await page.evaluate(() => Math.abs(document.querySelector('#matrix').getBoundingClientRect().top) < 5), 'and does not lead to them');

    // The other language, and back.
    await page.click('#language');
    that(/22\s*November 2026/.test(await page.textContent('main')), 'no English');
    that(await page.evaluate(() => document.documentElement.lang) === 'en', 'the language of the page is not told');
    await page.click('#language');

    // With the keyboard alone: the first stop is the link past the head, Enter follows a tab.
    await page.reload();
    await page.waitForSelector('main h1');
    await page.keyboard.press('Tab');
    that(await page.evaluate(() => document.activeElement.id) === 'skip', 'the first stop of the keyboard is not the link past the head');
    await page.keyboard.press('Enter');
    that(await page.evaluate(() => document.activeElement.id) === 'main', 'the link past the head does not lead to the content');
    await page.focus('#top nav a[href="#/findings"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.findings');
    that(await page.evaluate(() => document.activeElement.tagName) === 'H1', 'a new page does not take the focus to its heading');
    await close(page);
}

// ---- filters, and what the list says of them
{
    const page = await open(`${run.page}#/findings`);
    await page.uncheck('input[value=reservation]');
    await page.uncheck('input[value=attention]');
    await page.uncheck('input[value=not_assessable]');
    that(await result(page) === numberOf((one) => one.verdict === 'conflict'), 'the filter by verdict counts otherwise than findings.jsonl');
    that(await page.evaluate(() => document.activeElement.value) === 'not_assessable', 'a filter loses the focus');
    that((await page.textContent('#news')) === (await page.textContent('#result')), 'the result is not announced');
    await page.selectOption('select[name=t]', 'risk');
    that(await result(page) === numberOf((one) => one.verdict === 'conflict' && one.check.theme === 'risk'), 'the filter by theme');
    await page.selectOption('select[name=d]', 'ppri');
    that(await result(page) === numberOf((one) => one.verdict === 'conflict' && one.check.theme === 'risk' && one.document.id === 'ppri'), 'the filter by document');
    that(page.url().endsWith('#/findings?v=conflict&t=risk&d=ppri'), `the address does not hold the filters: ${page.url()}`);
    await goTo(page, '#/findings?v=conflict');
    const commune = run.summary.projects.find((project) => project.project_id === 'P02').commune_id;
    await page.selectOption('select[name=c]', commune);
    const there = new Set(run.summary.projects.filter((project) => project.commune_id.split(';').includes(commune)).map((project) => project.project_id));
    that(await result(page) === numberOf((one) => one.verdict === 'conflict' && there.has(one.project_id)), 'the filter by commune');
    await close(page);
}

// ---- map and list
{
    const page = await open(`${run.page}#/findings?v=conflict`);
    await page.waitForSelector('.leaflet-marks-pane path');
    const hatched = await page.locator('.leaflet-marks-pane path[fill^="url(#hatch-verdicts-conflict"]').count();
    that(hatched > 0, 'contradictions are not hatched on the map');
    await page.locator('.cards .card').nth(3).locator('button').click();
    await page.waitForTimeout(200);
    const zoomed = await page.locator('.leaflet-marks-pane path').count();
    that(zoomed > 0, 'the button of a finding shows nothing on the map');
    const box = await page.locator('.leaflet-marks-pane path').last().boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(200);
    that(await page.locator('.card.lit').count() === 1, 'a click on a shape does not show its finding');
    await close(page);
}

// ---- a project, with its figures
{
    const page = await open(`${run.page}#/project/P02`);
    const conflict = run.findings.find((one) => one.finding_id === 'P02/ppr%2Fprohibition-zone/ppri');
    that((await page.textContent('main')).includes(conflict.sentence.fr), 'the page of P02 lacks the sentence of its contradiction');
    await page.locator('.card.conflict summary').first().click();
    const shown = await page.locator('.card.conflict details').first().textContent();
    that(shown.includes('area_m2') && shown.includes(String(Number(conflict.measures.robust.area_m2.toFixed(4)))), 'the exact area of P02 is not there');
    that(shown.includes(conflict.finding_id), 'the id of the finding is not there');
    that(await page.locator('.leaflet-ground-pane path').count() > 0, 'the map of P02 lies on nothing');
    await goTo(page, '#/project/nobody');
    that((await page.textContent('main h1')).length > 0, 'an unknown project shows nothing');
    for (const view of ['needs', 'open', 'quality', 'provenance']) {
        await goTo(page, `#/${view}`);
        that(await page.locator('main table, main section').count() > 0, `the page ${view} is empty`);
    }
    that(await page.evaluate(() => [...document.querySelectorAll('th')].every((head) => head.scope)), 'a head of a table has no scope');
    await close(page);
}

// ---- a phone
for (const hash of ['#/', '#/findings', '#/project/P02', '#/needs', '#/open', '#/quality', '#/provenance']) {
    const page = await open(run.page + hash, { width: 360, height: 740 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    that(width <= 360, `${hash} is ${width} wide on a phone`);
    await close(page);
}

// ---- paper
{
    const page = await open(`${run.page}#/project/P02`);
    const pdf = join(work, 'P02.pdf');
    await page.pdf({ path: pdf, format: 'A4', printBackground: true });
    const squeezed = (text) => text.replace(/\s+/g, '');
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    const sentence = run.findings.find((one) => one.finding_id === 'P02/ppr%2Fprohibition-zone/ppri').sentence.fr;
    that(squeezed(text).includes(squeezed(sentence)), 'the print of P02 lacks the sentence of its contradiction');
    that(!text.includes('Voir sur la carte'), 'buttons are printed');
    await close(page);
}

// ---- names that are out to do harm
{
    const harm = '</script><img src=x onerror="window.harmed=1"><!-- ';
    const place = (x, y, size, properties) => ({
        type: 'Feature', properties,
        geometry: { type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] },
    });
    const collection = (features) => JSON.stringify({ type: 'FeatureCollection', features });
    const folder = join(work, 'hostile');
    mkdirSync(folder);
    writeFileSync(join(folder, 'projects.geojson'), collection([place(1.9, 47.9, 0.002, { code: 'H1', nom: harm })]));
    writeFileSync(join(folder, 'zones.geojson'), collection([place(1.899, 47.899, 0.002, { classe: `R${harm}`, libelle: harm })]));
    writeFileSync(join(folder, 'analysis.toml'), `terracord = 1
title = '${harm}'
date = 2026-11-22
phase = "programming"
crs = "EPSG:2154"
[projects]
source = "projects.geojson"
id = "code"
name = "nom"
[[document]]
id = "risk"
title = '${harm}'
type = "ppr"
relation = "conformity"
status = "in_force"
accuracy = "1 m"
coverage = { everywhere = true, reason = '${harm}' }
layer = { zones = { source = "zones.geojson", class = "classe", label = "libelle" } }
[[check]]
id = "red"
title = { fr = '${harm}', en = '${harm}' }
layer = "risk.zones"
measure = "overlap"
conflict = "area > 25 m2"
`);
    const hostile = check(join(folder, 'analysis.toml'), join(work, 'hostile-out'));
    for (const hash of ['#/', '#/findings', '#/project/H1', '#/quality', '#/provenance', '#/findings?q=%3Cimg%20src=x%20onerror=alert(1)%3E']) {
        const page = await open(hostile.page + hash);
        that(await page.locator('img').count() === 0, `${hash}: a name became an element`);
        that(await page.evaluate(() => window.harmed === undefined), `${hash}: a name ran`);
        if (hash === '#/project/H1') {
            that((await page.textContent('h1')).includes('onerror="window.harmed=1"'), 'a hostile name is not shown as text');
            await page.locator('.leaflet-marks-pane path').first().hover();
            await page.waitForSelector('.leaflet-tooltip');
            that(await page.locator('img').count() === 0, 'a tooltip turns a name into an element');
        }
        await close(page);
    }
}

await browser.close();
console.log(faults.join('\n') || 'everything holds');
process.exit(faults.length ? 1 : 0);
