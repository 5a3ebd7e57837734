"""The summary of a run says what ran, what was left out and what took long."""

import pytest

from tests.report import Report

PRINTED = """
..s                                                                      [100%]
============================= slowest 15 durations =============================
12.50s setup    tests/demo/test_demo.py::test_loading_twice_changes_nothing
0.75s call     tests/news/test_lists.py::test_a_list[a b-1]
=========================== short test summary info ============================
SKIPPED [1] tests/server/test_backup.py:44: karena pg_restore tidak terpasang
2 passed, 1 skipped, 1 error in 13.90s
"""


def test_the_slowest_steps_of_all_passes_come_first_and_the_counts_last(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.read_pytest("SQLite", "3.00s call     tests/a.py::test_b\n5 passed in 3.10s", 0, 4)
    report.read_pytest("PostgreSQL", PRINTED, 1, 15)

    report.say_all()

    printed = capsys.readouterr().out
    assert [line.strip() for line in printed.splitlines() if " s  " in line] == [
        "12.5 s  PostgreSQL, setup: tests/demo/test_demo.py::test_loading_twice_changes_nothing",
        "3.0 s  SQLite, call: tests/a.py::test_b",
        "0.8 s  PostgreSQL, call: tests/news/test_lists.py::test_a_list[a b-1]",
    ]
    assert "GAGAL  pytest, PostgreSQL: 2 passed, 1 skipped, 1 error in 13.90s (15 s)" in printed
    assert "dilewati: PostgreSQL: [1] tests/server/test_backup.py:44: karena pg_restore tidak terpasang" in printed
    assert printed.splitlines()[-1] == "7 passed, 1 failed, 1 skipped"
