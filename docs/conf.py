"""How Sphinx builds the site: `make site`. Nothing is fetched, neither at the build nor by the pages."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent)]

import framing_bibliography  # noqa: E402, F401  (registers a style)

import framing  # noqa: E402

project = "framing"
author = "the authors of framing"
project_copyright = "MIT for the code, CC0 for the lexicons and the harbour-strike example"
version = release = framing.__version__
language = "en"

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "myst_nb",
    "sphinx_click",
    "sphinx_copybutton",
    "sphinxcontrib.bibtex",
    "framing_site",
]
exclude_patterns = ["_ext", "howto/drawn", "**.ipynb_checkpoints"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
default_role = "py:obj"

# Docstrings are numpydoc. Types are words there ("DataFrame", "str or Path"), and many are of other packages, to whose
# manuals no link is made without their index: so types are no references, and -n asks of the others only.
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_param = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autosummary_generate = False
nitpick_ignore_regex = [(r"py:(class|obj|exc)", r".*")]

# Where headings can be pointed at, as on the pages of a repository.
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "deflist"]
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_timeout = 120
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # the widgets' scripts would come from another host
nb_merge_streams = True
nb_output_stderr = "show"

bibtex_bibfiles = ["../framing/report/references.bib", "reference/references.bib"]
bibtex_default_style = "as-written"
bibtex_reference_style = "author_year"

html_theme = "furo"
html_title = f"framing {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": [], "navigation_with_keys": True}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
