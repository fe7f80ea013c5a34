"""Web pages: the article and nothing else, and no page, however broken, that crashes, stalls or leaks its markup."""

import time
from collections.abc import Callable

import pytest

from kg.errors import TextError
from kg.model import Document, MediaType
from kg.text.main_text import main_text

Clean = Callable[..., Document]
PARAGRAPHS = [
    "La ministre norvégienne Ingrid Solberg a signé mercredi à Lima un traité de pêche avec son homologue péruvien.",
    "Le Pérou s’est engagé à réduire ses prises de moitié, et la Norvège à financer deux navires de surveillance.",
    "« C’est un tournant pour nos deux pays », a déclaré la ministre devant la presse.",
    "Les écologistes péruviens ont critiqué un accord trop timide et appellent le Parlement à le rejeter.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<!doctype html><html lang="fr"><head><title>Oslo et Lima signent | Le Courrier du Lac</title>
<meta property="og:site_name" content="Le Courrier du Lac"><script>alert("tête")</script></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<article><h1>Oslo et Lima signent un traité de pêche</h1>{BODY}<script>alert("corps")</script><style>p {{ color: red }}</style></article>
<div class="comments"><p>Bravo pour cet article !</p></div><footer>© 2021 Le Courrier du Lac</footer></body></html>"""


def test_only_the_article_is_left_under_its_headline(cleaned: Clean) -> None:
    document = cleaned(PAGE, media_type=MediaType.HTML)
    assert document.text.split("\n") == ["Oslo et Lima signent un traité de pêche", *PARAGRAPHS]
    assert document.text[: document.title_end] == "Oslo et Lima signent un traité de pêche"
    assert document.metadata.publisher == "Le Courrier du Lac"


def test_text_that_looks_like_markup_stays_text(cleaned: Clean) -> None:
    page = PAGE.replace("un tournant", "un &lt;script&gt;tournant&lt;/script&gt;")
    assert "un <script>tournant</script>" in cleaned(page, media_type=MediaType.HTML).text


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>alert(1)</script></body></html>", "<", "<!-- -->"]
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(TextError, match=r"x: no article was found"):
        main_text(page, where="x")


HOSTILE = {
    "deep": "<blockquote>" * 100_000,
    "deep, closed": "<b>" * 100_000 + "</b>" * 100_000,
    "open comments": "<!--" * 100_000,
    "open tags": "<a " * 100_000,
    "angles": "<" * 100_000,
    "attributes": "<i " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x</i>",
    "open script": "<script>" * 50_000,
    "spaces": " " * 500_000,
    "nulls": "\0" * 1000,
}


@pytest.mark.parametrize("tail", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_gives_its_article(cleaned: Clean, tail: str) -> None:
    began = time.process_time()
    document = cleaned(f"<html><body><article>{BODY}</article>{tail}", media_type=MediaType.HTML)
    assert document.text.startswith("\n".join(PARAGRAPHS))
    assert "<i" not in document.text
    assert "script" not in document.text
    assert time.process_time() - began < 60  # quadratic work would take hours


@pytest.mark.parametrize("element", ["<span>a </span>", "<p>a</p>", "a<br>"])
def test_a_page_with_too_many_elements_is_refused(element: str) -> None:
    with pytest.raises(TextError, match="more than 10000 elements"):
        main_text(f"<html><body><article>{element * 100_000}</article></body></html>", where="x")


def test_entities_of_the_page_s_own_making_do_not_grow(cleaned: Clean) -> None:
    declared = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    page = f"<!DOCTYPE html [<!ENTITY e0 'bombe'>{declared}]><html><body><article>{BODY}<p>&e11;</p></article></body></html>"
    assert len(cleaned(page, media_type=MediaType.HTML).text) < 2 * len(page)
