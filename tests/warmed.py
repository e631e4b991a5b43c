"""Where commands are forked from: the program is loaded whole, and has read fonts and words.

It keeps the cover that it has drawn of the English deck, and the fonts that it has packed for its
page: these take most of the time of a small build.
"""

import gc
import os
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

from kaartspel import picture
from kaartspel.building import Request, build
from kaartspel.keeping import KEEPER
from kaartspel.page import fonts
from repository import ENGLISH, MODULES, SOURCE

for path in MODULES:
    if path.stem != "__main__":
        import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
with tempfile.TemporaryDirectory() as folder:
    os.environ["KAARTSPEL_CONFIG"] = os.environ["KAARTSPEL_CACHE"] = folder
    picture.to_png, fonts.pack = cache(picture.to_png), cache(fonts.pack)
    build(Request(ENGLISH, Path(folder, "build"), ("cards", "book", "page")))
KEEPER.clear()  # a command begins with nothing kept
tempfile.tempdir = None  # it is where a command is told
gc.freeze()  # what is loaded stays
