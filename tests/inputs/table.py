"""The table itself: what a case is, and what a case may expect.

A case is a function that writes its inputs into a folder (`given`, see folder.py) and answers what the program must make of
them. The sentence given to `case` is its name.
"""

from dataclasses import dataclass, field
from typing import Callable, Optional

CASES = {}

# What the base (folder.py) gives: the verdict of its one check and the ground it finds, project by project.
BASE_VERDICTS = {"P1": "conflict", "P2": "conflict", "P3": "coherent", "P4": "coherent"}
BASE_AREAS = {"P1": 6400.0, "P2": 3200.0}


@dataclass
class Expected:
    """What a run must come to. What must hold of every run is not said here: promises.py."""

    status: int = 0  # or a set, where both of two answers are right
    # (number, words of its message), in any order; nothing else may be said, but what `may_say` names.
    says: list = field(default_factory=list)
    may_say: set = field(default_factory=set)
    verdicts: Optional[dict] = None
    areas: Optional[dict] = None
    tolerance_m2: float = 0.5
    projects: Optional[list] = None
    delivers: Optional[bool] = True  # None: either
    also: Optional[Callable] = None  # (run) -> list of what does not hold


@dataclass
class Case:
    name: str
    subject: str
    prepare: Callable


def case(sentence):
    """Puts a function into the table under a sentence."""

    def put(prepare):
        if sentence in CASES:
            raise SystemExit(f"two cases are called: {sentence}")
        CASES[sentence] = Case(sentence, prepare.__module__.rpartition(".")[2], prepare)
        return prepare

    return put


def refused(code, *words, status=2, also=None):
    """The run stops with this error, whose message holds these words; nothing is delivered."""
    return Expected(status=status, says=[(code, list(words))], delivers=False, also=also)


def as_base(*says, also=None, status=0, may_say=(), **changed):
    """The run comes to what the base comes to, whatever the inputs look like; `says` are the warnings due."""
    return Expected(
        status=status,
        says=list(says),
        may_say=set(may_say),
        verdicts=dict(BASE_VERDICTS, **changed.pop("verdicts", {})),
        areas=dict(BASE_AREAS, **changed.pop("areas", {})),
        projects=list(BASE_VERDICTS),
        also=also,
        **changed,
    )


def layer_lost(code, *words, status=4, also=None):
    """The layer cannot be used: every project is delivered, and its check says that it could not be assessed."""
    return Expected(
        status=status,
        says=[(code, list(words))],
        verdicts={project: "not_assessable" for project in BASE_VERDICTS},
        projects=list(BASE_VERDICTS),
        also=also,
    )
