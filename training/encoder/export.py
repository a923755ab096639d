"""Turn trained weights into what ships: `python -m training.encoder.export WEIGHTS OUT`.

Writes `encoder.onnx` (eight-bit integers, one scale a channel), `heads.safetensors` (32-bit) and `vocabulary.txt`, and beside
them `encoder-fp32.onnx` to measure what the eight bits cost.
"""

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file, save_file

from dragoman.text.encoding import FEATURES
from training.encoder.model import Encoder, Model
from training.encoder.start import vocabulary_file

HELPERS = ("cue.", "source.")
"""Heads that only help to train: `links` does their work on whole runs."""
INPUTS = {
    "pieces": ("windows", "pieces_in_window"),
    "mask": ("windows", "pieces_in_window"),
    "features": ("windows", "pieces_in_window", "kinds"),
    "first": ("windows", "words"),
    "last": ("windows", "words"),
    "heads": ("windows", "words"),
}
"""The inputs by name with their dimensions."""


def main(weights: Path, out: Path) -> None:
    """Write the files."""
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.load_state_dict(load_file(weights))
    model.eval()
    whole = out / "encoder-fp32.onnx"
    _export(model.encoder, whole)
    prepared = out / "encoder-prepared.onnx"
    quant_pre_process(whole, prepared, skip_symbolic_shape=True)
    quantize_dynamic(prepared, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    prepared.unlink()
    heads = {
        name: weight.contiguous()
        for name, weight in model.heads.state_dict().items()
        if not name.startswith(HELPERS) and "barred" not in name
    }
    save_file(heads, out / "heads.safetensors")
    shutil.copyfile(vocabulary_file(), out / "vocabulary.txt")


def _export(encoder: Encoder, path: Path) -> None:
    sizes = {"windows": 2, "pieces_in_window": 11, "words": 7, "kinds": len(FEATURES)}
    example = tuple(torch.ones([sizes[size] for size in shape], dtype=torch.int64) for shape in INPUTS.values())
    axes = {name: {k: size for k, size in enumerate(shape) if size != "kinds"} for name, shape in INPUTS.items()}
    torch.onnx.export(
        encoder,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["states"],
        dynamic_axes={**axes, "states": {0: "windows", 1: "words"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    main(given.weights, given.out)
