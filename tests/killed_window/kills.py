"""Works on a page by random keys, kills the program, and looks whether the work comes back.

The keys are few, and what each does is known: Delete discards the card that is selected and selects
the next one, Ctrl+Z undoes, Ctrl+Shift+Z does again. So the number of discarded fragments after each
key is known without asking the program.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

# What may be lost at most, in seconds.
LOST = 1.0
# How long something may take until it counts as not done, in seconds.
PATIENCE = 30.0


class WentWrong(Exception):
    """What went wrong, as a sentence."""


def xdotool(*words):
    return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout


def wait_until(look, sentence):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise WentWrong(sentence)


def started(binary, home, *files):
    """The program with a window that has the keyboard."""
    environment = dict(os.environ, HOME=str(home))
    for kind, folder in (("CONFIG", ".config"), ("DATA", ".local/share"), ("CACHE", ".cache"), ("STATE", ".local/state")):
        environment[f"XDG_{kind}_HOME"] = str(home / folder)
        (home / folder).mkdir(parents=True, exist_ok=True)
    program = subprocess.Popen([binary, *files], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def window():
        if program.poll() is not None:
            raise WentWrong(f"The start failed, with {program.returncode}.")
        return xdotool("search", "--onlyvisible", "--pid", str(program.pid)).split()

    found = wait_until(window, "No window came.")[-1]
    xdotool("windowfocus", "--sync", found)
    time.sleep(1.0)
    return program, found


def worked(chance):
    """Presses keys; how many fragments are discarded after each, with the time of the key."""
    states = [(time.monotonic(), 0)]
    done, undone = 0, 0
    for _ in range(chance.randrange(1, 25)):
        key = chance.choice(["Delete"] * 4 + ["ctrl+z", "ctrl+shift+z"])
        if key == "Delete":
            done, undone = done + 1, 0
        elif key == "ctrl+z" and done:
            done, undone = done - 1, undone + 1
        elif key == "ctrl+shift+z" and undone:
            done, undone = done + 1, undone - 1
        states.append((time.monotonic(), done))
        xdotool("key", key)
        if key != "Delete":
            # The selection is where it was; the next Delete is to have a card of the page.
            xdotool("key", "Escape", "Home")
        time.sleep(chance.choice([0.0, 0.05, 0.2]))
    return states


def brought_back(binary, home, page, saved, asked):
    """What is in the saved file after the work came back; the page itself if it was not asked."""
    program, window = started(binary, home, str(page))
    try:
        if asked:
            xdotool("key", "Tab")
            xdotool("key", "Return")
            time.sleep(0.5)
        xdotool("key", "ctrl+s")
        time.sleep(1.0)
        xdotool("key", "ctrl+a")
        xdotool("type", "--delay", "8", str(saved))
        xdotool("key", "Return")
        wait_until(lambda: saved.exists() and saved.stat().st_size, "The work was not saved.")
        xdotool("windowfocus", window)
    finally:
        program.kill()
        program.wait()
    check = subprocess.run([binary, "check", str(saved)], capture_output=True, text=True, check=False)
    if check.returncode != 0:
        raise WentWrong(f"The work does not hold: {check.stderr}")
    return json.loads(saved.read_text())


def killed(binary, page, folder, chance):
    """One kill; how many of the keys before it were lost, and since when, in seconds."""
    home = folder / "home"
    own = folder / "page.txt"
    shutil.copy(page, own)
    program, _ = started(binary, home, str(own))
    xdotool("key", "Home")
    time.sleep(0.3)
    states = worked(chance)
    time.sleep(chance.choice([0.0, 0.1, 0.4, 1.2]))
    end = time.monotonic()
    program.kill()
    program.wait()
    journals = list((home / ".local/state/recolumn/journals").glob("*.journal"))
    saved = brought_back(binary, home, own, folder / "saved.recolumn.json", bool(journals))
    discarded = len([entry for entry in saved["discarded"] if not entry.get("same_fragment")])
    for number in reversed(range(len(states))):
        if states[number][1] == discarded:
            break
    else:
        raise WentWrong(f"{discarded} are discarded, and that was never so: {states}")
    lost = len(states) - 1 - number
    since = end - states[number + 1][0] if lost else 0.0
    if since > LOST:
        raise WentWrong(f"{lost} keys are lost, the first {since:.2f} s before the kill.")
    return len(states) - 1, lost, since


def main(binary, page, work, often):
    chance = random.Random()
    keys, lost, longest, failed = 0, 0, 0.0, 0
    for number in range(int(often)):
        folder = Path(work) / f"kill-{number}"
        folder.mkdir()
        try:
            pressed, gone, since = killed(binary, page, folder, chance)
        except WentWrong as problem:
            failed += 1
            print(f"kill {number + 1}: {problem}", flush=True)
            continue
        keys, lost, longest = keys + pressed, lost + gone, max(longest, since)
    print(f"killed {often} times in {keys} keys: {lost} keys lost, {longest * 1000:.0f} ms at most; {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
