"""Runs every scenario, says how each went, and counts: what the wrapper `run` starts."""

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from functools import cache, partial
from pathlib import Path

import by_ear
import by_keys
import by_mouse
import by_suggestion
from driving import WentWrong, let_programs_be_read, window_of

# How long one scenario may take, in seconds, also while the machine does other things.
TIME = 90

SCENARIOS = {
    "by mouse": by_mouse.scenario,
    "by keys": by_keys.scenario,
    "by suggestion": by_suggestion.scenario,
    "by ear": by_ear.scenario,
}


def main(binary, temporary, *names):
    """Runs all scenarios with this program, or those with these names; the exit code."""
    signal.signal(signal.SIGALRM, too_late)
    let_programs_be_read()
    failed = 0
    chosen = {name: SCENARIOS[name] for name in names or SCENARIOS}
    for name, scenario in chosen.items():
        folder = Path(temporary) / name.replace(" ", "-")
        folder.mkdir()
        begun = time.monotonic()
        try:
            signal.alarm(TIME)
            scenario(partial(window_of, binary, folder), folder)
        except Exception as problem:  # The others are to run whatever happens in this one.
            failed += 1
            print(f"{name}: FAILED. {problem}")
            if not isinstance(problem, WentWrong):
                traceback.print_exc(file=sys.stdout)
            print(f"{name}: what could be seen then is in {keep(folder)}")
        else:
            print(f"{name}: passed in {time.monotonic() - begun:.1f} s")
        signal.alarm(0)
        sys.stdout.flush()
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0


def keep(folder):
    """Keeps what a failed scenario wrote and looked like; where."""
    kept = evidence_folder() / folder.name
    shutil.copytree(folder, kept, dirs_exist_ok=True)
    return kept


@cache
def evidence_folder():
    """The folder for what failed scenarios leave: the one that is wished for, or a new one."""
    wished = os.environ.get("RECOLUMN_TEST_OUT")
    return Path(wished or tempfile.mkdtemp(prefix="recolumn-evidence."))


def too_late(_signal, _frame):
    """Ends a scenario that takes too long."""
    raise WentWrong(f"It was not done after {TIME} seconds, and was stopped.")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
