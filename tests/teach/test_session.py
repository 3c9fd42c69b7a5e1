"""What the cells of a notebook call: start, check, progress."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing import FramingError, FramingWarning, teach
from framing.teach import attempts
from framing.teach.attempts import FILE
from framing.teach.session import SESSION


def test_two_lines_say_where_answers_are_kept(small_course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And how far one is."""
    teach.start("31", example="syria-2024")
    assert capsys.readouterr().out == (
        "Your answers to notebook 31 are kept in framing-answers.json, beside it.\n"
        "So far: 31-1 no answer yet · 31-6 no answer yet.\n"
    )


def test_the_edition_says_what_is_right(small_course: Path) -> None:
    """Four gates here, five there."""
    teach.start("31", example="harbour-strike")
    assert teach.check("31-1", 4).right
    teach.start("31", example="syria-2024")
    assert not teach.check("31-1", 4).right
    assert teach.check("31-1", 5).right


def test_answers_are_taken_up_after_a_reload(small_course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new kernel goes on with the next hint, and needs no start to know the edition."""
    teach.start("31")
    assert teach.check("31-1", 40).hint == 1
    SESSION.path = None  # as a new kernel has it
    assert teach.check("31-1", 41).hint == 2
    capsys.readouterr()
    teach.start("31")
    assert "31-1 not yet right (2 attempts)" in capsys.readouterr().out


def test_two_notebooks_write_into_one_file(small_course: Path) -> None:
    """What the other has written in the meantime is kept."""
    teach.start("31")
    teach.check("31-1", 4)
    path = small_course / FILE
    tree = json.loads(path.read_bytes())
    tree["started"]["32"] = "harbour-strike"
    path.write_text(json.dumps(tree), encoding="utf-8")
    teach.check("31-2", 0.67)
    assert json.loads(path.read_bytes())["started"]["32"] == "harbour-strike"


def test_running_a_cell_again_writes_nothing(small_course: Path) -> None:
    """The file is as it was."""
    teach.start("31")
    teach.check("31-1", 4)
    (small_course / FILE).chmod(0o444)
    before = (small_course / FILE).stat().st_mtime_ns
    teach.check("31-1", 4)
    assert (small_course / FILE).stat().st_mtime_ns == before


def test_no_answer_and_another_kind_are_no_attempts(small_course: Path) -> None:
    """Nothing is kept of them."""
    teach.start("31")
    for answer in (..., None, "four", True):
        teach.check("31-1", answer)
    assert json.loads((small_course / FILE).read_bytes())["answers"] == {}


def test_a_folder_that_cannot_be_written_ends_with_the_notebook(
    small_course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One warning says so, and hints go on by attempts."""
    monkeypatch.setattr("framing.teach.session.save", lambda *_: False)
    with pytest.warns(FramingWarning, match="cannot be written: answers last as long as this notebook runs"):
        teach.start("31")
    assert "kept as long as it runs, and nowhere else" in capsys.readouterr().out
    assert [teach.check("31-1", n).hint for n in (40, 41, 42)] == [1, 2, 3]


def test_a_broken_file_is_set_aside(small_course: Path) -> None:
    """And answers begin anew."""
    (small_course / FILE).write_text("broken", encoding="utf-8")
    with pytest.warns(FramingWarning, match="begin anew"):
        teach.start("31")
    assert teach.check("31-1", 4).right
    assert sorted(path.name for path in small_course.iterdir()) == ["framing-answers.aside-1.json", FILE]


def test_a_file_that_cannot_be_moved_is_left_alone(small_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers last as long as the notebook."""
    (small_course / FILE).write_text("broken", encoding="utf-8")
    monkeypatch.setattr(attempts, "_set_aside", lambda _: False)
    teach.start("31")
    assert teach.check("31-1", 4).right
    assert (small_course / FILE).read_text(encoding="utf-8") == "broken"


def test_an_exercise_that_is_not_there_is_refused(small_course: Path) -> None:
    """With the one that may be meant, and before its notebook is started with how to do that."""
    with pytest.raises(FramingError, match=r'was not started. Run its first cell, framing\.teach\.start\("31"'):
        teach.check("31-1", 4)
    teach.start("31")
    with pytest.raises(FramingError, match=r"no exercise '31-7'; there are: .*Did you mean '31-\d'"):
        teach.check("31-7", 4)
    with pytest.raises(FramingError, match="There is no exercise '13-1'"):
        teach.check("13-1", 4)
    with pytest.raises(FramingError, match="is named by a text"):
        teach.check(31, 4)  # type: ignore[arg-type]


def test_a_notebook_or_edition_that_is_not_there_is_refused(small_course: Path) -> None:
    """With the one that may be meant."""
    with pytest.raises(FramingError, match="no notebook '13'"):
        teach.start("13")
    with pytest.raises(FramingError, match="Did you mean 'harbour-strike'"):
        teach.start("31", example="harbor-strike")


def test_progress_shows_what_is_done(small_course: Path) -> None:
    """In text and as a table."""
    teach.start("31")
    teach.check("31-1", 3)
    teach.check("31-1", 4)
    teach.check("31-6", "The dockers of Tarnmouth went home.")
    shown = teach.progress()
    assert shown.n_done == 2
    assert repr(shown).splitlines()[:2] == ["2 of 6 exercises are done (* required).", "31-1*  right (2 attempts)"]
    assert "31-6*  written" in repr(shown)
    assert '<th scope="row">31-1</th>' in shown._repr_html_()


def test_progress_needs_a_start(small_course: Path) -> None:
    """And says how."""
    with pytest.raises(FramingError, match="No notebook was started here"):
        teach.progress()


def test_answers_to_a_later_course_are_kept(small_course: Path) -> None:
    """A notebook that this one does not have does not stop it."""
    teach.start("31")
    SESSION.keep(SESSION.kept().with_start("99", "another-edition"))
    assert len(teach.progress().rows) == 6
    assert SESSION.kept().started["99"] == "another-edition"


ANYTHING = st.from_type(type).flatmap(st.from_type) | st.recursive(st.text() | st.floats() | st.integers(), st.lists)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(ANYTHING, min_size=1, max_size=3), id=st.sampled_from([f"31-{n}" for n in range(1, 7)]))
def test_no_answer_whatsoever_raises(small_course: Path, answers: list[object], id: str) -> None:
    """Each gets a sentence, in text and in HTML, and the file can be read again."""
    (small_course / FILE).unlink(missing_ok=True)
    teach.start("31")
    for answer in answers:
        shown = teach.check(id, answer)
        assert repr(shown).startswith(f"{id}: ")
        assert shown._repr_html_().count("<script") == 0
    assert attempts.load(small_course / FILE)[1]


def test_the_shipped_course_can_be_started(work: Path) -> None:
    """With its own exercises."""
    teach.start("01")
    assert teach.check("01-1", ...).verdict == "none"


def test_importing_it_is_light() -> None:
    """No pandas, no numpy, no yaml: a notebook begins at once."""
    code = "import sys, framing; framing.teach.check; print(sorted({'numpy', 'pandas', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_of_the_face_are_no_submodules() -> None:
    """Else importing the submodule would put it in the place of the function."""
    folder = Path(teach.__file__).parent
    assert not {path.stem for path in folder.iterdir()} & set(teach.__all__)
    assert all(getattr(teach, name).__doc__ for name in teach.__all__)
    with pytest.raises(AttributeError, match="no attribute 'grade'"):
        teach.grade  # noqa: B018


def test_a_copy_of_the_folder_goes_on_elsewhere(
    small_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is all there is."""
    teach.start("31")
    teach.check("31-1", 40)
    shutil.copytree(small_course, tmp_path / "moved")
    monkeypatch.chdir(tmp_path / "moved")
    teach.start("31")
    assert teach.check("31-1", 41).hint == 2
