"""Two hands on one fact: three are compared, cell by cell, and nobody is overwritten unasked."""

from __future__ import annotations

from tests.handover.colleague import Colleague, changed


def test_what_only_the_file_changed_stays(colleague: Colleague) -> None:
    data = colleague.export()
    colleague.edit('period = "2022-07"', 'period = "2022-06"')
    before = colleague.facts
    done = colleague.give_back(data)
    assert (done.changed, done.conflicts, done.moved) == ((), (), True)
    assert colleague.facts == before


def test_both_changed_other_cells_of_one_fact(colleague: Colleague) -> None:
    data = changed(colleague.export(), {("harvest", "status"): "مقبولة"})
    colleague.edit('of = "محصول القمح"', 'of = "القمح"')
    done = colleague.give_back(data)
    assert (done.changed, done.conflicts) == (("harvest",), ())
    assert 'of = "القمح"' in colleague.facts
    assert 'status = "accepted"\nevidence = "2.5 مليون طن"' in colleague.facts


def test_both_made_the_same_change(colleague: Colleague) -> None:
    data = changed(colleague.export(), {("harvest", "period"): "2022-06"})
    colleague.edit('period = "2022-07"', 'period = "2022-06"')
    done = colleague.give_back(data)
    assert (done.changed, done.conflicts) == ((), ())


def test_a_conflict_is_shown_and_nothing_written_for_it(colleague: Colleague) -> None:
    data = changed(colleague.export(), {("harvest", "period"): "2022-05", ("price", "unit"): "EUR"})
    colleague.edit('period = "2022-07"', 'period = "2022-06"')
    done = colleague.give_back(data)
    (conflict,) = done.conflicts
    assert (conflict.place, conflict.id, conflict.key) == ("K2", "harvest", "period")
    assert (conflict.before, conflict.file, conflict.sheet) == ("2022-07", "2022-06", "2022-05")
    assert done.changed == ("price",)
    assert 'period = "2022-06"' in colleague.facts
    assert 'unit = "EUR"' in colleague.facts


def test_the_file_or_the_sheet_may_be_preferred(colleague: Colleague) -> None:
    data = changed(colleague.export(), {("harvest", "period"): "2022-05"})
    colleague.edit('period = "2022-07"', 'period = "2022-06"')
    assert (colleague.give_back(data, "file").conflicts, 'period = "2022-06"' in colleague.facts) == ((), True)
    assert (colleague.give_back(data, "sheet").conflicts, 'period = "2022-05"' in colleague.facts) == ((), True)


def test_a_fact_that_the_file_gained_meanwhile_is_missing_and_stays(colleague: Colleague) -> None:
    data = colleague.export()
    colleague.edit(
        "lead = 1\n",
        'lead = 1\n\n[[fact]]\nid = "port"\nkind = "place"\nevidence = "ميناء طرطوس"\nname = "ميناء طرطوس"\n',
    )
    done = colleague.give_back(data)
    assert done.missing == ("port",)
    assert 'id = "port"' in colleague.facts
