"""Build hook: the wheel holds every lexicon, and the exercises of the course, as JSON too, for places without PyYAML (a
browser, for one)."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def json_copies(source: Path, target: Path) -> list[Path]:
    """Write the tree of each `source/*.yaml` to `target/*.json`; every value stays the word that it is in the file."""
    copies = []
    for path in sorted(source.glob("*.yaml")):
        tree = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        copy = target / f"{path.stem}.json"
        copy.write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        copies.append(copy)
    return copies


COPIED = {"lexicons": "framing/_data/lexicons", "notebooks/exercises": "framing/_data/course/exercises"}
"""Folder of the repository > folder of the wheel."""


class LexiconsAsJson(BuildHookInterface):  # type: ignore[type-arg]  # hatchling does not say which builder config
    """Adds the copies to the folders of a wheel in which their originals lie."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the copies in a folder of their own; an editable install reads the YAML."""
        self.folder: Path | None = None
        if self.target_name != "wheel" or version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="copies-"))
        for number, (source, target) in enumerate(COPIED.items()):
            own = self.folder / str(number)
            own.mkdir()
            for copy in json_copies(Path(self.root) / source, own):
                build_data["force_include"][str(copy)] = f"{target}/{copy.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete the folder."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
