"""Fits a vector to every piece so that the mean over a text's pieces says what the teacher says of the text.

First ridge regression toward the teacher's own vector of each piece, then a few rounds of gradient descent that also
teach how near texts are to one another.
"""

import numpy as np
import scipy.sparse as sparse
import torch
from torch.nn import functional

DIMENSIONS = 256
RIDGE = 0.03
STEPS = 60
RARITY = 1e-3
ROUNDS = 3
BATCH = 1024
PACE = 1e-3
WARMTH = 0.1


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def means(counts):
    """Rows that sum to one: a text as the mean of its pieces."""
    sizes = np.maximum(np.asarray(counts.sum(1)).ravel(), 1)
    return (sparse.diags(1 / sizes) @ counts).tocsr().astype(np.float32)


def fit(counts, taught, weights, centre_weights, pieces_taught):
    """The table: one row a piece. `counts` texts by pieces, `taught` the teacher's vectors of texts."""
    centre = np.average(taught, axis=0, weights=centre_weights).astype(np.float32)
    centred = unit(taught - centre)
    axes = principal(taught - centre, centre_weights)
    goal = unit(centred @ axes)
    texts = means(counts)
    start = prior(counts, unit(pieces_taught - centre) @ axes, texts, goal)
    table = ridge(texts, goal, start, weights)
    return refine(texts, goal, centred, table, weights)


def principal(rows, weights):
    """The directions that hold most of the vectors, as columns."""
    _, _, directions = np.linalg.svd((rows * weights[:, None]).T @ rows)
    return directions[:DIMENSIONS].T.astype(np.float32)


def prior(counts, pieces, texts, goal):
    """The teacher's vectors of single pieces, common ones shorter (Arora and others, 2017), scaled to fit."""
    seen = np.asarray(counts.sum(0)).ravel()
    weighed = unit(pieces) * (RARITY / (RARITY + seen / seen.sum()))[:, None]
    found = texts @ weighed
    return (weighed * (found * goal).sum() / (found * found).sum()).astype(np.float32)


def ridge(texts, goal, start, weights):
    """Least squares with a pull toward `start`, by conjugate gradients, all columns at once."""
    back = (sparse.diags(weights) @ texts).T.tocsr().astype(np.float32)
    change = np.zeros_like(start)
    rest = back @ (goal - texts @ start)
    way, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(STEPS):
        ahead = back @ (texts @ way) + RIDGE * way
        step = size / np.maximum((way * ahead).sum(0), 1e-12)
        change += step * way
        rest -= step * ahead
        size, before = (rest * rest).sum(0), size
        way = rest + size / np.maximum(before, 1e-12) * way
    return start + change


def refine(texts, goal, centred, table, weights, seed=0):
    """Gradient descent on nearness to the teacher's vector, and on the teacher's nearness between texts."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    learned = torch.tensor(table, requires_grad=True)
    optimiser = torch.optim.Adam([learned], lr=PACE)
    share = weights / weights.sum()
    rounds = texts.shape[0] * ROUNDS // BATCH
    for step in range(rounds):
        picked = chance.choice(texts.shape[0], BATCH, p=share)
        loss = distance(bags(texts[picked], learned), torch.tensor(goal[picked]), torch.tensor(centred[picked]))
        optimiser.param_groups[0]["lr"] = PACE * max(0.02, 1 - step / rounds)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return learned.detach().numpy()


def bags(texts, learned):
    """The vectors of texts by the table as learned so far."""
    pieces = torch.tensor(texts.indices.astype(np.int64))
    starts = torch.tensor(texts.indptr[:-1].astype(np.int64))
    shares = torch.tensor(texts.data)
    summed = functional.embedding_bag(pieces, learned, starts, mode="sum", per_sample_weights=shares)
    return functional.normalize(summed)


def distance(found, goal, centred):
    """One less the cosine, and the divergence of the nearness to the other texts of the batch."""
    itself = torch.eye(len(found), dtype=torch.bool)
    wanted = (centred @ centred.T / WARMTH).masked_fill(itself, -1e4).log_softmax(1)
    got = (found @ found.T / WARMTH).masked_fill(itself, -1e4).log_softmax(1)
    nearness = functional.kl_div(got, wanted, reduction="batchmean", log_target=True)
    return (1 - (found * goal).sum(1)).mean() + nearness
