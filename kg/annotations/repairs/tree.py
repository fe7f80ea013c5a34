"""Changes to a dependency tree that leave it a tree."""

from spacy.tokens import Token


def attach(token: Token, head: Token, relation: str) -> None:
    """Hang *token* on *head*; if *head* stands below it, *head* takes its place first."""
    if head == token:
        return
    if token.is_ancestor(head):
        take_place(head, token)
    token.head = head
    token.dep_ = relation


def take_place(token: Token, other: Token) -> None:
    """Put *token* where *other*, which stands above it, hangs; *other* hangs on it then."""
    relation, head = other.dep_, other.head
    is_root = head == other
    token.head = token if is_root else head
    token.dep_ = relation
    other.head = token
    other.dep_ = "dep"
