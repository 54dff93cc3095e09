"""The same shape of story in novelWriter, for comparison with `target/quillhouse bench manuscript`.

python3 -m venv peer && peer/bin/pip install novelWriter==26.2.2 && peer/bin/python src/bench/novelwriter_peer.py

Opens, types in the middle scene, searches; medians in milliseconds. Offscreen Qt, as ours runs on a headless display.
"""
import os
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORDS = (
    "the of and to a in that she was he it her his with had as for on at they not but from be were which this said "
    "all there would out no them been so up what into who could about then when over time only two other old before "
    "hand eye long after little great night good way down never more here made came water house light door lantern "
    "harbour rope window ledger bell tide weather kitchen silence brother letter"
).split()


def prose(seed, count):
    rand = random.Random(seed)
    words = []
    left = 0
    sentences = 0
    for i in range(count):
        word = rand.choice(WORDS)
        if left == 0:
            word = word.capitalize()
            left = rand.randint(8, 16)
        left -= 1
        if left == 0 or i == count - 1:
            sentences += 1
            word += "." + ("\n\n" if sentences % 5 == 0 else "")
        words.append(word)
    return re.sub("\n\n ", "\n\n", " ".join(words))


def main():
    start = time.perf_counter()
    folder = Path(tempfile.mkdtemp())
    import novelwriter
    from PyQt6.QtCore import Qt
    from PyQt6.QtTest import QTest
    from PyQt6.QtWidgets import QApplication

    # Where the app would begin to wait for events, it is measured instead.
    QApplication.exec = lambda *rest: measure(novelwriter, folder, start, Qt, QTest, QApplication)
    from novelwriter.guimain import GuiMain

    for tell in ("info", "warn", "error"):
        setattr(type(novelwriter.SHARED), tell, lambda self, *rest, **named: None)
    novelwriter.SHARED.__class__.question = lambda self, *rest, **named: True
    GuiMain.postLaunchTasks = lambda self, story: None  # it greets with dialogs that wait for a hand
    novelwriter.main([f"--config={folder / 'conf'}", f"--data={folder / 'data'}"])


def measure(novelwriter, folder, start, Qt, QTest, QApplication):
    sys.excepthook = sys.__excepthook__
    app = QApplication.instance()
    gui = novelwriter.SHARED.mainGui
    app.processEvents()
    figures = {"start_ms": (time.perf_counter() - start) * 1000}

    from novelwriter.core.coretools import ProjectBuilder
    from novelwriter.core.projectsearch import DocSearch

    builder = ProjectBuilder()
    path = folder / "novel"
    builder.buildProject({"name": "Bench", "path": path, "chapters": 40, "scenes": 10, "template": None,
                          "author": "", "roots": [], "sample": False})
    contents = sorted(Path(builder.projPath).rglob("content/*.*"))
    scenes = [file for file in contents if "### Scene" in file.read_text()]
    for number, file in enumerate(scenes):
        file.write_text(file.read_text() + prose(number, 300) + "\n")

    def opened():
        begin = time.perf_counter()
        gui.openProject(builder.projPath)
        app.processEvents()
        return (time.perf_counter() - begin) * 1000

    opened()
    gui.rebuildIndex()
    figures["open_ms"] = statistics.median(opened() for _ in range(5))
    handle = scenes[len(scenes) // 2].stem
    gui.openDocument(handle)
    editor = gui.docEditor
    editor.setCursorPosition(len(editor.toPlainText()) // 2)
    app.processEvents()
    keys = []
    for i in range(300):
        begin = time.perf_counter()
        QTest.keyClick(editor, Qt.Key(ord("A") + i % 26) if i % 6 != 5 else Qt.Key.Key_Space)
        keys.append((time.perf_counter() - begin) * 1000)
        begin = time.perf_counter()
        app.processEvents()
        keys[-1] += (time.perf_counter() - begin) * 1000
        time.sleep(0.008)
    figures["key_and_paint_median_ms"] = statistics.median(keys)
    figures["key_and_paint_p95_ms"] = sorted(keys)[int(len(keys) * 0.95)]
    gui.saveDocument()

    def search():
        begin = time.perf_counter()
        found = DocSearch()
        hits = sum(len(rows) for _, rows, _ in found.iterSearch(novelwriter.SHARED.project, "lantern"))
        return (time.perf_counter() - begin) * 1000, hits

    times = [search() for _ in range(7)]
    figures["search_ms"] = statistics.median(t for t, _ in times)
    figures["search_places"] = times[0][1]
    figures["peak_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, value in figures.items():
        print(f"{name}: {value:.2f}")
    os._exit(0)


main()
