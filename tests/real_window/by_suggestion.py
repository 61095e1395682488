"""Third scenario: the page is put together by the program, accepted, taken back, accepted, saved."""

import page
from driving import WentWrong, wait_until
from saved_file import SavedFile


def scenario(open_window, folder):
    """Begins with the page open and ends with the saved work."""
    path, target = folder / "page.txt", folder / "work.json"
    page.write(path)
    with open_window(path) as window:
        window.find("push button", f"Encoding: {page.ENCODING}")
        suggest(window)
        accept_all(window)
        take_back(window)
        accept_all_by_key(window)
        window.save_as(target)
        window.wait_for_title("work.json – recolumn")

    saved = SavedFile(target)
    saved.must_hold_page(path, page.ENCODING, page.TEXT)
    saved.must_cover_everything_once()
    saved.must_be_all_suggested()


def suggest(window):
    """Asks for the whole page; it is shown, and nothing is placed."""
    window.press("ctrl+g")
    window.find("push button", "Accept all")
    wait_until(
        lambda: window.cards("Article 1, proposed:"),
        "The page was suggested, but no proposed article could be seen.",
    )
    window.wait_for_ledger(0, 0, 0)
    window.find("push button", f"{page.count(page.TEXT):,} proposed")


def accept_all(window):
    """Accepts everything with the button."""
    window.find("push button", "Accept all").node.queryAction().doAction(0)
    wait_until_decided(window)


def take_back(window):
    """Takes it back in one step; then it is proposed again."""
    window.press("ctrl+z")
    window.find("push button", "Accept all")
    window.wait_for_ledger(0, 0, 0)


def accept_all_by_key(window):
    """Accepts everything with Ctrl+Enter."""
    window.press("ctrl+Return")
    wait_until_decided(window)


def wait_until_decided(window):
    """Waits until nothing is proposed any more, and the articles are there."""
    window.find("push button", "0 proposed")
    if not window.cards("Article 1:"):
        raise WentWrong("Everything was accepted, but there was no article.")
    window.wait_gone(
        "push button", "Accept all", "Everything was accepted, and could be accepted still."
    )
