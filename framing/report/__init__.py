"""The report: `collect` the tables, `render` the page, `write_report` both into a folder."""

from __future__ import annotations

from framing.report._data import Coded, ReportData, collect
from framing.report._page import render
from framing.report._write import write_report, write_report_of_counts

__all__ = ["Coded", "ReportData", "collect", "render", "write_report", "write_report_of_counts"]
