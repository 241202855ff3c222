"""Executes the notebooks of this folder and compares their outputs with those committed.

Words must be the same; a number may differ by 1e-9 of itself. With --write, the new outputs are committed to the files.
"""

import json
import pathlib
import os
import re
import subprocess
import sys
import tempfile

import nbformat

NUMBER = re.compile(r"[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TOLERANCE = 1e-9


def shown(cell):
    """What a reader sees below a cell, by kind of output; progress lines come and go and are left out."""
    outputs = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            outputs.append((output["name"], output["text"]))
        elif output["output_type"] == "error":
            outputs.append(("error", "\n".join(output["traceback"])))
        elif output["output_type"] == "execute_result" or output.get("data", {}).keys() != {"text/plain"}:
            outputs.extend(sorted((kind, text(data)) for kind, data in output["data"].items()))
    return outputs


def text(data):
    if isinstance(data, list):
        return "".join(data)
    return data if isinstance(data, str) else json.dumps(data)


def differs(old, new):
    """The first difference of two texts, or None."""
    if NUMBER.sub("#", old) != NUMBER.sub("#", new):
        return "other words"
    for a, b in zip(NUMBER.findall(old), NUMBER.findall(new)):
        x, y = float(a.replace("_", "")), float(b.replace("_", ""))
        if abs(x - y) > TOLERANCE * max(abs(x), abs(y)):
            return f"{a} became {b}"
    return None


def tidy(notebook):
    """Takes out what changes from run to run and tells a reader nothing."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata.pop("execution", None)
            cell.outputs = [o for o in cell.outputs if not progress(o)]
    return notebook


def progress(output):
    return output["output_type"] == "display_data" and output.get("data", {}).keys() == {"text/plain"} and not text(
        output["data"]["text/plain"]
    )


def executed(path, environment=None):
    """The notebook as nbconvert leaves it, or None after telling of the cell that failed."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            ["/usr/bin/jupyter", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=180",
             "--output-dir", scratch, str(path)],
            capture_output=True,
            text=True,
            env=environment,
        )
        if done.returncode != 0:
            print(f"{path.name}: {done.stderr.strip()}")
            return None
        return nbformat.read(pathlib.Path(scratch) / path.name, as_version=4)


def with_data(folder):
    """Executes the notebooks that read a benchmark's file, where the folder of NADIR_TEST_DATA has it: no cell may fail."""
    data = os.environ.get("NADIR_TEST_DATA", "")
    failed = 0
    for name, file in (("5-two-data-sets.ipynb", "nats_bench.csv"), ("6-noise.ipynb", "nas-bench-macro_cifar10.json")):
        if not (pathlib.Path(data) / file).is_file():
            print(f"{name}: not executed on data, since there is no {file}")
            continue
        notebook = executed(folder / name, {**os.environ, "NADIR_DATA": data})
        skipped = notebook is not None and any("skipped: there is no" in str(shown(cell)) for cell in notebook.cells)
        print(f"{name}: on data, {'failed' if notebook is None else 'skipped' if skipped else 'executed'}")
        failed += notebook is None or skipped
    return failed


def main():
    write = "--write" in sys.argv[1:]
    folder = pathlib.Path(__file__).parent
    failed = 0
    for path in sorted(folder.glob("*.ipynb")):
        committed = nbformat.read(path, as_version=4)
        new = executed(path)
        if new is None:
            failed += 1
            continue
        if write:
            nbformat.write(tidy(new), path)
            print(f"{path.name}: written")
            continue
        wrong = 0
        for number, (old, again) in enumerate(zip(committed.cells, new.cells), 1):
            before, after = shown(old), shown(again)
            if [kind for kind, _ in before] != [kind for kind, _ in after]:
                print(f"{path.name}, cell {number}: shows {[k for k, _ in after]} instead of {[k for k, _ in before]}")
                wrong += 1
                continue
            for (kind, a), (_, b) in zip(before, after):
                difference = differs(a, b)
                if difference:
                    print(f"{path.name}, cell {number}, {kind}: {difference}")
                    wrong += 1
        print(f"{path.name}: {'as committed' if not wrong else f'{wrong} differences'}")
        failed += wrong > 0
    failed += with_data(folder)
    return 1 if failed else 0


sys.exit(main())
