"""What the words around a mention tell of the person that it stands for: the calling, the gender, and that she is held."""

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.profiles import Profiles
from kg.annotations.syntax import is_passive, preposition
from kg.lexicon.wordlists import Descriptions
from kg.lexicon.words import fold

_NAMING = frozenset({"appos", "nmod", "flat:name"})
_ARTICLES = {"le": "m", "un": "m", "la": "f", "une": "f"}
_MASCULINE = ("eur", "ier", "ant", "ien", "ois", "if")
_FEMININE = ("euse", "rice", "iere", "ante", "ienne", "oise", "ive")
_CAPTIVE = "otage"


def learn(doc: Doc, mention: ActorMention, profiles: Profiles, nouns: Descriptions) -> None:
    """Tell *profiles* what stands beside a person's name, and who is arrested, taken or freed."""
    root, actor = doc[mention.root], mention.actors[0]
    noun = root.head if root.dep_ in _NAMING and root.head.pos_ == "NOUN" and preposition(root) is None else root
    is_held = noun.dep_ == "obj" or (noun.dep_.startswith("nsubj") and is_passive(noun.head))
    if is_held and fold(noun.head.lemma_) in nouns.custody:
        profiles.call(actor, _CAPTIVE)
    if mention.kind is not MentionKind.NAME or not mention.name:
        return
    for noun in _beside(root):
        forms = (fold(doc[noun.i : noun.i + 3].text), fold(noun.text), fold(noun.lemma_))
        form = next((form for form in forms if form in nouns.callings), None)
        if form is not None:
            profiles.call(actor, form)
        if (gender := _gender(noun)) is not None and (form is not None or fold(noun.lemma_) in nouns.persons):
            profiles.sex(actor, gender)


def _beside(root: Token) -> list[Token]:
    """« le [magnat] de la presse Ion Rusu », « Ada Holm, [éditorialiste], »."""
    nouns = [child for child in root.rights if child.dep_ == "appos" and child.pos_ in {"NOUN", "ADJ"}]
    if root.dep_ in _NAMING and root.head.pos_ in {"NOUN", "ADJ"} and preposition(root) is None:
        nouns.append(root.head)
    return nouns


def _gender(noun: Token) -> str | None:
    """Return the gender that the article or the form tells: « le juriste », « un chanteur », but not « l’artiste »."""
    article = next((_ARTICLES[fold(t.text)] for t in noun.lefts if fold(t.text) in _ARTICLES), None)
    written = fold(noun.text)
    return article or ("m" if written.endswith(_MASCULINE) else "f" if written.endswith(_FEMININE) else None)
