"""The version and the day of a sheet follow from its ledger, never from the clock."""

from __future__ import annotations

from datetime import date

from waraqa.model import Correction, Sheet, changed_on, dated, entries_for, ledger_of, version_of

FIRST = Correction(fact="trade", old="9 ملايين", new="7 ملايين", reason="خطأ في النقل", date=date(2022, 9, 20))
SAME_DAY = Correction(old="عنوان", new="عنوان أوضح", reason="تصويب", date=date(2022, 9, 20))
LATER = Correction(fact="trade", old="7 ملايين", new="8 ملايين", reason="خطأ في النقل", date=date(2022, 9, 25))
MINOR = Correction(
    fact="trade", old="ملايين", new="ملايين دولار", reason="سقطت كلمة", date=date(2022, 10, 1), minor=True
)


def sheet(*corrections: Correction, version: int | None = None, updated: date | None = None) -> Sheet:
    return Sheet(slug="s", issued=date(2022, 9, 14), version=version, updated=updated, corrections=corrections)


def test_a_sheet_without_corrections_is_the_first_version() -> None:
    plain = sheet()
    assert (version_of(plain), changed_on(plain), dated(plain)) == (1, None, date(2022, 9, 14))


def test_a_correction_of_substance_makes_a_version_and_moves_the_day() -> None:
    assert version_of(sheet(FIRST)) == 2
    assert changed_on(sheet(FIRST)) == dated(sheet(FIRST)) == date(2022, 9, 20)


def test_entries_of_one_day_are_one_version() -> None:
    assert version_of(sheet(FIRST, SAME_DAY)) == 2
    assert version_of(sheet(FIRST, SAME_DAY, LATER)) == 3


def test_a_minor_entry_moves_nothing() -> None:
    assert version_of(sheet(FIRST, MINOR)) == 2
    assert changed_on(sheet(FIRST, MINOR)) == date(2022, 9, 20)
    assert changed_on(sheet(MINOR)) is None


def test_what_the_editor_gives_stands() -> None:
    assert version_of(sheet(FIRST, version=5)) == 5
    assert changed_on(sheet(FIRST, updated=date(2022, 9, 30))) == date(2022, 9, 30)


def test_the_ledger_is_newest_first_and_every_entry_has_its_own_address() -> None:
    twice = sheet(FIRST, FIRST, SAME_DAY, LATER)
    assert [entry.address for entry in ledger_of(twice)] == [
        "c-2022-09-25-trade",
        "c-2022-09-20-sheet",
        "c-2022-09-20-trade-2",
        "c-2022-09-20-trade",
    ]
    assert [entry.correction for entry in entries_for(twice, "trade")] == [LATER, FIRST, FIRST]
