"""What is read, how, and what was noted on the way: handed through while a folder or an archive is read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from framing._checks import escaped
from framing.io.decoding import decode_noted
from framing.io.files import Files
from framing.io.formats import without_ending
from framing.io.journal import Journal

if TYPE_CHECKING:
    from framing.io.databases import Export


@dataclass
class Reading:
    """What is read, how, and what was noted on the way.

    Parameters
    ----------
    files
        The files of the folder or archive.
    text, asked
        As `text` and `columns` of `read_corpus`.
    journal, hashes
        What is told, and the hash of every file that was read.
    prefix, named
        Of the names of files, and of ids made of them: "exports.zip/" and "exports/" for those of an archive in a
        folder.
    tick
        Called after each file.
    single
        Whether `files` has one file alone, of which the user gave the path.
    exports, ids
        The exports among the files, and the text of each article that has an id in one.
    table
        The table by which the whole is read, "" if there is none.
    used
        Files that were read or of which it is noted that they were not.
    """

    files: Files
    text: str | Sequence[str] | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    journal: Journal = field(default_factory=Journal)
    hashes: dict[str, str] = field(default_factory=dict)
    prefix: str = ""
    named: str = ""
    tick: Callable[[], None] = lambda: None
    single: bool = False
    table: str = ""
    exports: list[Export] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def data(self, name: str) -> bytes:
        """The bytes of a file, which is then one of the inputs."""
        data = self.files.read(name)
        self.hashes[self.shown(name)] = hashlib.sha256(data).hexdigest()
        self.used.add(name)
        self.tick()
        return data

    @cached_property
    def stems(self) -> Counter[str]:
        """How many files have a name, but for its ending."""
        return Counter(without_ending(name) for name in self.files.names)

    def shown(self, name: str) -> str:
        """What `Corpus.inputs` calls a file."""
        return escaped(self.prefix + self.files.base + name)

    def decoder(self, name: str) -> Callable[[bytes, str], str]:
        """Decoding that takes down what it had to guess."""

        def decoded(data: bytes, place: str) -> str:
            text, note = decode_noted(data)
            if note:
                self.journal.repair(self.shown(name), note, place=place)
            return text

        return decoded

    def leave(self, name: str, reason: str, *, place: str = "", quiet: bool = False) -> None:
        """Note that a file, or a place in it, is left out."""
        self.journal.leave(self.prefix + self.files.base + name, reason, place=place, quiet=quiet)
        if not place:
            self.used.add(name)

    def leave_unseen(self) -> None:
        """Note the files that were not looked into."""
        for name, reason in self.files.left.items():
            if name not in self.used:
                self.journal.leave(self.prefix + name, reason)

    def id_of(self, name: str, number: int, n: int) -> str:
        """The id of an article without one: the path of its file without its ending, and its number if there are more.

        Where files differ in their endings alone, these stay.
        """
        short = without_ending(name)
        made = escaped(self.named + (name if self.stems[short] > 1 else short))
        return made if n == 1 else f"{made}-{number}"
