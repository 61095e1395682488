"""Fourth scenario: keys alone, and nothing known but what a screen reader says after each of them.

A screen reader says what has the keyboard: its name, and then what is said about it. So each step
ends with that being heard, and not with anything that could be seen."""

import json
from pathlib import Path

from driving import WentWrong, wait_until
from saved_file import SavedFile

_SAMPLE = Path(__file__).resolve().parent.parent.parent / "assets" / "sample" / "page.txt"

TITLE = "青塘县图书馆夜读室：一盏灯照亮一座小城的夜晚"
HEAD = "问诊，先听石头说话"
CAT = "【寻猫】橘色短尾公猫"
TELEPHONE = "000-0000"


def scenario(open_window, folder):
    """Begins with the empty window and ends with the end of the program."""
    path, target = folder / "page.txt", folder / "work.json"
    path.write_bytes(_SAMPLE.read_bytes())
    with open_window() as window:
        window.open_by_path(path)
        window.find("push button", "Encoding: UTF-8")
        window.press("Down", "Down")
        window.must_be_heard(TITLE, "2, Title, 22 characters, unplaced")
        suggest(window)
        go_through_doubts(window)
        accept_the_rest(window)
        above = move(window)
        say_role(window)
        discard(window, above)
        look_for(window)
        window.save_as(target)
        window.wait_for_title("work.json – recolumn")
        window.press("ctrl+q")
        code = window.wait_for_end()
        if code != 0:
            raise WentWrong(f"The program quit with the exit code {code} and not with 0.")
    saved = SavedFile(target)
    saved.must_hold_page(path, "UTF-8", path.read_text("utf-8"))
    saved.must_cover_everything_once()
    must_be_saved(target, above)


def suggest(window):
    """Asks for the page; the card with the keyboard says where it would go."""
    window.press("ctrl+g")
    window.must_be_heard(TITLE, "proposed for article 1, ", " % sure")


def go_through_doubts(window):
    """Takes the answer to one doubt, turns down that of the next, takes one by its digit."""
    window.press("n")
    first = window.must_be_heard("1, ", " % sure: ", "of “")
    window.press("Return")
    second = window.must_be_heard("1, ", " % sure: ", "doubt ", other_than=first)
    window.press("r")
    # The question stays, with another answer; that one is the next doubt, and then comes another.
    third = window.must_be_heard("1, ", " % sure: ", "doubt ", other_than=second)
    window.press("n", "n")
    third = window.must_be_heard("1, ", " % sure: ", "doubt ", other_than=third)
    window.press("1")
    window.must_be_heard("1, ", " % sure: ", "doubt ", other_than=third)
    window.press("Escape")
    window.must_be_heard("proposed ", ", doubtful")


def accept_the_rest(window):
    """Accepts all that is proposed; nothing is unplaced any more."""
    window.press("ctrl+Return")
    window.must_be_heard(", ", not_said=("proposed",))
    window.find("push button", "0 proposed")


def move(window):
    """Walks to a heading, goes to it among the articles, and moves it down; the name of what is above
    it then."""
    if "Page" not in window.must_be_heard().inside:
        window.press("Left", "Left", "Left", "Left")
    window.must_be_heard(within="Page")
    window.press("Home", "Down", "Down", "Down", "Down")
    window.must_be_heard(HEAD, "5, ", ", place ", within="Page")
    window.press("Right")
    place = int(window.must_be_heard(HEAD, "in article ", within="Article ").about.split(",")[0])
    window.press("alt+Down")
    window.must_be_heard(HEAD, f"({place + 1}, ", within="Article ")
    window.press("Up")
    above = window.must_be_heard(f"({place}, ", within="Article ")
    window.press("Down")
    window.must_be_heard(HEAD, f"({place + 1}, ", within="Article ")
    return above.name


def say_role(window):
    """Says that the heading is a heading; that it is one, is heard."""
    window.press("p")
    window.must_be_heard(HEAD, ", Paragraph, ", within="Article ")
    window.press("h")
    window.must_be_heard(HEAD, ", Heading, ", within="Article ")


def discard(window, above):
    """Discards the text above it; the keyboard goes to the card that comes after."""
    window.press("Up")
    window.must_be_heard(above, "in article ", within="Article ")
    window.press("Delete")
    window.must_be_heard(HEAD, ", Heading, ", within="Article ")


def look_for(window):
    """Looks for a lost cat, and leaves finding: the keyboard is on the card where it is."""
    window.press("ctrl+f")
    window.must_be_heard("Find")
    window.fill_in("Find", TELEPHONE)
    window.wait_for("label", "1 of 2", "What was looked for was not found in two places.")
    window.press("Return")
    window.wait_for("label", "2 of 2", "Enter did not go on to the second place.")
    window.press("Escape")
    window.must_be_heard(CAT, ", Paragraph, ", within="Page")


def must_be_saved(target, above):
    """Checks what was answered, moved, discarded and said against the saved file."""
    work = json.loads(target.read_text("utf-8"))
    text = work["sources"][0]["text"]
    parts = [part for article in work["articles"] for part in article["parts"]]
    by_user = {text[part["start"]:part["end"]] for part in parts if part["by"] == "user"}
    if not any(begun.startswith(HEAD) for begun in by_user):
        raise WentWrong("The heading was moved, but it is not saved as placed by the user.")
    roles = {text[part["start"]:part["end"]]: part["role"] for part in parts}
    if roles.get(HEAD) != "heading":
        raise WentWrong(f"The heading was said to be one, but was saved as {roles.get(HEAD)}.")
    gone = [text[piece["start"]:piece["end"]] for piece in work["discarded"]]
    if not any(begun.startswith(above) for begun in gone):
        raise WentWrong("What was discarded is not saved as discarded.")
    if work["unplaced"]:
        raise WentWrong("Everything was accepted, but something was saved as unplaced.")
    if not any("left" in link or "right" in link for link in work.get("rejected", [])):
        raise WentWrong("A link was turned down, and this was not saved.")
