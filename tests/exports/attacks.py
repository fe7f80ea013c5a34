"""Texts that try to become markup or code, and an article that has them everywhere."""

from dataclasses import replace

from kg.model import Reading
from tests.readings import HOSTILE, INJECTOR

ATTACKS = (
    "<img src=x onerror=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "</title></style><svg onload=window.ran=1>",
    "\u202egnp.exe\u202c <!--<script>",
    "${window.ran=1}`\\u003cscript\\u003e",
)


def attack(words: str) -> Reading:
    """Return a reading that has *words* wherever an article's text can go."""
    event = HOSTILE.events[0]
    told = event.evidence[0]
    trigger_start = told.start + len(words)
    metadata = replace(HOSTILE.document.metadata, title=words, publisher=words, url=f"javascript:{words}")
    evidence = replace(
        told,
        quote=f"{words} menacé {words}",
        end=told.start + 2 * len(words) + 8,
        trigger_start=trigger_start + 1,
        trigger_end=trigger_start + 7,
    )
    villain = replace(event.agents[0], actor=replace(INJECTOR, label=words), text=words)
    return Reading(
        document=replace(HOSTILE.document, metadata=metadata),
        events=(replace(event, agents=(villain,), mode=words, source=villain, evidence=(evidence,)),),
    )
