// What the run has left in the page. Rows are read at once; the details of a project when somebody looks at it.

const run = parsed(element('run'));
const totals = parsed(element('totals'));
const tables = parsed(element('tables'));
const palette = parsed(element('palette'));
const needs = element('needs') ? parsed(element('needs')) : { units: [], needs: [] };

const verdictCodes = ['not_applicable', 'information', 'coherent', 'attention', 'reservation', 'not_assessable', 'conflict'];
const verdictOrder = ['conflict', 'reservation', 'attention', 'not_assessable', 'coherent', 'information', 'not_applicable'];
const readingCodes = ['none', 'contributes', 'neutral', 'worsens', 'not_assessable'];
const documentsOrder = ['conflict', 'not_demonstrated', 'reservations', 'no_contradiction', 'nothing_checked'];
const needsOrder = ['worsens', 'not_assessable', 'contributes', 'neutral', 'nothing_checked'];

// A text of the data: its position in the table, [French, English], or the same words in both.
function said(text) {
    return text === undefined ? '' : inLanguage(typeof text === 'number' ? tables.texts[text] : text);
}

const projects = Array.from(document.querySelectorAll('script.row'), parsed);
const projectsById = new Map(projects.map((project) => [project.id, project]));
const detailNodes = document.querySelectorAll('script.details');
let detailed = 0;
for (const [position, project] of projects.entries()) {
    project.position = position;
    if (project.f) project.node = detailNodes[detailed++];
}

// The projects looked at last stay read.
const kept = new Map();
const mostKept = 200;
function details(project) {
    let found = kept.get(project);
    if (found) return found;
    found = project.node ? parsed(project.node) : { f: [], open: [], programme: [] };
    kept.set(project, found);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value);
    return found;
}

const keysOf = (project) => (project.f ? project.f.length / 3 : 0);

// A finding by its project and position: what the key tells, and its details once asked for.
function finding(project, k) {
    const code = project.f[3 * k + 2];
    return {
        project,
        k,
        check: tables.checks[project.f[3 * k]],
        doc: tables.docs[project.f[3 * k + 1]],
        verdict: verdictCodes[code % 8],
        reading: readingCodes[Math.floor(code / 8)],
        get more() {
            return details(project).f[k];
        },
    };
}

const titleOf = (one) => inLanguage(one.check.title) || inLanguage(one.doc.title);

const communesOf = (project) => (project.ci ? project.ci.split(';') : []);
const communeNames = new Map();
for (const project of projects) {
    const names = project.cn.split(';');
    communesOf(project).forEach((id, at) => communeNames.set(id, (names[at] || id).trim()));
}

// Documents as people choose them: one entry for each id; other projects are one entry together.
const otherProjects = '*projects';
const documentKey = (doc) => (doc.project ? otherProjects : doc.id);
const documentTitles = new Map();
for (const doc of tables.docs) {
    const key = documentKey(doc);
    if (!documentTitles.has(key)) documentTitles.set(key, doc);
}
const documentTitle = (key) => (key === otherProjects ? t('other_projects') : inLanguage((documentTitles.get(key) || { title: key }).title));
const otherProjectIds = new Set(tables.docs.filter((doc) => doc.project).map((doc) => doc.id));
const matrixColumns = totals.columns.map((column) => column.id).filter((id) => !otherProjectIds.has(id));
const themes = [...new Set(tables.checks.map((check) => check.theme))].filter((theme) => theme);
