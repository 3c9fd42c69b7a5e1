"""JupyterLite: what is asked of it, and how it is called."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from framing._checks import FramingError

NEEDED = ("jupyterlite_core", "jupyterlite_pyodide_kernel", "jupyter_server", "comm")
REMEDY = 'pip install "newsframing[lite]"'
APPS = ("lab", "notebooks", "tree")
STORAGE = "framing course"
"""Under this name a browser keeps what students write, whatever the version of the site: answers outlive it."""
DATE = 1_580_601_600
"""The date of every file, 2020-02-02: the same input gives the same bytes."""

_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/pyodide.mjs"


def check_installed() -> None:
    """Raise `FramingError` where JupyterLite is not installed."""
    absent = [name for name in NEEDED if find_spec(name) is None]
    if absent:
        raise FramingError(f"a site for browsers needs {absent[0].replace('_', '-')}: {REMEDY}.")


def pyodide_version() -> str:
    """The version of Pyodide that the installed kernel is made for."""
    constants = importlib.import_module("jupyterlite_pyodide_kernel.constants")
    return str(constants.PYODIDE_VERSION)


def pyodide_address() -> str:
    """Where that version lies for everybody."""
    return _CDN.format(version=pyodide_version())


def configure(folder: Path) -> None:
    """Write the settings of the site into the folder that JupyterLite builds from."""
    site: dict[str, Any] = {
        "appName": "framing",
        "contentsStorageName": STORAGE,
        "settingsStorageName": f"{STORAGE}, settings",
        "workspacesStorageName": f"{STORAGE}, workspaces",
        "exposeAppInBrowser": True,
        # Packages come from the site and from Pyodide's distribution, and no third place is asked.
        "litePluginSettings": {_KERNEL: {"disablePyPIFallback": True}},
    }
    _write(folder / "jupyter-lite.json", {"jupyter-lite-schema-version": 0, "jupyter-config-data": site})
    overrides = {
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 15},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    _write(folder / "overrides.json", overrides)


def build(folder: Path, target: Path) -> None:
    """Build the site of a folder: its contents/, pypi/ and static/pyodide/ as they lie there.

    Raises
    ------
    FramingError
        If JupyterLite fails; with its last words.
    """
    for path in folder.rglob("*"):
        os.utime(path, (DATE, DATE))
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", ".", "--contents", "contents"]
    command += ["--output-dir", str(target), "--no-sourcemaps", *(word for app in APPS for word in ("--apps", app))]
    # Of the machine's own settings and extensions nothing comes in: the site is the same wherever it is made.
    settings = {"SOURCE_DATE_EPOCH": str(DATE), "JUPYTER_CONFIG_DIR": str(folder / "none"), "TZ": "UTC"}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    if done.returncode or not (target / "notebooks" / "index.html").is_file():
        said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()][-3:]
        raise FramingError(f"JupyterLite did not build the site: {' '.join(said)} Remedy: {REMEDY}.")


def _write(path: Path, tree: dict[str, Any]) -> None:
    path.write_text(json.dumps(tree, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
