"""Reads a saved file as anybody could, by its format alone, and checks what it promises.

The promises: it is JSON of the format recolumn; it holds the page's text whole; every character of
the text that is not blank is in exactly one place; and each piece is where the person put it.
"""

import hashlib
import json

from driving import WentWrong


class SavedFile:
    """A saved file of one page."""

    def __init__(self, path):
        try:
            self._saved = json.loads(path.read_bytes().decode("utf-8"))
        except FileNotFoundError:
            raise WentWrong(f"The work was saved, but there is no file {path.name}.") from None
        except ValueError as problem:
            raise WentWrong(f"The saved file is not JSON in UTF-8: {problem}.") from None
        self._name = path.name
        head = self._saved.get("format"), self._saved.get("version")
        self._must_be("format and version", head, ("recolumn", 1))

    def must_hold_page(self, page, encoding, text):
        """Checks that it holds this one page file, read in this encoding, with this text."""
        [source] = self._saved["sources"]
        self._must_be("name of the page", source["name"], page.name)
        self._must_be("encoding", source["encoding"], encoding)
        digest = hashlib.sha256(page.read_bytes()).hexdigest()
        self._must_be("SHA-256 of the page", source["sha256"], digest)
        self._must_be("text of the page", source["text"], text)

    def must_cover_everything_once(self):
        """Checks that every character that is not blank is in exactly one piece."""
        [source] = self._saved["sources"]
        text = source["text"]
        times = [0] * len(text)
        for piece in self._pieces():
            self._must_be("source of a piece", piece["source"], source["id"])
            start, end = piece["start"], piece["end"]
            if not 0 <= start < end <= len(text):
                raise WentWrong(f"In {self._name} a piece goes from {start} to {end}: not possible.")
            for at in range(start, end):
                times[at] += 1
        for at, (character, count) in enumerate(zip(text, times)):
            if count != 1 and not (character.isspace() and count == 0):
                fate = "lost" if count == 0 else f"in it {count} times"
                raise WentWrong(f"In {self._name} the character “{character}” at {at} is {fate}.")

    def must_have_articles(self, *articles):
        """Checks that it has just these articles: each a list of parts (text, role) in order."""
        self._must_be("number of articles", len(self._saved["articles"]), len(articles))
        for number, (article, wanted) in enumerate(zip(self._saved["articles"], articles), 1):
            parts = [(*self._place(part), part["role"], part["by"]) for part in article["parts"]]
            wanted = [(*self._place_of(text), role, "user") for text, role in wanted]
            self._must_be(f"parts of article {number}", parts, wanted)

    def must_have_title(self, title):
        """Checks the title of the first article."""
        self._must_be("title", self._saved["articles"][0]["title"], title)

    def must_have_discarded(self, *discarded):
        """Checks that just these pieces (text, reason) are discarded."""
        seen = [(*self._place(piece), piece["reason"]) for piece in self._saved["discarded"]]
        wanted = [(*self._place_of(text), reason) for text, reason in discarded]
        self._must_be("what is discarded", seen, wanted)

    def must_have_unplaced(self, *texts):
        """Checks that these are among the unplaced pieces, each just so."""
        places = [self._place(piece) for piece in self._saved["unplaced"]]
        for text in texts:
            if self._place_of(text) not in places:
                raise WentWrong(f"In {self._name} “{text}” should be an unplaced piece of its own.")

    def must_be_all_suggested(self):
        """Checks that everything is decided, and that each part was proposed, and how surely."""
        self._must_be("what is unplaced", self._saved["unplaced"], [])
        parts = [part for article in self._saved["articles"] for part in article["parts"]]
        if not parts:
            raise WentWrong(f"In {self._name} there is no part of an article.")
        for part in parts:
            self._must_be("who placed a part", part["by"], "suggestion")
            if not 0 <= part["confidence"] <= 1:
                raise WentWrong(f"In {self._name} a part is {part['confidence']} sure.")

    def _pieces(self):
        for article in self._saved["articles"]:
            yield from article["parts"]
        yield from self._saved["discarded"]
        yield from self._saved["unplaced"]

    def _place(self, piece):
        """Where a piece stands, and what stands there."""
        start, end = piece["start"], piece["end"]
        return start, end, self._saved["sources"][0]["text"][start:end]

    def _place_of(self, text):
        """The same for a text that is on the page once."""
        page = self._saved["sources"][0]["text"]
        assert page.count(text) == 1, f"“{text}” has to be on the page just once"
        start = page.index(text)
        return start, start + len(text), text

    def _must_be(self, what, seen, wanted):
        if seen != wanted:
            raise WentWrong(f"In {self._name} the {what} should be {wanted!r}, but is {seen!r}.")
