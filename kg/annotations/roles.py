"""The words of a role, as they are stored: in small letters, with one space between them."""


def title_words(text: str) -> str:
    """Return the words of a title without capitals that they have no right to: « Secrétaire Général », « PRÉSIDENT ».

    >>> title_words("Secrétaire d’État Adjoint"), title_words("Premier ministre")
    ('secrétaire d’État adjoint', 'Premier ministre')
    """
    lowered = [word if "’" in word or "'" in word else word.lower() for word in text.split()]
    return text[:1] + " ".join(lowered)[1:] if lowered[0].startswith("premi") else " ".join(lowered)


def join_role(parts: list[str]) -> str:
    """Join the words of a role: small first letter, one space between words, none after an apostrophe."""
    text = " ".join(" ".join(parts).split()).replace("’ ", "’").replace("' ", "'").replace(" ,", ",")
    is_kept = text.startswith("Premi") or text[:2].isupper()  # « PDG »
    return text if is_kept else text[:1].lower() + text[1:]
