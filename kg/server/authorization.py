"""Who may write: whoever shows the operator's token (RFC 6750)."""

import hmac

from starlette.requests import Request

from kg.server.refusals import Refused

_SCHEME = "bearer "


def check_writer(request: Request, token: str | None) -> None:
    """Let *request* pass if it may write.

    Raises:
        Refused: Nobody may, or it does not show the token.
    """
    if token is None:
        raise Refused(403, "this server only reads", cure="start it with kg serve --updates")
    shown = request.headers.get("authorization", "")
    if not shown.lower().startswith(_SCHEME):
        raise Refused(401, "a token is needed to write", cure="send it as Authorization: Bearer TOKEN")
    if not hmac.compare_digest(shown[len(_SCHEME) :].strip().encode(), token.encode()):
        raise Refused(403, "this is not the token")
