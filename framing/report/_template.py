"""The template of the page, its style and script, and what makes their texts fit for it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from framing.plots import clean, decimal, percent
from framing.stats.design.words import listed

MOST_LISTED = 8
"""Names that a sentence lists."""


def asset(name: str) -> str:
    """A file that lies beside the template."""
    return (files("framing") / "templates" / name).read_text(encoding="utf-8")


@cache
def template() -> jinja2.Template:
    """The template of the page."""
    environment = jinja2.Environment(  # autoescape is no guess by file ending: all that is not marked safe is escaped
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.PackageLoader("framing", "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        percent=percent,
        decimal=decimal,
        clean=clean,
        count=lambda n: f"{int(n):,}",
        breakable=breakable,
        listed=lambda names: listed(list(names), most=MOST_LISTED),
    )
    return environment.get_template("report.html.j2")


def digest(text: str) -> str:
    """What a Content-Security-Policy calls a text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def without_styles(svg: Markup) -> Markup:
    """A figure whose styles are attributes of their own: the policy of the page allows no others.

    >>> without_styles(Markup('<path style="fill: none; stroke: #222"/>'))
    Markup('<path fill="none" stroke="#222"/>')
    """

    def attributes(found: re.Match[str]) -> str:
        pairs = (rule.partition(":") for rule in found[1].split(";") if rule.strip())
        return "".join(f' {name.strip()}="{value.strip()}"' for name, _, value in pairs)

    return Markup(re.sub(r' style="([^"]*)"(?=[^<>]*>)', attributes, str(svg)))


def breakable(name: str) -> Markup:
    """A name that a line may end in, after each underscore.

    >>> breakable("A_B <c>")
    Markup('A_<wbr>B &lt;c&gt;')
    """
    return Markup("_<wbr>").join(name.split("_"))
