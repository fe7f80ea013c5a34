"""Pages as answers to requests."""

from starlette.responses import HTMLResponse

from kg.pages.environment import Visit, render

#: A page brings a style sheet and an icon of this server, and nothing else: no script runs, whatever gets into it.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def page(template: str, visit: Visit, *, status: int = 200, policy: str = _POLICY, **shown: object) -> HTMLResponse:
    """Return the page that *template* makes of what is *shown*.

    Args:
        template: A file of `kg/pages/templates`.
        visit: Who asks.
        status: The HTTP status.
        policy: The content security policy.
        **shown: The values of the template.
    """
    return html(render(template, visit, **shown), visit, status=status, policy=policy)


def html(text: str, visit: Visit, *, status: int = 200, policy: str = _POLICY) -> HTMLResponse:
    """Return the page *text* with the headers that go with it; the arguments are those of `page`."""
    headers = {
        "Content-Security-Policy": policy,
        "Content-Language": visit.language,
        "Vary": "Accept, Accept-Language",
    }
    return HTMLResponse(text, status, headers)
