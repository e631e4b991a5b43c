"""Where commands are forked from: the program is loaded whole, and has read fonts and words."""

import gc
import os
import tempfile
from importlib import import_module

from kaartspel.building import check
from kaartspel.keeping import KEEPER
from repository import ENGLISH, MODULES, SOURCE

for path in MODULES:
    if path.stem != "__main__":
        import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
with tempfile.TemporaryDirectory() as folder:
    os.environ["KAARTSPEL_CONFIG"] = os.environ["KAARTSPEL_CACHE"] = folder
    check(ENGLISH)
KEEPER.clear()  # a command begins with nothing kept
tempfile.tempdir = None  # it is where a command is told
gc.freeze()  # what is loaded stays
