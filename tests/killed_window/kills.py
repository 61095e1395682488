"""Works on a page by random keys, kills the program, and looks whether the work comes back.

The keys are few, and what each does is known: Delete discards the card that is selected and selects
the next one, Ctrl+Z undoes, Ctrl+Shift+Z does again. So the number of discarded fragments after each
key is known without asking the program. Keys that the program has done, as it shows by being idle, are
never lost; those that come after that may not have been done yet when it is killed.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

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


def wait_until_idle(program):
    """Waits until the program has done all that it was asked: it takes no time when it has nothing to do."""
    def spent():
        fields = Path(f"/proc/{program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    before, since = spent(), time.monotonic()

    def idle():
        nonlocal before, since
        now = spent()
        if now != before:
            before, since = now, time.monotonic()
        return time.monotonic() - since > 0.4

    wait_until(idle, "The program was never idle.")


def press(chance, keys, states):
    """Presses keys; the number of discarded fragments after each goes into `states`."""
    for key in keys:
        states.append(states[-1] + (-1 if key == "ctrl+z" else 1))
        xdotool("key", key)
        time.sleep(chance.choice([0.0, 0.05, 0.2]))


def worked(chance, program):
    """Presses keys, waits until they are done, and presses some more; how many fragments are discarded
    after each key, and how many keys were done for sure.

    What is undone last is done again last, so that after each key it is known what the next one does.
    """
    states = [0]
    deletes = chance.randrange(1, 16)
    undone = chance.randrange(0, deletes + 1)
    redone = chance.randrange(0, undone + 1)
    press(chance, ["Delete"] * deletes + ["ctrl+z"] * undone + ["ctrl+shift+z"] * redone, states)
    wait_until_idle(program)
    sure = len(states) - 1
    more = chance.randrange(0, 6)
    if chance.random() < 0.5:
        press(chance, ["ctrl+shift+z"] * min(more, undone - redone), states)
    else:
        press(chance, ["ctrl+z"] * min(more, states[-1]), states)
    return states, sure


def brought_back(binary, home, own, asked):
    """What is in the saved file after the work came back, or as it was if the program did not ask."""
    before = own.stat().st_mtime_ns
    program, _ = started(binary, home, str(own))
    try:
        wait_until_idle(program)
        if asked:
            xdotool("key", "Tab")
            xdotool("key", "Return")
            wait_until_idle(program)
        # Where all had been undone there was no question, and the keys have opened a menu.
        xdotool("key", "Escape", "ctrl+s")
        wait_until(lambda: own.stat().st_mtime_ns != before, "The work was not saved.")
    finally:
        program.kill()
        program.wait()
    check = subprocess.run([binary, "check", str(own)], capture_output=True, text=True, check=False)
    if check.returncode != 0:
        raise WentWrong(f"The work does not hold: {check.stderr}")
    return json.loads(own.read_text())


def killed(binary, page, folder, chance):
    """One kill; how many keys were pressed, and how many of them were not done, or lost."""
    home = folder / "home"
    # A work that has a file is saved without a dialog.
    own = folder / "page.recolumn.json"
    subprocess.run([binary, "cut", page, "--output", str(own)], capture_output=True, check=True)
    program, _ = started(binary, home, str(own))
    xdotool("key", "Home")
    wait_until_idle(program)
    states, sure = worked(chance, program)
    time.sleep(chance.choice([0.0, 0.02, 0.1, 0.4]))
    program.kill()
    program.wait()
    journals = list((home / ".local/state/recolumn/journals").glob("*.journal"))
    saved = brought_back(binary, home, own, bool(journals))
    discarded = len([entry for entry in saved["discarded"] if not entry.get("same_fragment")])
    for number in reversed(range(sure, len(states))):
        if states[number] == discarded:
            return len(states) - 1, len(states) - 1 - number
    raise WentWrong(f"{discarded} are discarded; after the keys that were done it was {states[sure:]}.")


def main(binary, page, work, often):
    chance = random.Random()
    keys, lost, failed = 0, 0, 0
    for number in range(int(often)):
        folder = Path(work) / f"kill-{number}"
        folder.mkdir()
        try:
            pressed, gone = killed(binary, page, folder, chance)
        except WentWrong as problem:
            failed += 1
            print(f"kill {number + 1}: {problem}", flush=True)
            continue
        keys, lost = keys + pressed, lost + gone
    print(f"killed {often} times in {keys} keys; {lost} of the last keys were not done yet, or lost; {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
