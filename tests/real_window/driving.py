"""Drives the program from outside, with nothing but what a person has: a screen, a mouse, keys.

What is on the screen is read over AT-SPI, the way in which a screen reader reads it; the mouse and
the keys are moved by xdotool. Nothing here knows how the program is made. Everything that is
waited for is waited for by looking again and again, with an end; if it does not come, `WentWrong`
says in a sentence what a person would have seen.
"""

import os
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass

import pyatspi
from gi.repository import GLib

# How long something may take until a person would say that it does not happen, in seconds.
PATIENCE = 6.0
# How long the program may take to open its window.
START = 15.0
# Between two looks at the screen.
BLINK = 0.03
# What a hand leaves between press, moves and release. Without it a drag is no drag.
HAND = 0.08
# What it leaves after the press: longer than a frame takes while the machine does other things.
GRIP = 0.3

_CORNER = 1279, 799
_WHEEL_UP, _WHEEL_DOWN = 4, 5


class WentWrong(Exception):
    """What a person would have seen go wrong, as a sentence."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self):
        return self.left + self.width

    @property
    def bottom(self):
        return self.top + self.height

    @property
    def middle(self):
        return self.left + self.width // 2, self.top + self.height // 2


@dataclass(frozen=True)
class Thing:
    """One thing on the screen: what it was at one moment, and where it is."""

    role: str
    name: str
    about: str
    states: frozenset
    inside: tuple
    node: object

    @property
    def box(self):
        """Where it is now; `None` for what has no place."""
        try:
            at = self.node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        except (GLib.Error, NotImplementedError):
            return None
        return Box(at.x, at.y, at.width, at.height) if at.width > 0 else None

    def is_selected(self):
        return "selected" in self.states

    def has_keyboard(self):
        return "focused" in self.states

    def can_be_used(self):
        return "enabled" in self.states or "sensitive" in self.states

    def text(self):
        """What is typed into a text field."""
        try:
            return self.node.queryText().getText(0, -1)
        except (GLib.Error, NotImplementedError):
            return None

    def __str__(self):
        box = self.box
        where = f" at {box.left},{box.top} {box.width}x{box.height}" if box else ""
        about = f" ({self.about})" if self.about else ""
        states = ", ".join(sorted(self.states & {"selected", "focused", "checked", "enabled"}))
        return f"{'  ' * len(self.inside)}{self.role} “{self.name}”{about}{where} [{states}]"


def xdotool(*words):
    """Moves the mouse or presses keys."""
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL, timeout=10)


def wait_until(look, sentence, patience=PATIENCE):
    """What `look` answers as soon as that is something; else it went wrong with this sentence.

    The sentence may be a function, asked only when it is needed."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise WentWrong(sentence() if callable(sentence) else sentence)
        time.sleep(BLINK)


def let_programs_be_read():
    """Tells the programs of this session that somebody reads the screen.

    A program says nothing before it knows; on a desktop, the screen reader does this."""
    subprocess.run(
        [
            "dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:IsEnabled",
            "variant:boolean:true",
        ],
        check=True, stdout=subprocess.DEVNULL, timeout=10,
    )


class Window:
    """The program while its window is open."""

    def __init__(self, process, complaints):
        self.process = process
        self._complaints = complaints
        self._application = None
        self._number = None

    # Looking.

    def look(self):
        """Everything on the screen now, containers before what is in them."""
        for _ in range(20):
            self._must_be_running()
            try:
                return list(self._walk(self._application, ()))
            except GLib.Error:
                continue  # Something went away while we looked: look again.
        raise WentWrong("The window did not answer any more.")

    def _walk(self, node, inside):
        node.clear_cache()  # What was read of it before may have changed.
        states = frozenset(pyatspi.stateToString(s) for s in node.getState().getStates())
        role, name = node.getRoleName(), node.name
        yield Thing(role, name, node.description, states, inside, node)
        for child in node:
            if child is not None:
                yield from self._walk(child, (*inside, name))

    def all_of(self, role, name=None, within=None):
        """The things of a role; `name` is all of the name, `within` how a container's begins."""
        def fits(thing):
            return (
                thing.role == role
                and (name is None or thing.name == name)
                and (within is None or any(n.startswith(within) for n in thing.inside))
            )
        return [thing for thing in self.look() if fits(thing)]

    def find(self, role, name):
        """The thing of this role and name, as soon as it is there."""
        sentence = f"There was no {role} “{name}” on the screen."
        return wait_until(lambda: self.all_of(role, name), sentence)[0]

    def wait_for(self, role, name, sentence):
        """Waits until something of this role and name is there."""
        wait_until(lambda: self.all_of(role, name), sentence)

    def wait_gone(self, role, name, sentence):
        """Waits until nothing of this role and name is there."""
        wait_until(lambda: not self.all_of(role, name), sentence)

    @staticmethod
    def name_of(text):
        """What a card of this text is called: how it begins, on one line."""
        return text.replace("\n", "")[:24]

    def cards(self, within):
        """The cards in the list whose name begins so, from top to bottom."""
        return self.all_of("list item", within=within)

    def card(self, text, within):
        """The card of this text in a list, or `None` if it is not in sight."""
        return next((c for c in self.cards(within) if c.name == self.name_of(text)), None)

    def selected_card(self, within):
        """The card in a list that is selected, or `None`."""
        return next((card for card in self.cards(within) if card.is_selected()), None)

    def wait_for_cards(self, texts, within):
        """Waits until just these cards are in a list, in this order."""
        wanted = [self.name_of(text) for text in texts]

        def seen():
            return [card.name for card in self.cards(within)]

        wait_until(
            lambda: seen() == wanted,
            lambda: f"In “{within}” the cards should be {wanted}, but were {seen()}.",
        )

    def wait_for_card(self, text, about, within):
        """Waits until the card of this text is there and says this about itself."""
        def says():
            card = self.card(text, within)
            return card and card.about

        wait_until(
            lambda: about in (says() or ""),
            lambda: f"“{self.name_of(text)}” should be {about}, but said {says()!r}.",
        )

    def wait_for_other_card(self, before, within, sentence):
        """The card that is selected, as soon as it is another than the one before."""
        def other():
            card = self.selected_card(within)
            return card if card and card.about != (before and before.about) else None

        return wait_until(other, sentence)

    def wait_for_keyboard_on(self, text, within):
        """Waits until the card of this text has the keyboard."""
        wait_until(
            lambda: (card := self.card(text, within)) and card.has_keyboard(),
            f"“{self.name_of(text)}” was selected, but did not get the keyboard.",
        )

    def wait_for_ledger(self, placed, discarded, unplaced):
        """Waits until the bar at the bottom gives this account."""
        wanted = [f"{placed} placed", f"{discarded} discarded", f"{unplaced} unplaced"]

        def said():
            ends = tuple(text.split()[1] for text in wanted)
            names = (thing.name for thing in self.all_of("push button"))
            return [name for name in names if name.endswith(ends)]

        wait_until(
            lambda: said() == wanted,
            lambda: f"The bar at the bottom said {said()} and not {wanted}.",
        )

    def title(self):
        """What stands in the window's title bar."""
        read = ["xdotool", "getwindowname", self._number]
        return subprocess.run(read, capture_output=True, text=True, timeout=10).stdout.rstrip("\n")

    def wait_for_title(self, title):
        """Waits until the window's title is this."""
        wait_until(
            lambda: self.title() == title,
            lambda: f"The title bar said “{self.title()}” and not “{title}”.",
        )

    def resize(self, width, height):
        """Makes the window so large, in pixels, and waits until it is."""
        xdotool("windowsize", self._number, width, height)
        wait_until(
            lambda: [t for t in self.look() if t.role == "frame" and t.box.width == width],
            "The window did not become as large as it was made.",
        )

    # The mouse.

    def drag(self, thing, to):
        """Takes a thing with the mouse and lets it go at a point, without haste."""
        x, y = thing.box.middle
        xdotool("mousemove", x, y)
        time.sleep(HAND)
        xdotool("mousedown", 1)
        time.sleep(GRIP)
        for part in (0.05, 0.2, 0.4):
            xdotool("mousemove", round(x + (to[0] - x) * part), round(y + (to[1] - y) * part))
            time.sleep(HAND)
        wait_until(
            lambda: [s for s in self.all_of("status bar") if "Esc cancels" in s.name],
            f"“{thing.name}” was dragged with the mouse, but it did not come along.",
        )
        for at in ((to[0] - 6, to[1] - 6), (to[0] - 2, to[1]), to):
            xdotool("mousemove", *at)
            time.sleep(HAND)
        xdotool("mouseup", 1)
        wait_until(
            lambda: not [s for s in self.all_of("status bar") if "Esc cancels" in s.name],
            f"The mouse let go of “{thing.name}”, but it still hung at the pointer.",
        )

    def scroll_to_card(self, text, within, area):
        """The card of this text in a list, after the wheel has brought it wholly into `area`."""
        xdotool("mousemove", *area.middle)
        before = None
        for _ in range(60):
            card = self.card(text, within)
            box = card and card.box
            if box and area.top <= box.top and box.bottom <= area.bottom:
                if box == before:  # It does not move any more.
                    return card
            else:
                above = box is not None and box.top < area.top
                xdotool("click", _WHEEL_UP if above else _WHEEL_DOWN)
            before = box
            time.sleep(HAND)
        raise WentWrong(f"The wheel did not bring “{text}” into sight.")

    # The keys.

    def press(self, *keys):
        """Presses keys one after the other, as xdotool calls them."""
        self._must_be_running()
        for key in keys:
            xdotool("key", key)

    def fill_in(self, label, text):
        """Types into the text field that has the keyboard, in place of what is there."""
        def field():
            return next(iter(self.all_of("entry")), None)

        def typed():
            now = field()
            return now and now.text()

        shown = wait_until(field, f"There was no field to type “{text}” into.")
        if shown.name != label:
            raise WentWrong(f"The field to type into was called “{shown.name}” and not “{label}”.")
        wait_until(
            lambda: (now := field()) and now.has_keyboard(),
            f"The keyboard was not in the field “{label}”.",
        )
        self.press("ctrl+a")
        xdotool("type", "--delay", "4", text)
        wait_until(
            lambda: typed() == text,
            lambda: f"“{text}” was typed into “{label}”, which then held “{typed()}”.",
        )

    def heard(self):
        """What has the keyboard, as a screen reader says it; `None` if that is nothing."""
        return next((t for t in self.look() if t.role != "frame" and t.has_keyboard()), None)

    def must_be_heard(self, *parts, within="", other_than=None, not_said=()):
        """What has the keyboard, as soon as name and description hold all of these words.

        `within` is how the name of a container begins; `other_than` is what was heard before."""
        def says(thing):
            return f"{thing.name} ({thing.about})" if thing else "nothing"

        def fits():
            now = self.heard()
            said = says(now)
            here = now and any(name.startswith(within) for name in now.inside)
            fits = here and all(part in said for part in parts)
            is_other = other_than is None or said != says(other_than)
            return now if fits and is_other and not any(n in said for n in not_said) else None

        return wait_until(
            fits, lambda: f"{', '.join(parts)!r} should have been heard, but was {says(self.heard())}."
        )

    def open_by_path(self, path):
        """Opens a page from the empty window, by typing where it is."""
        self.find("push button", "Open by path…")
        self.press("ctrl+l")
        self.wait_for("label", "Open a page, a folder of pages or a saved file",
                      "Ctrl+L did not ask for a path.")
        self.fill_in("Path of the file", str(path))
        self.press("Return")

    def save_as(self, path):
        """Saves work that was not saved before: Ctrl+S, a path, Enter."""
        title = "Save the work"
        self.press("ctrl+s")
        self.wait_for("label", title, "Ctrl+S did not ask where to save.")
        self.fill_in("Path of the file", str(path))
        self.press("Return")
        self.wait_gone("label", title, "Enter did not save: the question where to was still there.")

    def tab_to(self, role, name):
        """Presses Tab until this has the keyboard."""
        for _ in range(20):
            if self.find(role, name).has_keyboard():
                return
            before = self._with_keyboard()
            self.press("Tab")
            wait_until(
                lambda: self._with_keyboard() != before,
                f"Tab did not move the keyboard on from “{before}”.",
            )
        raise WentWrong(f"Twenty times Tab did not bring the keyboard to “{name}”.")

    def _with_keyboard(self):
        return next((t.name for t in self.look() if t.role != "frame" and t.has_keyboard()), None)

    def choose_in_menu(self, menu, line):
        """Opens a menu by its name and chooses a line of it, as a screen reader does."""
        self.open_menu(menu)
        found = [t for t in self.menu_lines(menu) if t.name.startswith(line)]
        if not found:
            raise WentWrong(f"In the menu “{menu}” there was no line “{line}”.")
        if not found[0].can_be_used():
            raise WentWrong(f"In the menu “{menu}” the line “{line}” was grey.")
        found[0].node.queryAction().doAction(0)
        self.wait_for_closed_menu(menu, f"The menu “{menu}” was open still after “{line}” was chosen.")

    def open_menu(self, menu):
        """Opens a menu by its name."""
        self.find("push button", menu).node.queryAction().doAction(0)
        wait_until(lambda: self.menu_lines(menu), f"The menu “{menu}” did not open.")

    def wait_for_closed_menu(self, menu, sentence):
        """Waits until a menu is closed."""
        wait_until(lambda: not self.menu_lines(menu), sentence)

    def menu_lines(self, menu):
        """The lines of a menu, if it is open."""
        return self.all_of("push button", within=menu)

    # Beginning and end.

    def wait_for_end(self):
        """Waits until the program has ended, and answers its exit code."""
        wait_until(
            lambda: self.process.poll() is not None,
            "The program was told to quit, and is still there.",
        )
        return self.process.returncode

    def keep_evidence(self, folder):
        """Keeps a picture of the screen and a list of what is on it."""
        picture = ["import", "-window", "root", folder / "screen.png"]
        subprocess.run(picture, check=False, capture_output=True, timeout=10)
        try:
            on_screen = "\n".join(map(str, self.look()))
        except Exception as problem:  # It is about another problem: that one counts.
            on_screen = f"The screen could not be read: {problem}"
        (folder / "screen.txt").write_text(on_screen + "\n")

    def _must_be_running(self):
        code = self.process.poll()
        if code is not None:
            said = self._complaints.read_text(errors="replace").strip()
            raise WentWrong(f"The program ended by itself with code {code}. It said: {said or '–'}")

    def _appear(self):
        """Waits until the window is there and can be read, and gives it the keyboard."""
        def application():
            self._must_be_running()
            for one in pyatspi.Registry.getDesktop(0):
                if one is not None and one.get_process_id() == self.process.pid and one.childCount:
                    return one
            return None

        def reading():
            try:
                return application()
            except GLib.Error:
                return None

        self._application = wait_until(reading, "No window appeared that can be read.", START)
        search = ["xdotool", "search", "--onlyvisible", "--name", "recolumn$"]

        def number():
            found = subprocess.run(search, capture_output=True, text=True, timeout=10)
            return found.stdout.split()

        self._number = wait_until(number, "No window called recolumn appeared.", START)[0]
        # The mouse is out of the way until it is needed.
        xdotool("mousemove", *_CORNER, "mouseup", 1)
        # There is no window manager that would do it.
        xdotool("windowfocus", "--sync", self._number)
        wait_until(
            lambda: [t for t in self.look() if t.role == "frame" and "active" in t.states],
            "The window did not get the keyboard.",
        )


@contextmanager
def window_of(binary, folder, *files):
    """Starts the program on these files in this folder; ends it at the end, whatever happened.

    The folder is its home, too: what another scenario left unsaved is not asked about in this one.
    If something goes wrong, what can be seen then is kept in the folder."""
    home = folder / "home"
    places = {"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share",
              "XDG_CACHE_HOME": ".cache", "XDG_STATE_HOME": ".local/state"}
    places = {name: str(home / place) for name, place in places.items()}
    environment = {**os.environ, "HOME": str(home), **places}
    complaints = folder / "complaints.txt"
    with complaints.open("wb") as output:
        process = subprocess.Popen(
            [binary, *files], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )
    window = Window(process, complaints)
    try:
        window._appear()
        yield window
    except BaseException:
        window.keep_evidence(folder)
        raise
    finally:
        process.kill()
        process.wait()
