"""What a page costs a person: the real window is driven to the right answer, and all is counted.

One page is put together in four ways: with the mouse alone; with the mouse and Shift; with keys
alone; and with what the program suggests: what is sure is accepted in one, the doubts one by one. Each way has to end with a saved file that holds the
right answer, which `recolumn score` says and which is looked at part by part as well. Counted are
keys, clicks, drags, notches of the wheel, and the pointer's way from stop to stop; and out of these
comes how long a practised person would take, by the keystroke-level model (S. K. Card, T. P. Moran,
A. Newell: The keystroke-level model for user performance time with interactive systems,
Communications of the ACM 23, 7, 1980).

The person here makes no mistake, sees at once what is right, and reads nothing twice. The model
knows no time for reading: before each decision there is M and nothing else. So the figures say what
the program costs, and not how long a page takes.

Not part of `./check`. The pages are real ones and stay where they are: FOLDER has them in `samples`
and the right answers in `gold`; a page is named by how its file begins.

    tests/real_window/run target/release/recolumn person.py FOLDER 001
"""

import json
import math
import subprocess
import sys
from pathlib import Path

from driving import (
    HAND, START, WentWrong, let_programs_be_read, wait_until, window_of, xdotool,
)
from time import monotonic, sleep

# The operators of the model, in seconds: a key (an average typist), a stretch of the pointer, a
# button of the mouse pressed or let go, a hand that goes from mouse to keys or back, a decision.
KEY, POINT, BUTTON, HOME, DECIDE = 0.28, 1.1, 0.1, 0.4, 1.35

# How large the window is, in pixels: a usual screen.
SCREEN = 1920, 1080

# The keys that make a card what it is; other roles stand in the menu of the card.
ROLE_KEYS = {"title": "t", "byline": "b", "heading": "h", "paragraph": "p"}
ROLE_NAMES = {"running_head": "Running head", "subtitle": "Subtitle", "caption": "Caption"}

# How high the head of a column is at most, with a title of two lines and a byline, in points.
BELOW_HEAD = 110

_LEFT, _RIGHT = 1, 3
_WHEEL_UP, _WHEEL_DOWN = 4, 5


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self):
        self.keys = self.clicks = self.drags = self.notches = self.decisions = 0
        self.points = self.homings = self.way = 0
        self._at = None
        self._on = None

    def press(self, *keys):
        """Presses keys one after the other; with Ctrl, a key is two."""
        self._take("keys")
        for key in keys:
            xdotool("key", key)
            self.keys += 1 + key.count("+")

    def click(self, thing, button=_LEFT, at=None, shift=False):
        """Points at a thing that stands still, and clicks."""
        stand_still(thing)
        self._point(at or thing.box.middle)
        self.clicks += 1
        if shift:
            self.keys += 1
            xdotool("keydown", "shift")
        xdotool("mousedown", button)
        sleep(HAND)
        xdotool("mouseup", button)
        if shift:
            xdotool("keyup", "shift")
        sleep(HAND)

    def drag(self, window, thing, to):
        """Takes a thing that stands still, and lets it go at a point."""
        stand_still(thing)
        self._point(thing.box.middle)
        start = self._at
        window.drag(thing, to)
        self.drags += 1
        self._went(start, to)

    def turn(self, notches):
        """Turns the wheel, towards the hand if it is more than nothing."""
        self._take("mouse")
        for _ in range(abs(notches)):
            xdotool("click", _WHEEL_DOWN if notches > 0 else _WHEEL_UP)
            sleep(HAND / 2)
        self.notches += abs(notches)

    def point(self, at):
        """Points at a place without clicking."""
        self._point(at)

    def decide(self):
        """Makes up their mind."""
        self.decisions += 1

    def seconds(self):
        """How long a practised person takes for all of it, by the model.

        A click is a button pressed and let go; so is a drag, with a second stretch of the pointer
        between; a notch of the wheel counts as a press."""
        return (
            self.keys * KEY
            + self.points * POINT
            + (2 * self.clicks + 2 * self.drags + self.notches) * BUTTON
            + self.homings * HOME
            + self.decisions * DECIDE
        )

    def actions(self):
        return self.keys + self.clicks + self.drags

    def _point(self, at):
        self._take("mouse")
        xdotool("mousemove", *at)
        sleep(HAND)
        self._went(self._at, at)

    def _went(self, start, to):
        if start != to:
            self.points += 1
            self.way += math.dist(start, to) if start else 0
        self._at = to

    def _take(self, device):
        if self._on not in (None, device):
            self.homings += 1
        self._on = device


class Answer:
    """What the page should become, fragment by fragment in the order of the file."""

    def __init__(self, binary, page, answer, folder):
        cut = folder / "cut.json"
        subprocess.run(
            [binary, "cut", page, "-o", cut], check=True, capture_output=True, timeout=60
        )
        pieces = json.loads(cut.read_text("utf-8"))["unplaced"]
        self.starts = sorted(piece["start"] for piece in pieces)
        self.roles_at_first = {piece["start"]: piece["role"] for piece in pieces}
        wanted = {}
        for number, article in enumerate(json.loads(answer.read_text("utf-8"))["articles"]):
            heads = (("title",) * 2, ("subtitle",) * 2, ("byline",) * 2,
                     ("running_heads", "running_head"))
            for key, role in heads:
                wanted.update({start: (number, role, end) for start, end in article[key]})
            for paragraph in article["body"]:
                for start, end in paragraph["spans"]:
                    wanted[start] = (number, paragraph["kind"], end)
        ends = {piece["start"]: piece["end"] for piece in pieces}
        if {start: end for start, (_, _, end) in wanted.items()} != ends:
            raise WentWrong("This page needs cuts or joins or has to lose text: choose another one.")
        self.article_of = {start: number for start, (number, _, _) in wanted.items()}
        self.role_of = {start: role for start, (_, role, _) in wanted.items()}

    def number(self, start):
        """The number of a fragment on the page, from 1."""
        return self.starts.index(start) + 1

    def runs(self):
        """The fragments, each run of neighbours of one article a list."""
        runs = []
        for start in self.starts:
            if runs and self.article_of[runs[-1][-1]] == self.article_of[start]:
                runs[-1].append(start)
            else:
                runs.append([start])
        return runs


# The ways.


def by_mouse(window, hand, answer, _page):
    """One card after the other is dragged, with nothing but the mouse."""
    sort_by_mouse(window, hand, answer, [[start] for start in answer.starts])
    save_by_mouse(window, hand)


def by_mouse_and_shift(window, hand, answer, _page):
    """The same, but neighbours that belong together are taken in one."""
    sort_by_mouse(window, hand, answer, answer.runs())
    save_by_mouse(window, hand)


def by_keys(window, hand, answer, _page):
    """Every card gets its key; the keyboard goes on to the next by itself."""
    hand.press("Down")
    order = []
    for start in answer.starts:
        wait_for_card_with_keyboard(window, answer.number(start))
        role = answer.role_of[start]
        hand.decide()
        if role != answer.roles_at_first[start]:
            hand.press(ROLE_KEYS[role])
            wait_for_role(window, answer.number(start), role)
        article = answer.article_of[start]
        if article in order:
            hand.press(str(order.index(article) + 1))
        else:
            order.append(article)
            hand.press("a")
    wait_until_all_is_decided(window)
    save_by_keys(window, hand)


def with_suggestions(window, hand, answer, page):
    """The page is suggested; what is sure is accepted in one, the doubts one by one; then wrong roles
    are mended with a click and a key. A page on which a proposed place is wrong does not end right."""
    hand.decide()
    hand.press("ctrl+g")
    window.find("push button", "Accept all")
    wrong = [start for start in answer.starts if what_is_said(page).get(start) != answer.role_of[start]]
    hand.decide()
    hand.press("ctrl+shift+Return")
    wait_until(lambda: is_something_placed(window), "What is sure was not accepted.")
    if proposed(window) > 0:
        hand.press("n")
    while (left := proposed(window)) > 0:
        window.must_be_heard("1, ", " % sure: ")
        hand.decide()
        hand.press("Return")
        wait_until(lambda: proposed(window) < left, "Enter did not take the answer to a doubt.")
    for start in wrong:
        hand.decide()
        card = in_sight(window, hand, answer.number(start))
        hand.click(card)
        wait_for_card_with_keyboard(window, answer.number(start))
        hand.press(ROLE_KEYS[answer.role_of[start]])
        wait_for_role(window, answer.number(start), answer.role_of[start])
    save_by_keys(window, hand)


def is_something_placed(window):
    """True as soon as something is placed."""
    return not window.all_of("push button", "0 placed")


def proposed(window):
    """How many characters are proposed."""
    counts = [thing.name for thing in window.all_of("push button")]
    [count] = [name for name in counts if name.endswith(" proposed")]
    return int(count.split()[0].replace(",", ""))


WAYS = {
    "mouse only": by_mouse,
    "mouse, with Shift": by_mouse_and_shift,
    "keys only": by_keys,
    "with suggestions": with_suggestions,
}


# Parts of the ways.


def sort_by_mouse(window, hand, answer, loads):
    """Drags each load to its article; the list shows only what is still to be sorted."""
    unplaced = f"Unplaced {len(answer.starts)}"
    hand.click(window.find("page tab", unplaced))
    order, left = [], len(answer.starts)
    for load in loads:
        first = in_sight(window, hand, answer.number(load[0]))
        hand.decide()
        for start in load:
            role = answer.role_of[start]
            if role != answer.roles_at_first[start]:
                hand.decide()
                say_role(window, hand, answer.number(start), role)
        if len(load) > 1:
            first = in_sight(window, hand, answer.number(load[0]))
            hand.click(first)
            wait_for_card_with_keyboard(window, answer.number(load[0]))
            last = in_sight(window, hand, answer.number(load[-1]))
            hand.click(last, shift=True)
            ends = answer.number(load[0]), answer.number(load[-1])
            wait_until(
                lambda: all(c.is_selected() for c in window.cards("Page") if number_of(c) in ends),
                "A click with Shift did not extend the selection.",
            )
            first = last
        article = answer.article_of[load[0]]
        if article in order:
            to_article(window, hand, first, order.index(article) + 1)
        else:
            order.append(article)
            place = in_sight_across(window, hand)
            hand.drag(window, first, place)
        left -= len(load)
        wait_until(
            lambda: window.all_of("page tab", f"Unplaced {left}"),
            f"A load was dropped, but {left} fragments should have been left.",
        )


def to_article(window, hand, card, number):
    """To the end of an article: dragged there, or, where its end is out of sight, by the menu."""
    lane = next(t for t in window.all_of("list") if t.name.startswith(f"Article {number}:"))
    area, bottom = lane.box, board_bottom(window)
    ends = [c.box.bottom for c in window.cards(f"Article {number}:") if c.box]
    # Below the last card, and below what stands in the head of the column.
    end = max(*ends, area.top + BELOW_HEAD) + 24
    right = window.find("panel", "Reading").box.left
    at = (min(area.middle[0], right - 30), end)
    if end < bottom - 60 and area.left + 40 < right:
        hand.drag(window, card, at)
        return
    hand.click(card, button=_RIGHT)
    hand.click(window.find("push button", "To article"))
    line = f"To article {number}"
    hand.click(window.find("push button", line))


def stand_still(thing):
    """Waits until a thing is where it was, five looks in a row."""
    seen = []

    def still():
        seen.append(thing.box)
        return len(seen) >= 5 and len(set(seen[-5:])) == 1

    wait_until(still, f"“{thing.name}” never stood still.")


def say_role(window, hand, number, role):
    """Says what a card is, by its menu."""
    name = ROLE_NAMES.get(role, role.capitalize())
    hand.click(in_sight(window, hand, number), button=_RIGHT)
    hand.click(window.find("push button", "This is a"))
    hand.click(window.find("push button", name))
    wait_for_role(window, number, role)


def in_sight_across(window, hand):
    """The place for a new article, at least its left edge, after the board was scrolled to it."""
    right = window.find("panel", "Reading").box.left
    place = window.find("push button", "New article").box
    if place.left + 20 > right:
        raise WentWrong("The place for a new article is out of sight: take a wider screen.")
    return min(place.middle[0], right - 10), place.top + 200


def board_bottom(window):
    return window.find("push button", "The page as a ribbon").box.top


def in_sight(window, hand, number):
    """The card with this number of the page's list, after the wheel has brought it into sight."""
    tray = window.find("push button", "Discard").box
    top = max(tab.box.bottom for tab in window.all_of("page tab"))
    before = None
    for _ in range(80):
        cards = {number_of(card): card for card in window.cards("Page")}
        card = cards.get(number)
        box = card and card.box
        if box and box.top >= top and box.bottom <= tray.top:
            if box == before:  # It does not move any more.
                return card
            before = box
        else:
            below = not cards or number > min(cards) if not box else box.bottom > tray.top
            if not before:
                hand.point((tray.middle[0], (top + tray.top) // 2))
            before = box
            hand.turn(1 if below else -1)
        sleep(HAND)
    raise WentWrong(f"The wheel did not bring card {number} into sight.")


def save_by_mouse(window, hand):
    """Saves beside the page, as it is proposed, with two clicks."""
    hand.click(window.find("push button", "Save"))
    window.wait_for("label", "Save the work", "The button did not ask where to save.")
    buttons = wait_until(
        lambda: [b for b in window.all_of("push button", "Save") if b.box.top > 60],
        "There was no button to save with.",
    )
    hand.click(buttons[0])
    window.wait_gone("label", "Save the work", "The question where to save was still there.")


def save_by_keys(window, hand):
    """Saves beside the page, as it is proposed."""
    hand.press("ctrl+s")
    window.wait_for("label", "Save the work", "Ctrl+S did not ask where to save.")
    hand.press("Return")
    window.wait_gone("label", "Save the work", "The question where to save was still there.")


# What the window says.


def number_of(card):
    return int(card.about.split(",")[0])


def card_number(window, number):
    return next((c for c in window.cards("Page") if number_of(c) == number), None)


def wait_for_card(window, number):
    """The card with this number on the page, as soon as it stands still."""
    seen = []

    def still():
        card = card_number(window, number)
        seen.append(card and card.box)
        return card if card and len(seen) > 1 and seen[-1] == seen[-2] else None

    return wait_until(still, f"Card {number} of the page could not be seen.")


def wait_for_card_with_keyboard(window, number):
    wait_until(
        lambda: (card := card_number(window, number)) and card.has_keyboard() and card.is_selected(),
        f"Card {number} of the page did not get the keyboard.",
    )


def wait_for_role(window, number, role):
    name = ROLE_NAMES.get(role, role.capitalize())
    wait_until(
        lambda: (card := card_number(window, number)) and f", {name}, " in card.about,
        f"Card {number} of the page did not become a {name}.",
    )


def wait_until_all_is_decided(window):
    wait_until(
        lambda: window.all_of("push button", "0 unplaced"),
        "All cards got their keys, but something is unplaced.",
    )


def what_is_said(page):
    """What the program takes each fragment for: said by the same suggestion, without the window."""
    return page.suggested


# The whole.


class Page:
    """A page that is worked on, and what is right for it."""

    def __init__(self, binary, page, answer, folder):
        self.binary, self.path, self.answer = binary, page, answer
        self.right = Answer(binary, page, answer, folder)
        suggested = folder / "suggested.json"
        subprocess.run(
            [binary, "suggest", page, "--above", "0", "-o", suggested],
            check=True, capture_output=True, timeout=60,
        )
        self.suggested = {start: role for start, role, _ in parts_of(suggested)}

    def must_be_right(self, saved):
        """Checks that a saved file holds the right answer."""
        right = self.right
        parts = parts_of(saved)
        roles = {start: role for start, role, _ in parts}
        wrong = [s for s in right.starts if roles.get(s) != right.role_of[s]]
        if wrong:
            raise WentWrong(f"{len(wrong)} fragments did not become what they are, first {wrong[0]}.")
        # A score is a table: a line of names, and a line of figures, with two for the exact articles.
        done = subprocess.run(
            [self.binary, "score", self.answer, saved], capture_output=True, text=True, timeout=60
        )
        names, figures = (line.split() for line in done.stdout.splitlines()[:2])
        names.insert(names.index("exact") + 1, "exact, percent")
        score = dict(zip(names, figures[1:], strict=True))
        whole, of = score["exact"].split("/")
        none_left = score.pop("unplaced") == score.pop("lost") == "0"
        del score["exact"], score["exact, percent"]
        full = all(one in ("1.000", "-") for one in score.values())
        if done.returncode or whole != of or not full or not none_left:
            raise WentWrong(f"The saved file is not the right answer:\n{done.stdout}{done.stderr}")


def parts_of(saved):
    """Start, role and article of every part of a saved file."""
    work = json.loads(saved.read_text("utf-8"))
    return [
        (part["start"], part["role"], number)
        for number, article in enumerate(work["articles"])
        for part in article["parts"]
    ]


def main(binary, temporary, folder, *names):
    """Goes every way on every page and prints a table for each; the exit code."""
    let_programs_be_read()
    failed = 0
    for name in names:
        [page] = Path(folder).glob(f"samples/{name}*.txt")
        [answer] = Path(folder).glob(f"gold/{name}*.json")
        place = Path(temporary) / f"person-{name}"
        place.mkdir()
        failed += go_every_way(binary, place, page, answer)
    print(f"seconds: K {KEY}, P {POINT}, B {BUTTON}, H {HOME}, M {DECIDE} (Card, Moran, Newell 1980)")
    return 1 if failed else 0


def go_every_way(binary, folder, page, answer):
    """Goes every way on one page and prints its table; how many ways failed."""
    work = Page(binary, page, answer, folder)
    right = work.right
    articles = len(set(right.article_of.values()))
    roles = sum(right.role_of[s] != right.roles_at_first[s] for s in right.starts)
    print(f"{page.name}: {len(right.starts)} fragments in {articles} articles, {roles} taken for "
          f"something else at first")
    head = ("way", "keys", "clicks", "drags", "wheel", "actions", "pointer, px", "decisions",
            "seconds", "machine, s")
    line = "{:<19}{:>6}{:>8}{:>7}{:>7}{:>9}{:>13}{:>11}{:>9}{:>12}"
    print(line.format(*head), flush=True)
    failed = 0
    for name, way in WAYS.items():
        place = folder / name.replace(" ", "-").replace(",", "")
        place.mkdir()
        copy = place / page.name
        copy.write_bytes(page.read_bytes())
        hand, begun = Hand(), monotonic()
        try:
            with window_of(binary, place, copy) as window:
                window.resize(*SCREEN)
                wait_until(
                    lambda: window.cards("Page"), "The page could not be seen.", patience=START
                )
                way(window, hand, right, work)
                wait_until(
                    lambda: window.title().endswith(".json – recolumn"), "Nothing was saved."
                )
            [saved] = place.glob("*.json")
            work.must_be_right(saved)
        except WentWrong as problem:
            failed += 1
            print(f"{name}: FAILED. {problem}")
            keep(place)
            continue
        row = (name, hand.keys, hand.clicks, hand.drags, hand.notches, hand.actions(),
               f"{hand.way:,.0f}", hand.decisions, f"{hand.seconds():.0f}",
               f"{monotonic() - begun:.0f}")
        print(line.format(*row), flush=True)
    return failed


def keep(place):
    """Keeps what could be seen when it went wrong, if a folder for that is named."""
    from scenarios import keep as keep_folder
    print(f"what could be seen then is in {keep_folder(place)}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
