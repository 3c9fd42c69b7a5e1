"""Where the course lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing import FramingError
from framing.teach import course


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package without data."""
    folder = tmp_path / "site-packages" / "framing"
    folder.mkdir(parents=True)
    monkeypatch.setattr(course, "files", lambda _: folder)
    return folder


def test_an_installed_package_holds_it(package: Path) -> None:
    """Beside the lexicons."""
    (package / "_data" / "course" / "exercises").mkdir(parents=True)
    assert course.course_dir() == package / "_data" / "course"


def test_a_folder_of_that_name_beside_the_package_is_somebody_elses(package: Path) -> None:
    """Unless it is a checkout."""
    (package.parent / "notebooks" / "source").mkdir(parents=True)
    with pytest.raises(FramingError, match="Install newsframing again"):
        course.course_dir()
    (package.parent / "pyproject.toml").write_text("", encoding="utf-8")
    assert course.course_dir() == package.parent / "notebooks"


def test_json_is_read_where_yaml_is_not(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser."""
    folder = package / "_data" / "course" / "exercises"
    folder.mkdir(parents=True)
    for name in ("02.yaml", "02.json", "01.yaml", "README.yaml"):
        (folder / name).write_text("", encoding="utf-8")
    assert [path.name for path in course.exercise_files().values()] == ["01.yaml", "02.yaml"]
    monkeypatch.setattr(course, "find_spec", lambda _: None)
    assert [path.name for path in course.exercise_files().values()] == ["01.yaml", "02.json"]
