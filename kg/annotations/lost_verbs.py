"""`kg_lost_verbs`: present forms that the tagger took for nouns: « Alger masse des troupes », « Lima livre des blindés à Quito ».

Short sentences in the present, headlines above all, lose their verb so, and with it their clause. A bare noun or adjective right
behind an actor's name, before what only a verb has behind it, is that verb, if its form is one of a verb that the lexicon knows.
"""

from collections.abc import Callable, Iterator

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotations.forms import verb_lemmas
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature, preposition, sentence
from kg.lexicon import Lexicon, configured_lexicon
from kg.lexicon.words import fold

_NAMING = frozenset(
    {
        MentionKind.NAME,
        MentionKind.METONYM,
        MentionKind.TITLE,
        MentionKind.GROUP,
        MentionKind.STATE,
        MentionKind.DESCRIPTION,
    }
)
_HANGING = frozenset({"amod", "nmod", "appos", "flat:name", "flat:foreign", "dep", "acl", "obj", "conj"})
_WITHIN = frozenset({"flat:name", "flat:foreign", "nmod", "amod", "appos", "dep", "conj"})
_BREAKS = frozenset({":", ";", "–", "—", ",", "\n"})
_ARTICLES = frozenset(
    "le la les l' un une des du son sa ses leur leurs ce cette ces tout toute tous plusieurs deux trois".split()
)
_COMPLEMENTS = frozenset({"a", "au", "aux", "contre", "sur", "de", "d'", "que", "qu'", "avec", "pour"})


class LostVerbReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs = (entry.words[0] for entry in lexicon.frames.entries if entry.kind == "verb")
        self._verbs, self._lemmas = frozenset(verbs) | lexicon.cues.say, lexicon.lemmas

    def __call__(self, doc: Doc) -> Doc:
        """Make verbs of what was lost in *doc*, and hang their subject and complements on them."""
        heads = {token.i: token.head.i for token in doc}
        deps: dict[int, str] = {}
        for mention in doc._.kg_mentions:
            verb = self._verb_behind(doc, mention)
            if verb is not None:
                _hang(doc[mention.root], verb, heads, deps)
        if deps:
            _write(doc, heads, deps)
        return doc

    def _verb_behind(self, doc: Doc, mention: ActorMention) -> Token | None:
        """Return the verb lost behind *mention*, with its lemma and features set, or None."""
        if mention.end + 1 >= len(doc) or mention.kind not in _NAMING:
            return None
        token, root = doc[mention.end], doc[mention.root]
        infinitive = next((word for word in self._infinitives(token) if word in self._verbs), None)
        is_lost = infinitive is not None and _is_lost(token) and _ends_in_person_of(token, root)
        if not is_lost or _subject_of(root, token) is None or not _opens_complement(token.nbor(1), token):
            return None
        token.pos_, token.lemma_ = "VERB", infinitive or ""
        token.set_morph("VerbForm=Fin|Mood=Ind|Tense=Pres|Person=3")
        return token

    def _infinitives(self, token: Token) -> Iterator[str]:
        """Yield the infinitives of which the form of *token* may be one: « dément » is known by the word lists alone."""
        listed = self._lemmas.get(f"{fold(token.text)}|VERB")
        yield from (listed,) if listed else ()
        yield from verb_lemmas(token)


def _is_lost(token: Token) -> bool:
    """Return whether *token* stands bare and is no verb yet, or one that the parser made a participle of a noun."""
    is_bare = not any(child.dep_ in {"det", "case", "nummod"} for child in token.lefts)
    has_tag = token.pos_ in {"NOUN", "ADJ", "ADV", "PROPN", "DET", "X"} or (
        token.pos_ == "VERB" and token.dep_ in {"amod", "nmod", "flat:name"} and not has_feature(token, "VerbForm", "Part")
    )
    return has_tag and is_bare and token.text.islower() and (token.dep_ in _HANGING or token.head == token)


def _ends_in_person_of(token: Token, root: Token) -> bool:
    """Return whether the form is a present or future that agrees with its subject in number."""
    is_plural = has_feature(root, "Number", "Plur") or root.text.endswith("s") or root.dep_ == "conj"
    plural_form = token.lower_.endswith(("ent", "eront"))
    singular_form = token.lower_.endswith(("e", "era", "t"))
    return plural_form if has_feature(root, "Number", "Plur") and root.pos_ == "NOUN" else (
        singular_form or (plural_form and is_plural)
    )


def _subject_of(root: Token, verb: Token) -> Token | None:
    """Return the head of the phrase that *root* stands in, if it may be the subject of *verb*: nothing governs it."""
    top = root
    while top.dep_ in _WITHIN and top.head.i < top.i and not _is_parted(top.head, top):
        top = top.head
    start, end = sentence(verb)
    is_free = top.head in {top, verb} or top.dep_ in {"dep", "appos", "parataxis", "conj", "nmod", "flat:name"}
    has_verb = any(child.dep_ in {"cop", "nsubj"} or child.dep_.startswith("aux") for child in top.children)
    if not (start <= top.i < end) or has_verb or preposition(top) is not None:
        return None
    return top if is_free else None


def _is_parted(first: Token, second: Token) -> bool:
    return any(token.text in _BREAKS for token in first.doc[first.i : second.i])


def _opens_complement(token: Token, verb: Token) -> bool:
    written = fold(token.text)
    if written in _ARTICLES or token.text in {"«", '"', "“"} or token.like_num:
        return True
    is_name = token.text[:1].isupper()
    return is_name or (verb.pos_ != "ADJ" and written in _COMPLEMENTS)


def _hang(root: Token, verb: Token, heads: dict[int, int], deps: dict[int, str]) -> None:
    """Make *verb* the head of its clause: what hung behind it on its subject, or on itself as a noun, is its complement."""
    subject = _subject_of(root, verb) or root
    _, end = sentence(verb)
    heads[verb.i] = verb.i if subject.head in {subject, verb} else subject.head.i
    deps[verb.i] = "ROOT" if heads[verb.i] == verb.i else subject.dep_ if subject.dep_ != "nmod" else "parataxis"
    heads[subject.i], deps[subject.i] = verb.i, "nsubj"
    has_object = False
    for token in verb.doc[verb.i + 1 : end]:
        if token.head.i > verb.i or token.dep_ == "acl:relcl":
            continue
        function = _function(token, verb, has_object=has_object)
        has_object = has_object or function == "obj"
        heads[token.i], deps[token.i] = verb.i, function


def _function(token: Token, verb: Token, *, has_object: bool) -> str:
    """Return the function of what hangs on *verb* now."""
    if token.dep_ in {"punct", "cc", "conj", "advmod", "advcl", "ccomp", "parataxis"}:
        return token.dep_
    if token.pos_ in {"VERB", "AUX"}:
        return "xcomp" if has_feature(token, "VerbForm", "Inf") else "ccomp"
    if preposition(token) is None or (not has_object and fold(verb.nbor(1).text) == "des" and verb.nbor(1).head == token):
        return "obl:mod" if has_object else "obj"
    return "obl:arg"


def _write(doc: Doc, heads: dict[int, int], deps: dict[int, str]) -> None:
    rows = []
    for token in doc:
        name = deps.get(token.i, token.dep_)
        rows.append((np.uint64(heads[token.i] - token.i & 0xFFFFFFFFFFFFFFFF), np.uint64(doc.vocab.strings.add(name))))
    doc.from_array([HEAD, DEP], np.array(rows, dtype="uint64"))


@Language.factory(
    "kg_lost_verbs",
    assigns=["token.pos", "token.lemma", "token.dep", "token.head"],
    requires=["doc._.kg_mentions"],
    default_config={"ontology": None, "frames": []},
)
def make_lost_verbs(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return LostVerbReader(configured_lexicon(ontology, frames))
