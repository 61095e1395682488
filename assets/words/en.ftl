# The words of recolumn in English. One message an id; {$name} is filled in.

## Menus
menu-all = Menu
menu-file = File
menu-edit = Edit
menu-article = Article
menu-suggest = Suggest
menu-view = View
menu-recent = Recent files
menu-help = Help
menu-to-article = To article
menu-discard-as = Discard as
menu-role = This is a
theme-system = As the system
theme-light = Light
theme-dark = Dark
zoom-in = Larger writing
zoom-out = Smaller writing
zoom-reset = Writing of normal size
button-open = Open
button-save = Save

## What can be done
do-open = Open file…
do-open-folder = Open folder…
do-open-path = Open by path…
do-add-pages = Add pages…
do-reload = Read the page's file again
do-sample = Try the sample page
do-recent = Open again: { $file }
do-forget-recent = Forget the recent files
do-save = Save
do-save-as = Save as…
do-export = Export text…
do-quit = Quit
do-undo = Undo
do-redo = Redo
do-steps = Steps…
do-walk = Go along the cards; what you stand on is selected
do-walk-across = From the page to the articles, from article to article, and back
do-extend = Select from here to there
do-add-to-selection = Add the card to the selection, or take it out
do-select-all = Select all
do-select-nothing = Select nothing
do-new-article = New article
do-to-article = To article { $number }
do-unplace = Back to unplaced
do-discard = Discard
do-discard-as = Discard as { $reason }
do-cut = Cut in two…
do-role = This is a: { $role }
do-merge = Join with the next
do-toggle-join = Same paragraph, or a new one
do-move-up = Move up
do-move-down = Move down
do-move-left = To the article on the left
do-move-right = To the article on the right
do-previous-page = Previous page
do-next-page = Next page
do-page-list = List of pages
do-suggest = Suggest page
do-suggest-tip = See how the whole page may belong together. Nothing is placed before you accept it.
do-accept-all = Accept all
do-accept-all-tip = Place everything as it is proposed, also what is doubtful. One undo takes it back.
do-accept-above = Accept what is sure
do-accept-above-tip = Place everything that is at least as sure as the line says, and leave the rest open. One undo takes it back.
do-accept-article = Accept this article
do-take = Accept
do-take-answer = Take answer { $number }
do-reject = Reject
do-reject-tip = No: this is not right. Something else is proposed then.
do-next-doubt = Next doubt
do-next-doubt-tip = Leave this as it is and go to the next doubt, the least certain first.
do-previous-doubt = Previous doubt
do-what-next = What comes next?
do-answer-above = Answer above
do-answer-below = Answer below
do-leave-answers = Back to the card
do-page-panel = Page panel
do-reading-panel = Reading panel
do-find = Find…
do-find-next = Next place
do-find-previous = Previous place
do-theme = Theme: { $theme }
do-palette = All commands…
do-help = Keys and marks
do-guide = Guide for beginners

## What is in the way
cannot-nothing-done = Nothing was done yet.
cannot-nothing-undone = Nothing was undone.
cannot-nothing-selected = Click on a card first.
cannot-no-such-article = There is no such article.
cannot-not-in-article = This is in no article yet.
cannot-is-first = This is the first of its article already.
cannot-is-last = This is the last of its article already.
cannot-none-left = There is no article on the left.
cannot-none-right = There is no article on the right.
cannot-first-page = This is the first page.
cannot-last-page = This is the last page.
cannot-only-page = This is the only page.
cannot-nothing-proposed = Nothing is proposed. Let the program suggest the page first.
cannot-nothing-proposed-here = Nothing is proposed for this article.
cannot-nothing-asked = Choose a hatched card or an open end first.

## Keys
keys-walking = Going about
keys-selecting = Selecting
keys-placing = Putting where it belongs
keys-texts = Texts and what they are
keys-suggestions = Suggestions
keys-answers = Among the answers to what comes next
keys-steps = Steps
keys-files = Files
keys-window = Window
keys-to-article = To the end of article 1 … 9
keys-take-answer = Take one of the answers
keys-choose-answer = Choose another answer

## Help
palette-hint = What do you want to do?
palette-nothing = Nothing has these letters in its name.
palette-list = Commands
help-close = Close
help-marks = What the marks mean
help-mark-placed = placed: you put it there, or accepted it
help-mark-proposed = proposed: the program would put it there; nothing is placed before you accept it
help-mark-discarded = discarded: belongs to no article, and stays in the work
help-mark-unplaced = unplaced: not decided yet
help-mark-sure = sure joint: the text goes on here
help-mark-doubt = doubtful joint: look at it, with N from one to the next
help-mark-wrong = wrong joint: what was put together cannot be right; rest the pointer on it to read why

## Guide
guide-page = This is the page as it came: every card is a piece of it, in the order of the file, and the articles are mixed up.
guide-new-article = Drag a card here to begin an article with it. Or click on a card and press A.
guide-suggest = The program can propose the rest. Press this button, or Ctrl+G. Nothing is placed before you accept it.
guide-next = What is hatched is proposed. Press N: here is the least certain place, with reasons. Accept it with Enter, choose another answer, or reject it with R.
guide-accept = Accept all that is sure with one click here; the rest stays for you to look at. Undo takes it back.
guide-ledger = Every character is counted. When none is unplaced, you are done: save the work, or export the articles as text.
guide-count = { $number } of { $count }
guide-go-on = Next
guide-skip = Skip
guide-done = Done

## Roles and reasons
role-title = Title
role-subtitle = Subtitle
role-byline = Byline
role-running-head = Running head
role-heading = Heading
role-paragraph = Paragraph
role-caption = Caption
role-note = Note
reason-page-furniture = page furniture
reason-advertisement = advertisement
reason-navigation = navigation
reason-spam = spam
reason-duplicate = stands elsewhere

## Start
start-headline = Drop a garbled page here
start-text = A text file, or several. The encoding is found for you.
recent-more =
    { $count ->
        [one] { $file } and one more
       *[other] { $file } and { $count } more
    }
recent-none = Nothing was opened yet

## Page
panel-page = Page
filter-all = All { $count }
filter-unplaced = Unplaced { $count }
filter-proposed = Proposed { $count }
filter-discarded = Discarded { $count }
page-nothing = There is nothing on this page.
page-all-decided = Nothing is left. Every fragment is in an article or discarded.
page-all-proposed = Nothing else is left. What is not placed is proposed.
page-none-proposed = Nothing is proposed. All that was open is in an article or discarded, or left open.
page-to-discard = Would be discarded
page-none-discarded = Nothing is discarded. Drop here what belongs to no article: page numbers, advertisements, links.
page-of = page { $page } of { $count }
page-of-short = { $page } / { $count }
page-shown = { $name }, { $page }
page-list = Pages
page-list-done = { $done } of { $count } pages done
page-state-done = done
page-state-unplaced = { $characters } unplaced
page-state-proposed = { $characters } proposed
page-state-both = { $unplaced } unplaced, { $proposed } proposed
page-option = page { $page } of { $count }, { $name }, { $state }
page-option-done = done
page-option-unplaced =
    { $count ->
        [one] 1 character unplaced
       *[other] { $characters } characters unplaced
    }
page-option-proposed =
    { $count ->
        [one] 1 character proposed
       *[other] { $characters } characters proposed
    }
page-option-both = { $unplaced } characters unplaced, { $proposed } proposed
tray-discard = Discard
tray-discard-tip = Drop here what belongs to no article, or press Delete. It stays in the file and can be taken back.
unsaved = unsaved
language-chip = Language: { $language }
language-tip = The language of menus, buttons and messages. Pages stay as they are.
encoding-chip = Encoding: { $encoding }
encoding-tip = The encoding that the page was read in. Another one can be chosen.
encoding-unknown = This page comes out of a saved file. To read it in another encoding, open the original text.
evidence-bom = begins with its byte order mark
evidence-ascii = plain ASCII
evidence-fits = every byte fits, { $common } % common
evidence-does-not-fit =
    { $count ->
        [one] 1 byte does not fit, at { $first }
       *[other] { $malformed } bytes do not fit, the first at { $first }
    }

## Articles
panel-articles = Articles
articles-count = { $articles } · { $proposed } proposed
new-article = New article
new-article-tip = Drop a card here, or press A for the selected ones
new-article-hint = Drop a title or a first paragraph here
untitled = untitled
slot-title = no title yet
slot-byline = no byline yet
lane-name = Article { $number }: { $title }
lane-read = Read article { $number }
lane-count =
    { $parts ->
        [one] 1 part
       *[other] { $parts } parts
    } · { $characters } chars
seam-goes-on = Goes on in the same paragraph
seam-goes-on-tip = The same paragraph goes on here. Click to begin a new one.
seam-paragraph = New paragraph
seam-paragraph-tip = A new paragraph begins here. Click to go on in the same one.

## Suggestions
button-suggest = Suggest page
panel-suggestion = Suggestion
suggestion-first = Working it out…
suggestion-none = Nothing is left to propose
suggestion-count = { $count } proposed, { $doubts } doubtful
suggestion-promise = What you placed is not moved
suggestion-again = Working it out again…
line-label = sure from
line-name = Sure from, in percent
line-tip = What is less sure than this counts as doubtful.
percent-of = { $percent } %
button-accept-above = Accept the { $count } sure
button-stop = Stop
button-stop-tip = Take the proposals away. What you accepted stays.
accept-article =
    Accept article { $number }: { $count ->
        [one] 1 fragment
       *[other] { $count } fragments
    }
lane-name-proposed = Article { $number }, proposed: { $title }
place-proposed =
    proposed for article { $number }, { $percent } % sure{ $doubt ->
        [yes] {", "}doubtful
       *[no] {""}
    }
place-proposed-discard =
    proposed to be discarded ({ $reason }), { $percent } % sure{ $doubt ->
        [yes] {", "}doubtful
       *[no] {""}
    }
seam-proposed = Proposed joint
seam-proposed-tip = It is proposed that these two belong together. Click to see why.
seam-doubt = Doubtful joint
seam-doubt-tip = It is not sure that these two belong together. Click to see why, and what else is possible.
seam-wrong = Wrong joint: { $why }
clash-marks-meet = two marks meet that do not stand side by side
clash-begins-with-mark = no paragraph begins with such a mark
clash-small-letter = a sentence ends, and a small letter follows
clash-not-closed = the text before still waits for its { $mark }
clash-not-opened = the text after closes with { $mark } what was not opened
clash-does-not-read-on = the sentence does not read on like this
open-end = open end
open-end-name = What comes after this end?
open-end-tip = Click to see what may come next.
panel-next = What comes next
ask-how = What may come next is known once the program has looked at the page. Click on an open end, or let it suggest the whole page.
ask-how-do = See suggestions
ask-joint = Is this the joint?
ask-part = Does this belong here?
ask-discard = Does this belong nowhere?
ask-rank = doubt { $rank } of { $count }
ask-part-text =
    { $role ->
        [role-title] Title
        [role-subtitle] Subtitle
        [role-byline] Byline
        [role-running-head] Repeated title
        [role-heading] Heading
        [role-caption] Caption
        [role-note] Note
       *[other] First paragraph
    } of article { $number }
ask-discard-text = Discard as { $reason }
ask-nothing = Click on a hatched card or on an open end, and you see here what may come next and why. N goes through the doubts, the least certain first.
ask-all-decided = Everything is decided.
ask-more =
    { $count ->
        [one] One more
       *[other] { $count } more
    }
ask-no-answer = Nothing on this page seems to go on from here.
answer-on-page = on page { $page }
answer-name = { $number }, { $percent } % sure: { $text }
answer-after = after “{ $text }”
answer-of = of “{ $text }”
key-enter = Enter
button-accept = Accept
button-accept-tip = Accept the framed answer.
button-discard = Discard
button-keep = Keep
why-nothing = no single reason stands out
why-word = “{ $left }|{ $right }” is a word
why-reads-on = the two sides read on as one sentence
why-stands-elsewhere = “{ $text }” stands elsewhere on the page, too
why-mid-sentence = one side stops in mid-sentence, the other begins there
why-next-on-page = comes next on the page
why-same-column = is the next line of the same column
why-under-title = stands under the title “{ $text }”
why-running-head = stands under “{ $text }”, the title repeated over a continued column
why-shared-words = both sides speak of { $text }
why-shared-words-between = {", "}
why-numbering = the numbering goes on: { $left } … { $right }
why-closes = closes what was left open: { $text }
why-form =
    looks like { $role ->
        [role-title] a title
        [role-subtitle] a subtitle
        [role-byline] a line with the author
        [role-running-head] a repeated title
        [role-heading] a heading
        [role-caption] the words under a picture
        [role-note] a note
       *[other] running text
    }
why-reference = the page says so: “{ $text }”
why-placed = you put it there

## Reading
panel-reading = Reading
reading-nothing = Here you read an article
reading-nothing-how = Click on an article or on one of its cards. Its text stands here as it will be saved, and what is proposed for it with it.
reading-saved = as it will be saved
reading-proposed = with what is proposed
reading-seam = Go to this seam
reading-seam-doubt = Go to this doubtful seam
reading-seam-wrong = Go to this wrong seam: { $why }

## Finding
panel-find = Find
find-hint = Find in all fragments
find-keys = Enter goes on, Esc leaves
find-leave = Leave finding
find-looking = Looking…
find-none = Nowhere
find-count = { $place } of { $count }
find-count-so-far = { $place } of { $count }…
find-select = Select all
find-select-tip = Select every fragment in which it stands

## Cards
mark-running-head = head
mark-note = note
mark-page = p. { $page }
card-about-page = { $about }, from page { $page }
card-about = { $number }, { $role }, { $count } characters, { $place }
place-unplaced = unplaced
place-discarded = discarded: { $reason }
place-article = in article { $number }
place-article-at = in article { $number }, place { $place }

## Cutting
cut-title = Cut in two
cut-hint = Put the caret where the second part begins: click, or use the arrows. S cuts there.
cut-here = Cut here
cut-caret = Caret between “{ $left }” and “{ $right }”

## Ledger
ledger-nothing-open = No page is open
ledger-characters =
    { $count ->
        [one] 1 character
       *[other] { $characters } characters
    }
ledger-placed = { $characters } placed
ledger-proposed = { $characters } proposed
ledger-discarded = { $characters } discarded
ledger-unplaced = { $characters } unplaced
ledger-nothing-lost = nothing lost
ledger-ribbon = The page as a ribbon
ledger-dragging =
    { $count ->
        [one] 1 fragment
       *[other] { $count } fragments
    } · Esc cancels

## Steps
steps-list = Steps
steps-opened = As it was opened
steps-now = now
steps-undone = undone: { $step }
steps-aside =
    { $count ->
        [one] put aside here: one step
       *[other] put aside here: { $count } steps
    }, up to “{ $step }”
steps-bring-back = Bring back
deed-moved =
    { $count ->
        [one] Move a fragment to “{ $title }”
       *[other] Move { $count } fragments to “{ $title }”
    }
deed-moved-untitled =
    { $count ->
        [one] Move a fragment to an article
       *[other] Move { $count } fragments to an article
    }
deed-new-article =
    { $count ->
        [one] New article from a fragment
       *[other] New article from { $count } fragments
    }
deed-unplaced =
    { $count ->
        [one] A fragment back to unplaced
       *[other] { $count } fragments back to unplaced
    }
deed-discarded =
    { $count ->
        [one] Discard a fragment ({ $reason })
       *[other] Discard { $count } fragments ({ $reason })
    }
deed-role =
    { $count ->
        [one] Make a fragment a { $role }
       *[other] Make { $count } fragments a { $role }
    }
deed-join-paragraph = Begin a new paragraph
deed-join-continue = Go on in the same paragraph
deed-cut = Cut a fragment in two
deed-merged = Join { $count } fragments
deed-moved-article = Move the article “{ $title }”
deed-added-pages =
    { $count ->
        [one] Add a page
       *[other] Add { $count } pages
    }
deed-read-again = Read { $name } as { $encoding }
deed-accepted =
    Accept { $count ->
        [one] a proposed fragment
       *[other] { $count } proposed fragments
    }{ $discarded ->
        [0] {""}
        [one] , discard one
       *[other] , discard { $discarded }
    }
deed-accepted-discarded =
    { $count ->
        [0] Accept what is proposed
        [one] Discard a fragment as proposed
       *[other] Discard { $count } fragments as proposed
    }
deed-rejected = Say that one does not follow the other
refused-placed-already = That fragment has its place already. Take it out first.
refused-nothing-named = Select a fragment first.
refused-no-fragment = That fragment is not there any more.
refused-no-article = That article is not there any more.
refused-no-page = That page is not there any more.
refused-too-many = There are as many pages or articles as one work can hold.
refused-not-in-article = This fragment is in no article yet, so it cannot go on from another.
refused-cut-at-edge = A cut needs text on both sides. Put the caret inside the text.
refused-not-neighbours = Only fragments of one page that are in the same place can be joined; in an article they must follow each other.
refused-nothing-to-do = It is so already.

## Notices
notice-undone = Undone: { $step }
notice-redone = Done again: { $step }
notice-done-instead =
    { $step }. { $count ->
        [one] One undone step is put aside
       *[other] { $count } undone steps are put aside
    } and can be brought back
notice-went-back = Undone: { $count } steps
notice-went-forth = Done again: { $count } steps
notice-brought-back =
    { $count ->
        [one] One step is there again
       *[other] { $count } steps are there again
    }
notice-nothing-proposed = Nothing is proposed here, or not any more.
notice-saved = Saved to { $file }
notice-exported =
    { $count ->
        [one] Text written to { $file }
       *[other] { $count } files written to { $file }
    }
notice-no-origin = The original text of this page is not known, so it cannot be read again. Open the text file itself.
notice-changed = { $file } has changed since it was opened, so it was not read in another encoding. Read it again from the File menu to work on the new text.
notice-unchanged = { $file } is as it was when it was opened.
notice-over-own-file = { $file } belongs to this work: it would be lost. Nothing was written. Choose another name.
notice-stopped = Stopped. Nothing was changed.
notice-broken = Something went wrong inside the program, and this was not done. Save the work under another name to be sure.
notice-dismiss = Dismiss
job-opening = Opening…
job-saving = Saving…
job-exporting = Writing text…

## Dialogs
dialog-path = Path of the file
dialog-browse = Browse…
dialog-cancel = Cancel
dialog-done = Done
open-title = Open a page, a folder of pages or a saved file
open-folder-title = Open a folder of pages
open-do = Open
save-title = Save the work
save-do = Save
save-replace = Replace
save-replaces = This file is there already. It would be replaced.
export-title = Export the articles as text
export-one-file = One file
export-file-an-article = A file for each article
export-encoding = Encoding
export-bom = Byte order mark
export-do = Export
unsaved-title = The work is not saved
unsaved-text = What you did since the last save would be lost.
unsaved-save = Save
unsaved-go = Go on without saving
unsaved-close = Close without saving
changed-on-disk-title = Somebody else has changed the saved file
changed-on-disk-text = { $file } is not as you opened or saved it last. You can save your work under another name. If you replace the file, what it holds now is kept beside it, under the same name with a ~ at the end.
changed-on-disk-elsewhere = Save under another name…
changed-on-disk-replace = Replace it
write-no-backup = The work is saved, but what the file held before could not be kept as { $file }: { $reason }.
read-again-title = Read the page again?
read-again-text =
    Reading it as { $encoding } makes new fragments. What was decided on this page ({ $count ->
        [one] 1 fragment
       *[other] { $count } fragments
    }) starts over. Undo brings it back.
read-again-do = Read again
reload-text =
    { $count ->
        [one] The page's file is read and cut anew, and what you did with one fragment of it begins again.
       *[other] The page's file is read and cut anew, and what you did with { $count } fragments of it begins again.
    } Undo brings everything back.

## Work that was not saved
lost-title = Work that was not saved
lost-text =
    The program ended before { $work } was saved. { $count ->
        [one] One step is missing in what was saved, done { $ago }.
       *[other] { $count } steps are missing in what was saved, the last of them done { $ago }.
    } It can all come back, with everything that could be undone.
lost-bring-back = Bring it back
lost-later = Later
lost-throw-away = Throw it away
ago-now = just now
ago-minutes =
    { $count ->
        [one] a minute ago
       *[other] { $count } minutes ago
    }
ago-hours =
    { $count ->
        [one] an hour ago
       *[other] { $count } hours ago
    }
ago-days =
    { $count ->
        [one] a day ago
       *[other] { $count } days ago
    }
journal-back =
    { $count ->
        [one] The work is back, with one step that is not saved yet
       *[other] The work is back, with { $count } steps that are not saved yet
    }
journal-stopped = What you do is no longer safe from a crash, because it cannot be noted in { $file }: { $reason }. The work itself goes on. Save it now; after that it is tried again.
journal-damaged = The notes of this work are damaged: only a part of it could be brought back. They are kept in { $file }.
journal-unreadable = The notes of a work that was not saved are damaged and cannot be read. They are kept in { $file }.
journal-of-later = A work that was not saved cannot be brought back by this version of the program. Its notes stay in { $file }.
journal-waits = A work that was not saved cannot be brought back, because { $page } is not there any more, or not as it was. Its notes stay in { $file }: with the file as it was, the next start brings it back.

## What went wrong
failure-not-found = { $file }: there is no such file. Check the spelling of the path.
failure-folder = { $file} is a folder. Name the text files in it.
failure-permission = { $file }: you are not allowed to read this file. Change its permissions, or copy it.
failure-reading = { $file } could not be read: { $reason }.
failure-stopped = { $file }: reading was stopped.
failure-empty = { $file } is empty: it holds not a single byte.
failure-blank = { $file } holds nothing but blanks.
failure-nul = { $file } holds nothing but NUL bytes. It may be a download or a copy that broke off.
failure-binary = { $file } is not text but a file of the kind { $kind }. Extract or recognise its text first, then open that.
failure-not-text = { $file } does not look like text: it is full of control characters. If it is a picture or a PDF, extract its text first.
failure-too-large = { $file } is larger than 4 GiB. Split it into pages.
failure-saved-among-others = { $file } is a saved work. Open it alone; pages can be added to it afterwards.
failure-no-texts = { $file } is a folder without a single text in it: pages are files that end in .txt or have no ending. Subfolders are not looked into.
failure-too-many-pages = { $file }: one work holds at most 65,534 pages.
saved-truncated = { $file } breaks off after line { $line }: the end of the saved work is missing. Use a backup or an earlier copy.
saved-not-json = { $file } is not valid JSON: see line { $line }, byte { $byte } of it.
saved-not-saved = { $file } is JSON, but not a saved work of recolumn.
saved-none = { $file } is not a saved work of recolumn.
saved-later-version = { $file } was saved by a later version of recolumn (format { $version }, this program knows 1). Update the program to open it.
saved-shape = { $file } is damaged: { $path } should be { $wanted }.
saved-lost = { $file } is damaged: the character “{ $character }” at position { $position } (line { $line }) of { $page } is in no part of it.
saved-twice = { $file } is damaged: the character “{ $character }” at position { $position } (line { $line }) of { $page } is in it twice.
write-no-folder =
    { $file } could not be written: its folder is not there. { $at ->
        [terminal] Make the folder, or write somewhere else.
       *[window] The work is not lost; save it somewhere else.
    }
write-permission =
    { $file } could not be written: you are not allowed to write there. { $at ->
        [terminal] Change the permissions, or write somewhere else.
       *[window] The work is not lost; save it somewhere else.
    }
write-full =
    { $file } could not be written: the disk is full. The old file, if there was one, is untouched. { $at ->
        [terminal] Make room, or write somewhere else.
       *[window] Make room, or save somewhere else.
    }
write-over-input = { $file } is the file that is read. Name another one to write.
write-folder = { $file } is a folder. Give the name of a file.
write-other = { $file } could not be written: { $reason }. The old file, if there was one, is untouched.
text-lacks =
    { $encoding } has no character “{ $character }” ({ $code }): article { $article }, line { $line }, character { $column }{ $others ->
        [0] {""}
        [one] , and one more place
       *[other] , and { $others } more places
    }. Nothing was written. Choose another encoding, such as UTF-8 or GB18030.
finding-damaged =
    { $page }: { $count ->
        [one] 1 damaged place, at byte { $first }, became “�”
       *[other] { $count } damaged places, the first at byte { $first }, became “�”
    }. If the text looks wrong, { $at ->
        [terminal] name another encoding with --encoding.
       *[window] choose another encoding at the top right.
    }
finding-long-line = { $page }: line { $line } is { $size } kB long; it was cut at sentence ends.
left-out =
    Left out of { $folder }, as hidden or no text: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
left-out-between = {", "}
surprise-derived = The title or the text that the file gives for article { $article } is not what its parts say. The parts count.
surprise-empty = Article { $article } of the file has no text, so it is left out.
surprise-rejected = The file rejects a link of a fragment that is not there. That is left out.
wanted-object = an object
wanted-list = a list
wanted-text = a text
wanted-shorter-text = a text of less than 4 GiB
wanted-whole-number = a whole number that is not negative
wanted-true-or-false = true or false
wanted-format = “recolumn”
wanted-version = 1
wanted-fewer-pages = a list of at most 65,534 pages
wanted-digest = 64 hexadecimal digits
wanted-article-id = a1, a2, … up to a1000000000
wanted-source-id = the id of one of the sources
wanted-new-id = an id that no other one has
wanted-position = a position inside the source's text
wanted-later-position = a position that is not before the start
wanted-role = a role, such as title or paragraph
wanted-role-by = guess or user
wanted-join = paragraph or continue
wanted-by = user or suggestion
wanted-confidence = a number from 0 to 1
kind-zip = ZIP (or a document of an office program)
kind-program = ELF (a program)
io-not-found = there is no such file
io-permission = it is not allowed
io-full = the disk is full
io-read-only = the disk is read-only
io-folder = it is a folder
io-not-a-folder = a part of the path is not a folder
io-too-large = the file is too large
io-memory = there is not enough memory
io-stopped = it was stopped
io-name = the name is not allowed here
window-no-display = There is no display to show a window on. Run recolumn in a desktop session, or use its commands (recolumn --help). The system said: { $reason }
window-no-opengl = The display has no OpenGL 2.0 or later. Install the graphics driver (on Debian and Ubuntu: libgl1, libegl1 and libgl1-mesa-dri). The system said: { $reason }
window-no-library = A library that the window needs is missing (on Debian and Ubuntu: libxkbcommon-x11-0, libx11-6, libx11-xcb1, libxcursor1, libxi6). Install it and start recolumn again. The system said: { $reason }
window-other = The window could not be opened: { $reason }
broken-kept = recolumn broke, which is its own fault. What you did is kept: start it again, and it offers your work back.
broken-report = A report for those who mend it, with nothing of your texts in it, lies at { $file }.

## Command line
check-covered =
    { $file }: every one of the { $characters } characters is covered exactly once ({ $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }; { $placed } placed, { $discarded } discarded, { $unplaced } unplaced).
answer-not-json = { $file } is not valid JSON: see line { $line }, byte { $byte } of it.
answer-none = { $file } is JSON, but not the answer of a page: see line { $line }, byte { $byte } of it.
suggest-no-pages = { $file } is a folder without a single text in it: the pages' names have to end in .txt.
suggest-same-name = { $first } and { $second } would both become { $file }. Give one of them another name, or another folder.
score-odd = Name answers and saved works in turn: GOLD OUT GOLD OUT, or a folder of each.
score-pages = { $file } holds { $count } pages. An answer is of one page: save each page by itself.
score-length = { $file } is not the page of { $answer }: its text has { $count } characters, and the answer is of { $wanted }.
score-beyond = { $answer } names a place up to character { $count }, which is beyond the end of its page.
score-not-once = { $answer } does not have the character at position { $count } exactly once.
stdin-twice = Standard input (-) can be read only once. Name it once.
stdin-in-window = A window does not read standard input (-). Save it to a file first, or use a command: recolumn --help.
stdout-many = Several texts do not go to standard output (-). Name a folder, or write one text with --to text.
encoding-not-known = this encoding is not known; known are { $known }
