"""`read --entailment`: a model of the user's own reads the words of two claims."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

REPORTS = ("Kenya accused Ethiopia of shelling the customs post at Moyale.",
           "Ethiopia denied shelling the customs post at Moyale.")


def written(folder: Path) -> Path:
    path = folder / "two.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{i}", "date": f"2023-05-0{i}", "text": text}) + "\n"
                            for i, text in enumerate(REPORTS, 1)), "utf-8")
    return path


def test_what_it_takes_for_two_things_is_parted(run: Any, tmp_path: Path) -> None:
    """The shipped model with its outputs named the wrong way round takes a denial for something unrelated."""
    model, record = tmp_path / "model", tmp_path / "r.db"
    model.mkdir()
    shutil.copy(str(files("counterclaim.links.entailment") / "model.onnx"), model / "model.onnx")
    shutil.copy(str(files("counterclaim.claims.tagger") / "tokenizer.json"), model / "tokenizer.json")
    config = {"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}}
    (model / "config.json").write_text(json.dumps(config), "utf-8")
    reports = str(written(tmp_path))
    plain = run("read", reports, "--record", str(record))
    assert "1 link between reports" in plain.output
    other = run("read", reports, "--record", str(record), "--entailment", str(model))
    assert other.exit_code == 0, other.output
    assert "2 reports linked" in other.output
    assert "0 links between reports" in other.output


def test_a_folder_without_a_model_is_named_before_anything_is_read(run: Any, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    result = run("read", str(written(tmp_path)), "--record", str(record), "--entailment", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "model.onnx" in result.output
    assert not record.exists()
