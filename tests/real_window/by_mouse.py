"""First scenario: two fragments are dragged into an article, undone, redone, saved."""

import page
from driving import Box
from saved_file import SavedFile


def scenario(open_window, folder):
    """Works on a page that was opened with the program."""
    path = folder / "扫描 第1版.txt"
    page.write(path)
    with open_window(path) as window:
        window.find("push button", f"Encoding: {page.ENCODING}")
        whole = page.count(page.TEXT)
        window.wait_for_ledger(0, 0, whole)
        window.wait_for_title(f"{path.name} – recolumn")

        drag_into_new_article(window)
        window.wait_for_cards([page.OPENING], within="Article 1:")
        first = page.count(page.OPENING)
        window.wait_for_ledger(first, 0, whole - first)
        window.wait_for_title(f"● {path.name} – recolumn")

        drag_below_first_card(window)
        window.wait_for_cards([page.OPENING, page.NEXT], within="Article 1:")
        both = page.count(page.OPENING, page.NEXT)
        window.wait_for_ledger(both, 0, whole - both)

        window.press("ctrl+z")
        window.wait_for_cards([page.OPENING], within="Article 1:")
        window.wait_for_ledger(first, 0, whole - first)
        window.press("ctrl+shift+z")
        window.wait_for_cards([page.OPENING, page.NEXT], within="Article 1:")
        window.wait_for_ledger(both, 0, whole - both)

        target = folder / "work.json"
        window.save_as(target)
        window.wait_for_title("work.json – recolumn")

    saved = SavedFile(target)
    saved.must_hold_page(path, page.ENCODING, page.TEXT)
    saved.must_cover_everything_once()
    saved.must_have_articles([(page.OPENING, "paragraph"), (page.NEXT, "paragraph")])
    saved.must_have_discarded()


def drag_into_new_article(window):
    """From the page's list to the place for a new article."""
    card = window.scroll_to_card(page.OPENING, "Page", area_of_list(window))
    place = window.find("push button", "New article")
    window.drag(card, place.box.middle)


def drag_below_first_card(window):
    """From the page's list to below the only card of the first article."""
    card = window.scroll_to_card(page.NEXT, "Page", area_of_list(window))
    above = window.card(page.OPENING, "Article 1:")
    window.drag(card, (above.box.middle[0], above.box.bottom + 20))


def area_of_list(window):
    """Where cards of the page's list are in sight: below the filters, above the tray."""
    [filters, *_] = window.all_of("page tab")
    tray = window.find("push button", "Discard")
    top = filters.box.bottom
    return Box(tray.box.left, top, tray.box.width, tray.box.top - top)
