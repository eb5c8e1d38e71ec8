"""The results as text, in English and French, and into the pages of the documentation between two comments."""

import datetime
import pathlib

import agreement

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGES = {"en": ROOT / "docs/performance.md", "fr": ROOT / "docs/fr/performances.md"}
WORK = ["candidates", "clipped", "joined", "overlays", "unions", "vertices", "raster_cells", "bytes_read"]
HEADS = {
    "en": ["job", "size", "program", "wall s", "cpu s", "peak MiB", "wall ÷ Terracord", "cpu ÷ Terracord",
           "wall ÷ pure read", "areas that differ"],
    "fr": ["travail", "taille", "programme", "durée s", "processeur s", "mémoire MiB", "durée ÷ Terracord",
           "processeur ÷ Terracord", "durée ÷ lecture seule", "surfaces qui diffèrent"],
}
WORK_HEADS = {"en": ["job", "size", *WORK, "cpu µs a candidate"],
              "fr": ["travail", "taille", *WORK, "µs de processeur par candidat"]}


def number(value, decimals, lang):
    text = f"{value:,.{decimals}f}"
    return text if lang == "en" else text.replace(",", "\u202f").replace(".", ",")


def markdown(lines):
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], ["---"] * len(lines[0]), *lines[1:]])


def line_of(row, base, read, lang):
    figures = row.figures
    failed = {"en": "failed", "fr": "échec"}[lang]
    if not figures.good:
        took = f"> {figures.wall:.0f}" if figures.timed_out else f"{failed} ({figures.status})"
        beside = f"> {number(figures.wall / base.wall, 0, lang)}" if figures.timed_out and base.good else ""
        return [row.job, row.size, row.name, took, "", "", beside, "", "", ""]
    differing = "" if row.differing is None else {"en": "{} of {}", "fr": "{} sur {}"}[lang].format(
        number(row.differing[0], 0, lang), number(row.differing[1], 0, lang))
    return [row.job, row.size, row.name, number(figures.wall, 3, lang), number(figures.cpu, 2, lang),
            number(figures.peak_mib, 0, lang) if figures.peak_mib else "",
            number(figures.wall / base.wall, 2, lang) if base.good else "",
            number(figures.cpu / base.cpu, 2, lang) if base.good else "",
            number(figures.wall / read.wall, 1, lang) if read and read.good else "", differing]


def table(rows, lang):
    lines = [HEADS[lang]]
    for row in rows:
        beside = {other.name: other.figures for other in rows if (other.job, other.size) == (row.job, row.size)}
        lines.append(line_of(row, beside["Terracord"], beside.get("pure read"), lang))
    return markdown(lines)


def work_table(rows, lang):
    """What Terracord had to do, and what a candidate (a pair whose boxes meet) cost."""
    lines = [WORK_HEADS[lang]]
    for row in rows:
        if row.work:
            counted = [number(row.work[name], 0, lang) if name in row.work else "" for name in WORK]
            each = number(1e6 * row.figures.cpu / row.work["candidates"], 1, lang) if row.work["candidates"] else ""
            lines.append([row.job, row.size, *counted, each])
    return markdown(lines)


def results(rows, conditions, lang):
    """`conditions`: machine, load, versions, territory, rounds, reference."""
    day = datetime.date.today()
    about = {
        "en": "{day}, {machine}; load at the end: {load:.1f}. {versions}. Territory: {territory}; medians of {rounds} "
              "interleaved rounds; reference kernel: {reference:.2f} s of processor. Areas agree within {relative:g} of "
              "the area and {absolute:g} m².",
        "fr": "{day}, {machine} ; charge à la fin : {load:.1f}. {versions}. Territoire : {territory} ; médianes de "
              "{rounds} tours entrelacés ; calcul de référence : {reference:.2f} s de processeur. Les surfaces concordent "
              "à {relative:g} près en part et {absolute:g} m².",
    }[lang].format(day=day, relative=agreement.RELATIVE, absolute=agreement.ABSOLUTE_M2,
                   **{**conditions, "territory": conditions["territory"][lang]})
    return f"{about}\n\n{table(rows, lang)}"


def replace_between(text, name, new):
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    head, rest = text.split(begin)
    _, tail = rest.split(end)
    return f"{head}{begin}\n\n{new}\n\n{end}{tail}"


def document(rows, conditions):
    for lang, page in PAGES.items():
        text = page.read_text(encoding="utf-8")
        text = replace_between(text, "results", results(rows, conditions, lang))
        page.write_text(replace_between(text, "work", work_table(rows, lang)), encoding="utf-8")
