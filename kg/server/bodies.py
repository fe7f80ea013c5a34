"""Bodies of requests, read up to a size and for a time."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from kg.server.refusals import Refused

_SECONDS = 15


async def read_body(request: Request, max_body: int) -> bytes:
    """Return the body of *request*.

    Raises:
        Refused: It has more than *max_body* bytes, is compressed, or does not come in time.
    """
    if request.headers.get("content-encoding", "").strip().lower() not in ("", "identity"):
        raise Refused(415, "the body is compressed", cure="send it without a Content-Encoding")
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared) > max_body:
        raise _too_large(max_body)
    body = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > max_body:
                    raise _too_large(max_body)
    except TimeoutError as error:
        raise Refused(408, f"the body did not come within {_SECONDS} seconds") from error
    except ClientDisconnect as error:
        raise Refused(400, "the body did not come") from error
    return bytes(body)


def _too_large(max_body: int) -> Refused:
    return Refused(413, f"the body is larger than {max_body} bytes")
