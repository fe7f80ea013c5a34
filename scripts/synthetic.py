"""Make a graph of any size, to measure with: `python scripts/synthetic.py 1000000 --out DIR`.

Its articles are invented by chance, from a fixed seed: the same number gives the same graph. They have the shape of real
ones: ten events each, told by thirty outlets over two years, a few actors in most of the events, facts that several
articles share and disagree about. What is told means nothing; the sentences are made for their length.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from rich.progress import Progress

from kg.lexicon import Lexicon, load_lexicon
from kg.model import (
    Actor,
    Document,
    Event,
    Evidence,
    Metadata,
    Modality,
    Participant,
    Polarity,
    Position,
    Precision,
    Reading,
    Theme,
    TimeSpan,
)
from kg.output import STORE
from kg.rdf import RunInfo
from kg.store import Store

RUN = RunInfo(version="0", lexicon="synthetic", model="none")
FIRST_DAY = date(2021, 1, 1)
DAYS = 730
OUTLETS = 30
ACTORS = 2_000
PLACES = 300
EVENTS = 10  # an article
SHARED = 0.3  # of the events: an earlier article tells of the same fact
CLAIMED = 0.25  # of the events: somebody says so
PLACED = 0.4
NEGATED = 0.05
MODALITIES = {Modality.ACTUAL: 70, Modality.PLANNED: 20, Modality.POSSIBLE: 10}
VERB = "a évoqué avec"


def main() -> int:
    """Fill a store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", type=int, help="how many statements the articles' graphs have, at least")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder of the graph")
    options = parser.parse_args()
    print(f"{fill(options.out, options.statements)} articles in {options.out}")
    return 0


def fill(out: Path, statements: int) -> int:
    """Store articles until their graphs have *statements* in all; return how many articles that took."""
    articles, stored = readings(), 0
    with Store.open(out / STORE) as store, Progress(disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("storing", total=statements)
        while stored < statements:
            reading = next(articles)
            store.replace(reading, run=RUN)
            stored += len(store.article_quads(reading.document.id))
            progress.update(task, completed=stored)
        return len(store.article_ids())


def readings() -> Iterator[Reading]:
    """Yield readings without end, the same ones each time."""
    world = World(load_lexicon(), random.Random(20220115))  # noqa: S311 (no secret rests on it)
    for number in count():
        yield world.reading(number)


class World:
    """Who and what there is to tell of, and the facts that were told already."""

    def __init__(self, lexicon: Lexicon, chance: random.Random) -> None:
        actors, places = lexicon.authority.actors, {place.id: place for place in lexicon.authority.places.values()}
        self.chance = chance
        self.actors = [actors[name] for name in chance.sample(sorted(actors), ACTORS)]
        self.places = [places[name] for name in chance.sample(sorted(places), PLACES)]
        self.relations = sorted(lexicon.relations)
        self.themes = sorted({concept for _, concept in lexicon.themes.labels})
        self.facts: list[Event] = []

    def reading(self, number: int) -> Reading:
        """Return article *number*."""
        article = f"article-{number:06d}"
        published = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        told = [self._fact(published) for _ in range(EVENTS)]
        sentences = [
            f"{event.agents[0].actor.label} {VERB} {event.addressees[0].actor.label} : {number}.{index}."
            for index, event in enumerate(told)
        ]
        source = " ".join(sentences)
        events = [
            self._event(event, article, sentence, source) for event, sentence in zip(told, sentences, strict=True)
        ]
        metadata = Metadata(
            title=f"Dépêche {number}",
            published=published,
            publisher=f"Agence {self.chance.randrange(OUTLETS):02d}",
            language="fr",
        )
        position = Position(
            id=fingerprint(article, "position"),
            person=events[0].agents[0].actor,
            role="ministre",
            of=events[0].addressees[0].actor,
            seen=published,
            evidence=events[0].evidence[0],
        )
        document = Document(id=article, name=f"{article}.txt", source=source, text="", pieces=(), metadata=metadata)
        return Reading(document=document, events=tuple(events), positions=(position,))

    def _fact(self, published: date) -> Event:
        """Return what one article tells: often what an earlier one has told."""
        if self.facts and self.chance.random() < SHARED:
            return self.chance.choice(self.facts)
        relation, theme = self.chance.choice(self.relations), self.chance.choice(self.themes)
        agent, addressee = self._actor(), self._actor()
        day = published - timedelta(days=self.chance.randrange(4))
        fact = Event(
            id="",
            fact=fingerprint(relation, agent.id, addressee.id, theme, day.isoformat()),
            relation=relation,
            agents=(mention(agent, 0),),
            addressees=(mention(addressee, 0),),
            theme=Theme(text=theme, start=0, end=0, concept=theme),
            time=TimeSpan(text="ce jour-là", start=day, end=day, precision=Precision.DAY),
            evidence=(),
        )
        self.facts.append(fact)
        return fact

    def _actor(self) -> Actor:
        """Return an actor: the first ones often, the last ones hardly ever, as in the news."""
        return self.actors[int(self.chance.paretovariate(0.5)) % ACTORS]

    def _event(self, fact: Event, article: str, sentence: str, source: str) -> Event:
        """Return *fact* as *article* tells it, in *sentence*: with another place, or as another's word."""
        chance, start = self.chance, source.index(sentence)
        agent, addressee = fact.agents[0].actor, fact.addressees[0].actor
        claimed, placed = chance.random() < CLAIMED, chance.random() < PLACED
        trigger = start + len(agent.label) + 1
        return replace(
            fact,
            id=fingerprint(article, sentence),
            agents=(mention(agent, start),),
            addressees=(mention(addressee, trigger + len(VERB) + 1),),
            theme=fact.theme and replace(fact.theme, start=start, end=start + len(sentence)),
            place=chance.choice(self.places) if placed else None,
            polarity=Polarity.NEGATED if chance.random() < NEGATED else Polarity.AFFIRMED,
            modality=chance.choices(list(MODALITIES), list(MODALITIES.values()))[0],
            source=mention(agent, start) if claimed else None,
            confidence=0.5,
            evidence=(
                Evidence(
                    quote=sentence,
                    start=start,
                    end=start + len(sentence),
                    trigger=VERB,
                    trigger_start=trigger,
                    trigger_end=trigger + len(VERB),
                    rule=f"{fact.relation}/verb/inventer",
                ),
            ),
        )


def mention(actor: Actor, start: int) -> Participant:
    """Return *actor* under its own name, which stands at *start*."""
    return Participant(actor=actor, text=actor.label, start=start, end=start + len(actor.label))


def fingerprint(*parts: str) -> str:
    """Return a short hash, in the form of the ids of events and facts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
