"""The shape of a graph: the nodes and links that queries rely on."""

from kg.model import Reading
from kg.rdf import reading_to_quads
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.prefixes import shorten
from tests.rdf.strategies import RUN
from tests.readings import CRISIS, HOSTILE, MEETING, READINGS

Facts = dict[str, dict[str, list[str]]]


def facts(reading: Reading) -> Facts:
    """Return what is said of each node, by shortened names."""
    found: Facts = {}
    for subject, predicate, value, _ in reading_to_quads(reading, run=RUN):
        names = [shorten(term.value, DEFAULT_BASE) for term in (subject, predicate, value)]
        found.setdefault(names[0], {}).setdefault(names[1], []).append(names[2])
    return found


def test_an_event_links_its_actors_its_theme_its_words_and_its_run() -> None:
    graph = facts(MEETING)
    demand = MEETING.events[2]
    assert graph[f"event:{demand.id}"] == {
        "rdf:type": ["kg:Demanding", "kg:Event", "sem:Event"],
        "rdfs:label": ["Serbie – exige de – OTAN : des garanties de sécurité"],
        "schema:position": ["2"],
        "kg:relation": ["rel:demands"],
        "kg:category": ["plover:REQUEST"],
        "kg:polarity": ["kg:affirmed"],
        "kg:modality": ["kg:actual"],
        "kg:confidence": ["0.9"],
        "kg:fact": [f"fact:{demand.fact}"],
        "kg:agent": ["actor:serbie"],
        "kg:addressee": ["actor:otan"],
        "kg:participation": [f"participation:{demand.id}-agent-0", f"participation:{demand.id}-addressee-0"],
        "kg:theme": ["theme:security-guarantee"],
        "kg:themeText": ["des garanties de sécurité"],
        "kg:themeStart": [str(demand.theme.start)] if demand.theme else [],
        "kg:themeEnd": [str(demand.theme.end)] if demand.theme else [],
        "kg:evidence": [f"evidence:{demand.id}-0"],
        "prov:wasDerivedFrom": [f"sentence:geneve-pourparlers-{demand.evidence[0].start}-{demand.evidence[0].end}"],
        "prov:wasGeneratedBy": [name for name in graph if name.startswith("run:")],
    }


def test_every_event_leads_to_its_quote_and_its_article() -> None:
    for reading in READINGS:
        graph = facts(reading)
        for event in reading.events:
            quotes = []
            for sentence in graph[f"event:{event.id}"]["prov:wasDerivedFrom"]:
                assert graph[graph[sentence]["oa:hasSource"][0]]["schema:identifier"] == [reading.document.id]
                quotes += [q for name in graph[sentence]["oa:hasSelector"] for q in graph[name].get("oa:exact", [])]
            assert quotes == list(dict.fromkeys(evidence.quote for evidence in event.evidence))


def test_offsets_lead_to_the_quote_in_the_article() -> None:
    body = facts(MEETING)["article:geneve-pourparlers"]["schema:articleBody"][0]
    for node, said in facts(MEETING).items():
        if node.startswith("offsets:"):
            start, end = int(said["oa:start"][0]), int(said["oa:end"][0])
            assert facts(MEETING)[node.replace("offsets:", "quote:")]["oa:exact"] == [body[start:end]]


def test_a_claim_names_who_claims_it() -> None:
    sanction = CRISIS.events[2]
    assert facts(CRISIS)[f"event:{sanction.id}"]["kg:claimedBy"] == ["actor:lars-haugen"]
    assert facts(CRISIS)[f"participation:{sanction.id}-claimant-0"]["kg:text"] == ["Lars Haugen"]


def test_an_open_interval_has_one_edge() -> None:
    interval = facts(CRISIS)["timespan:open-2024-06-30-interval"]
    assert "time:hasBeginning" not in interval
    assert facts(CRISIS)[interval["time:hasEnd"][0]]["time:inXSDDate"] == ["2024-06-30"]


def test_the_run_is_named_without_a_clock() -> None:
    graph = facts(MEETING)
    (run,) = [name for name in graph if name.startswith("run:")]
    assert graph[run]["prov:used"] == ["article:geneve-pourparlers", "lexicon:5f2d", "model:fr_core_news_md-3.8.0"]
    assert graph[run]["prov:wasAssociatedWith"] == ["software:kg-news-0.1.0"]


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert facts(MEETING)["article:geneve-pourparlers"]["schema:url"] == ["https://journal.example/geneve?id=1&lang=fr"]
    assert not any("schema:url" in said for said in facts(HOSTILE).values())
