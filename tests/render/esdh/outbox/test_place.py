"""Where an outbox lies, who may read it, and how long what is kept."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from outgoing import CASE, QUICK, deliver, new
from render.errors import FileError
from render.esdh.outbox import alike, disk, names, store
from render.esdh.outbox.engine import Engine, Outcome
from render.esdh.outbox.row import State, key
from render.esdh.outbox.run import Plan, Run, grouped
from render.esdh.outbox.store import Outbox
from scripted import Records, Scripted

Docx = Callable[..., bytes]
MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:30 / /home rw,relatime shared:1 - nfs4 filer:/home rw,vers=4.2
31 30 8:1 / /home/lokal rw,relatime - xfs /dev/sda1 rw
32 27 0:31 / /mnt/f\\303\\246lles\\040drev rw - cifs //filer/f rw
33 27 0:32 / /mnt/sky rw - fuse.rclone sky: rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/var/lib/segl", "ext4", False),
        ("/home/ane/.local/state", "nfs4", True),
        ("/home/lokal/ane", "xfs", False),
        ("/homework", "ext4", False),
        ("/mnt/sky/segl", "fuse.rclone", True),
    ],
)
def test_which_file_systems_are_others(
    path: str, kind: str, remote: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert disk.kind_of(Path(path), MOUNTS) == kind
    monkeypatch.setattr(Path, "read_text", lambda *_: MOUNTS)
    assert disk.is_remote(Path(path)) is remote


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "is_remote", lambda _: True)
    with pytest.raises(FileError, match=disk.VARIABLE):
        Outbox(tmp_path / "ud")


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX's")
def test_nobody_else_can_read_it(tmp_path: Path, docx: Docx) -> None:
    folder = tmp_path / "ud"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        with Outbox(folder) as outbox:
            outbox.add([new(docx("Kære Ane"))])
            found = [folder, *folder.rglob("*")]
            assert len(found) >= 5  # the data base, its two others, the holders
            assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in found)
    finally:
        os.umask(before)


def test_an_outbox_of_a_later_release_is_left_alone(tmp_path: Path) -> None:
    with Outbox(tmp_path) as outbox:
        outbox._base.execute(f"PRAGMA user_version = {store.FORM + 1}")
    with pytest.raises(FileError, match="later release"):
        Outbox(tmp_path)


def test_what_is_no_outbox_is_told(tmp_path: Path) -> None:
    (tmp_path / store.FILE).write_bytes(b"noget andet " * 1000)
    with pytest.raises(FileError, match="cannot be read"):
        Outbox(tmp_path)


def test_bytes_may_be_kept_for_some_days(tmp_path: Path, docx: Docx) -> None:
    records, letter = Records(), new(docx("Kære Ane"))
    with Outbox(tmp_path) as outbox:
        (row,) = outbox.add([letter])
        Engine(outbox, Scripted(records), replace(QUICK, keep_bytes_days=3)).work(row.key)
        outbox.sweep("eksempel")
        assert outbox.load(row.key) is not None
        outbox._base.execute("UPDATE load SET wipe = '2000-01-01'")
        outbox.sweep("eksempel")
        assert outbox.load(row.key) is None
        assert outbox.row(row.key) is not None


def test_receipts_go_when_they_shall(tmp_path: Path, docx: Docx) -> None:
    deliver(tmp_path, Records(), new(docx("Kære Ane")))
    with Outbox(tmp_path) as outbox:
        outbox.sweep("eksempel", 30)
        assert len(outbox.rows(everything=True)) == 1
        outbox._base.execute("UPDATE row SET ended = '2000-01-01'")
        outbox.sweep("nabo", 30)
        outbox.sweep("eksempel")
        assert len(outbox.rows(everything=True)) == 1
        outbox.sweep("eksempel", 30)
        assert outbox.rows(everything=True) == []


def test_one_row_has_one_holder(tmp_path: Path, docx: Docx) -> None:
    with Outbox(tmp_path) as one, Outbox(tmp_path) as other:
        (row,) = one.add([new(docx("Kære Ane"))])
        assert one.claim(row.key) is not None
        assert one.claim(row.key) is None
        assert other.claim(row.key) is None
        assert other.is_held(row.key)
        assert not other.forget(row.key)
        one.release(row.key)
        assert other.claim(row.key) is not None
        one.release(row.key)  # it is no longer its own
        assert one.claim(row.key) is None


def test_a_holder_that_is_gone_holds_nothing(tmp_path: Path, docx: Docx) -> None:
    with Outbox(tmp_path) as one:
        (row,) = one.add([new(docx("Kære Ane"))])
        one.claim(row.key)
    with Outbox(tmp_path) as other:
        assert not other.is_held(row.key)
        assert other.claim(row.key) is not None


def test_what_another_works_on_is_told(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    with Outbox(tmp_path) as one:
        (row,) = one.add([new(docx("Kære Ane"))])
        one.claim(row.key)
        (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
        assert outcome.is_held
        assert records.count == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brev.docx", "brev.docx"),
        ("brev 010190-1234.docx", "brev.docx"),
        ("a:b?c*.docx", "a b c.docx"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
        ("con.docx", "_con.docx"),
    ],
)
def test_names_that_every_system_takes(name: str, expected: str) -> None:
    assert names.safe(name) == expected


@pytest.mark.parametrize("name", ["brev.docx", "x" * 115 + ".docx", "uden endelse"])
def test_further_names(name: str) -> None:
    found = [names.version(name, 1), names.version(name, 2), names.another(name, 2)]
    assert found[0] == name
    assert len(set(found)) == 3
    assert all(len(one) <= names.LONGEST for one in found)
    assert names.plain(names.another("brev.docx", 12), 12) == "brev.docx"


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({"docProps/custom.xml": b"of the system"}, True),
        ({"docProps/custom.xml": b"x", "customXml/item1.xml": b"x", "_rels/.rels": b"x"}, True),
        ({"xl/worksheets/sheet1.xml": b"2"}, False),
        ({"xl/worksheets/sheet2.xml": b"1"}, False),
    ],
)
def test_a_sheet_that_a_system_wrote_into_is_the_same(
    stored: dict[str, bytes], expected: bool, zip_of: Callable[[dict[str, bytes]], bytes]
) -> None:
    sheet = {"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": b"1"}
    assert alike.same(zip_of(sheet), zip_of(sheet | stored)) is expected


def test_a_zip_that_is_no_office_file_is_compared_by_its_bytes(
    zip_of: Callable[[dict[str, bytes]], bytes],
) -> None:
    assert not alike.same(zip_of({"a.txt": b"a"}), zip_of({"a.txt": b"a", "docProps/x": b"b"}))


def test_files_that_are_alike(docx: Docx) -> None:
    sent = docx("Kære Ane", properties={"SeglCase": CASE})
    assert alike.same(sent, docx("Kære Ane", properties={"CCMSystem": "go"}))
    assert not alike.same(sent, docx("Kære Bo"))
    assert not alike.same(b"%PDF-1", b"%PDF-2")
    assert alike.same(docx(""), docx("", title="x"))
    assert not alike.same(sent, sent[:-40])
    assert not alike.same(sent, b"<html>HTTP Error 503</html>")


def test_a_key_is_of_bytes_case_and_installation() -> None:
    keys = {
        key("a", "1", b"x"), key("b", "1", b"x"), key("a", "2", b"x"), key("a", "1", b"y"),
        key("a1", "", b"x"),
    }  # fmt: skip
    assert len(keys) == 5


def test_groups_keep_letters_before_what_is_with_them(docx: Docx) -> None:
    one, two, three = (new(text.encode())[0] for text in "abc")
    leaflet = new(b"bilag", parent=one.key)[0]
    twin = replace(leaflet, key="t", parent=two.key, twin=leaflet.key)
    rows = [replace(row, number=n) for n, row in enumerate([one, leaflet, two, twin, three], 1)]
    assert grouped(rows) == [(one.key, leaflet.key, two.key, "t"), (three.key,)]
    assert grouped(rows[1:2]) == [(leaflet.key,)]


def test_a_settled_row_is_never_sent(tmp_path: Path, docx: Docx) -> None:
    records, letter = Records(script={"put": ["refused"]}), new(docx("Kære Ane"))
    (outcome,) = deliver(tmp_path, records, letter)
    with Outbox(tmp_path) as outbox:
        outbox.save(replace(outcome.row, state=State.SETTLED, document="77"))
    (outcome,) = deliver(tmp_path, records, letter)
    assert (outcome.row.state, outcome.row.document) == (State.SETTLED, "77")
    assert records.count == 0


def test_what_fails_in_one_way_is_not_tried_with_all(tmp_path: Path) -> None:
    """A password that is wrong would lock the account."""
    records = Records(script={"case": ["refused"] * 100})
    told: list[Outcome] = []
    with Outbox(tmp_path) as outbox:
        rows = outbox.add([new(f"%PDF {n}".encode(), f"{n}.pdf") for n in range(20)])
        plan = Plan(outbox, lambda: Scripted(records), replace(QUICK, workers=1))
        left = Run(plan, told.append).go(rows)
        assert left == 15
        assert len(told) == 5
        assert [row.state for row in outbox.rows()].count(State.QUEUED) == 15
    assert records.calls == ["case"] * 5


def test_a_bug_is_raised_where_the_run_was_begun(tmp_path: Path) -> None:
    class Broken(Scripted):
        def put(self, *_: object) -> NoReturn:
            raise ZeroDivisionError

    records = Records()
    with Outbox(tmp_path) as outbox:
        rows = outbox.add([new(b"%PDF", "a.pdf")])
        with pytest.raises(ZeroDivisionError):
            Run(Plan(outbox, lambda: Broken(records), QUICK), lambda _: None).go(rows)
    (outcome,) = deliver(tmp_path, records, new(b"%PDF", "a.pdf"))
    assert outcome.row.is_filed
    assert records.count == 1
