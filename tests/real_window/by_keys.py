"""Second scenario: the same kind of work without a mouse, from opening the page to quitting."""

import page
from driving import WentWrong
from saved_file import SavedFile


def scenario(open_window, folder):
    """Begins with the empty window and ends with the end of the program."""
    path, target = folder / "page.txt", folder / "work.json"
    page.write(path)
    with open_window() as window:
        window.open_by_path(path)
        window.find("push button", f"Encoding: {page.ENCODING}")
        window.wait_for_ledger(0, 0, page.count(page.TEXT))
        window.wait_for_title(f"{path.name} – recolumn")
        put_together(window)
        make_title(window)
        undo_and_redo(window)
        cut(window)
        discard(window)
        quit_but_stay(window)
        window.save_as(target)
        window.wait_for_title("work.json – recolumn")
        window.press("ctrl+q")
        code = window.wait_for_end()
        if code != 0:
            raise WentWrong(f"The program quit with the exit code {code} and not with 0.")

    saved = SavedFile(target)
    saved.must_hold_page(path, page.ENCODING, page.TEXT)
    saved.must_cover_everything_once()
    saved.must_have_articles(
        [(page.OPENING, "paragraph"), (page.NEXT, "paragraph"), (page.TITLE, "title")]
    )
    saved.must_have_title(page.TITLE)
    saved.must_have_discarded((page.STRAY, "page furniture"))
    saved.must_have_unplaced(page.SENTENCE, page.AFTER_SENTENCE, page.BYLINE)


def put_together(window):
    """Makes an article of one paragraph and adds the next one to it."""
    walk_to(window, page.OPENING, "Down", within="Page")
    window.press("a")
    window.wait_for_cards([page.OPENING], within="Article 1:")
    walk_to(window, page.NEXT, "Down", within="Page")
    window.press("1")
    window.wait_for_cards([page.OPENING, page.NEXT], within="Article 1:")


def make_title(window):
    """Adds a title that is taken for a paragraph, and then makes it the title."""
    walk_to(window, page.TITLE, "Home", within="Page")
    window.press("p")
    window.wait_for_card(page.TITLE, "Paragraph", within="Page")
    window.press("1")
    window.wait_for_cards([page.OPENING, page.NEXT, page.TITLE], within="Article 1: untitled")
    window.press("Right")
    walk_to(window, page.TITLE, "Down", within="Article 1:")
    window.press("t")
    window.wait_for_cards([page.TITLE, page.OPENING, page.NEXT], within=f"Article 1: {page.TITLE}")
    window.press("Left")
    walk_to(window, page.TITLE, "Left", within="Page")


def undo_and_redo(window):
    """Takes the last step back and makes it again, by the menu."""
    window.open_menu("Edit")
    window.press("Escape")
    window.wait_for_closed_menu("Edit", "Escape did not close the menu “Edit”.")
    window.choose_in_menu("Edit", "Undo")
    window.wait_for_cards([page.OPENING, page.NEXT, page.TITLE], within="Article 1: untitled")
    window.choose_in_menu("Edit", "Redo")
    window.wait_for_cards([page.TITLE, page.OPENING, page.NEXT], within=f"Article 1: {page.TITLE}")


def cut(window):
    """Cuts a paragraph in two after its first sentence."""
    walk_to(window, page.SENTENCE + page.AFTER_SENTENCE, "Down", within="Page")
    window.press("s")
    window.wait_for("push button", caret("", page.SENTENCE), "S did not open the sheet to cut on.")
    window.press(*["Right"] * len(page.SENTENCE))
    window.wait_for(
        "push button", caret(page.SENTENCE, page.AFTER_SENTENCE),
        "The arrows did not take the caret to the end of the first sentence.",
    )
    window.press("s")
    window.wait_for(
        "push button", caret("", page.AFTER_SENTENCE),
        "After the cut the sheet did not go on with the second part.",
    )
    window.press("Escape")
    window.wait_gone("label", "Cut in two", "Escape did not close the sheet to cut on.")
    characters = page.count(page.SENTENCE)
    window.wait_for_card(page.SENTENCE, f"{characters} characters", within="Page")
    window.wait_for_card(page.AFTER_SENTENCE, "unplaced", within="Page")


def discard(window):
    """Discards a byline of another article."""
    walk_to(window, page.STRAY, "Up", within="Page")
    window.press("Delete")
    window.wait_for_card(page.STRAY, "discarded: page furniture", within="Page")
    placed = page.count(page.OPENING, page.NEXT, page.TITLE)
    discarded = page.count(page.STRAY)
    window.wait_for_ledger(placed, discarded, page.count(page.TEXT) - placed - discarded)


def quit_but_stay(window):
    """Wants to quit with unsaved work, is asked, and stays."""
    before = window.title()
    if not before.startswith("● "):
        raise WentWrong(f"The work was changed, but the title bar said “{before}”.")
    window.press("ctrl+q")
    question = "The work is not saved"
    window.wait_for("label", question, "Ctrl+Q with unsaved work did not ask what to do.")
    window.tab_to("push button", "Cancel")
    window.press("Return")
    window.wait_gone("label", question, "Cancel did not take the question away.")
    window.wait_for_title(before)


def walk_to(window, text, key, within):
    """Presses a key until the card of this text is what is selected and has the keyboard."""
    card = window.selected_card(within)
    for _ in range(40):
        if card and card.name == window.name_of(text):
            window.wait_for_keyboard_on(text, within)
            return
        window.press(key)
        sentence = f"{key} did not go on from “{card.name if card else 'nothing'}”."
        card = window.wait_for_other_card(card, within, sentence)
    raise WentWrong(f"Forty times {key} did not lead to “{text}”.")


def caret(left, right):
    """What the sheet says of a caret between these texts."""
    return f"Caret between “{left[-6:]}” and “{right[:6]}”"
