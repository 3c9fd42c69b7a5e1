"""Dates of databases, in six languages, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing.io.databases.dates import read_date, split_date


@pytest.mark.parametrize(
    "written",
    [
        "March 14, 2025",
        "March 14, 2025 Friday",
        "March 14, 2025 Friday 2:00 AM GMT",
        "Mar 14, 2025",
        "14 March 2025",
        "Friday, 14 March 2025 15:57:00 CEST",
        "Freitag 14. März 2025",
        "14. März 2025 Freitag",
        "14.März 2025",
        "14.03.2025",
        "vendredi 14 mars 2025",
        "mars 14 2025",
        "14 mars 2025 vendredi 3:00 AM GMT",
        "viernes 14 de marzo de 2025",
        "venerdì 14 marzo 2025",
        "vrijdag 14 maart 2025",
        "2025-03-14",
        "14/03/2025",
    ],
)
def test_a_date_is_read_in_the_languages_of_the_databases(written: str) -> None:
    """Each form is the fourteenth of March 2025."""
    assert read_date(written) == "2025-03-14"


@pytest.mark.parametrize(
    "written",
    [
        "December 5, 2024: what we know",
        "Covid-19, part 1",
        "March 14, 2025 saw the dockers back",
        "Premium climbs in 2000 um 4,5 percent",
        "31 February 2025",
        "04/05/2025",
        "Spring 2025",
        "14 March 20255",
        "",
    ],
)
def test_a_headline_or_half_a_date_is_no_date(written: str) -> None:
    """What has words behind the date, cannot be, or means one of two days, is not read."""
    assert read_date(written) == ""


def test_the_edition_behind_a_date_is_told() -> None:
    """The rest of the line is the edition."""
    assert split_date("March 14, 2025 Friday Late Edition") == ("2025-03-14", "Late Edition")


def test_a_month_is_a_date_without_a_day() -> None:
    """Magazines are dated by their month."""
    assert read_date("März 2025") == "2025-03"


@cases(200, 10_000)
@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing is raised, and what is read has the form of ISO 8601."""
    day = read_date(text)
    assert day == "" or len(day) in (7, 10)


@cases(200, 10_000)
@given(st.dates(date(1700, 1, 1), date(2199, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]))
def test_any_day_comes_back(day: date, form: str) -> None:
    """A day that is written out in English is read as that day."""
    assert read_date(day.strftime(form)) == day.isoformat()
