"""Runs the teacher, a sentence model, over texts and keeps its vectors."""

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

TOKENS_MAX = 192
BATCH_TOKENS_MAX = 8192


class Teacher:
    """A sentence model: the mean of its last token states, scaled to length one."""

    def __init__(self, folder, threads=2):
        torch.set_num_threads(threads)
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder).eval().to(torch.bfloat16)

    def vectors(self, texts):
        """One row of 16-bit floats a text, in order."""
        rows = self.tokenizer(texts, truncation=True, max_length=TOKENS_MAX)["input_ids"]
        order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
        out = None
        for batch in batches(order, rows):
            found = self.batch([rows[place] for place in batch])
            if out is None:
                out = np.zeros((len(texts), found.shape[1]), np.float16)
            out[batch] = found
        return out

    @torch.inference_mode()
    def batch(self, rows):
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), self.tokenizer.pad_token_id)
        mask = torch.zeros((len(rows), longest))
        for place, row in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
            mask[place, : len(row)] = 1
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean).numpy()


def batches(order, rows):
    """Places with rows of like length, few enough for one run."""
    batch = []
    for place in order:
        if batch and (len(batch) + 1) * len(rows[place]) > BATCH_TOKENS_MAX:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
