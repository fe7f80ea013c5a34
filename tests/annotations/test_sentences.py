"""Where sentences end: a bar stands between two; `¶` is a line break."""

import pytest
from spacy.tokens import Doc

from kg.annotations.sentences import split_sentences
from tests.french import annotate, load_reader

SPLIT = [
    "Il est parti.| Elle reste.",
    "Il est parti…| Elle reste !| Et nous ?",
    "« Il est parti. »| Elle reste.",
    "Il a dit : « Non.| Jamais. »| Puis il est parti.",
    "Le général M. Diallo est parti.| Elle reste.",
    "Lima a réagi sur X.| Elle attend.",
    "Lima a réagi sur le réseau social X.| Elle attend.",
    "Le prince X. Durand est parti.",
    "Titre sans point¶|Le texte commence.| Il finit.",
    "Un.¶¶|Deux.",
    "– Oui.¶|– Non.",
    "L’accord coûte 2.5 millions.| Il est cher.",
    "L’accord coûte 2,5 millions d’euros.",
    "Fini ! et pourtant non.",
    "Elle a dit « non. » et elle est partie.",
    "La délégation (O.N.U.) est là.| Elle reste.",
    "Le 12 mars, à Lima, le ministre a signé.",
]


@pytest.mark.parametrize("line", SPLIT)
def test_sentences_end_here_and_nowhere_else(line: str) -> None:
    parts = [" ".join(part.replace("¶", "\n").split()) for part in line.split("|")]
    doc = annotate(line.replace("|", "").replace("¶", "\n"))
    assert [" ".join(sent.text.split()) for sent in doc.sents] == parts


@pytest.mark.parametrize("words", [[], [" "], ["\n"], ["»"], [".", ".", "."], ["\n", "»", "\n"]])
def test_odd_docs_are_split_without_fault(words: list[str]) -> None:
    doc = split_sentences(Doc(load_reader().nlp.vocab, words=words, spaces=[False] * len(words)))
    assert len(list(doc.sents)) <= max(1, len(words))
