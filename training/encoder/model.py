"""The encoder with its heads, as they are trained. What runs in Dragoman is exported from here; the heads run there in numpy."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

from dragoman.text.encoding import FEATURES
from dragoman.text.heads import LEAVES
from training.encoder.start import start_folder

SIZE = 384
POINTER = 128
TAGS = 7
FAR = 63
"""Words of distance from which on the pointers do not tell one from another."""
SENTENCES = 3
"""The same for sentences."""
NEVER = -1e4


class Encoder(nn.Module):
    """Pieces and features in, one state a word out."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            start_folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1
        )
        self.features = nn.ModuleList(nn.Embedding(count, SIZE) for count in FEATURES.values())
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.mix = nn.Sequential(nn.Linear(3 * SIZE, SIZE), nn.ReLU(), nn.Linear(SIZE, SIZE))
        self.norm = nn.LayerNorm(SIZE)

    def forward(  # noqa: PLR0917 - the network's inputs, in the order of the export
        self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor, last: Tensor, heads: Tensor
    ) -> Tensor:
        """States [windows, words, 384]. `features` [windows, pieces, 7]; `first`, `last` the pieces of each word, `heads` words."""
        given = self.bert.embeddings.word_embeddings(pieces)
        for number, table in enumerate(self.features):
            given = given + table(features[:, :, number])
        states = self.bert(inputs_embeds=given, attention_mask=mask).last_hidden_state
        words = _pick(states, first)
        around = torch.cat([words, _pick(states, last), _pick(words, heads)], dim=-1)
        mixed: Tensor = self.norm(words + self.mix(around))
        return mixed


def _pick(states: Tensor, positions: Tensor) -> Tensor:
    return states.gather(1, positions.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


class Pointer(nn.Module):
    """From each word to the word it belongs to, or to none (score 0): a bilinear score with a bias for distance."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(SIZE, POINTER)
        self.key = nn.Linear(SIZE, POINTER)
        self.words = nn.Embedding(2 * FAR + 1, 1)
        self.sentences = nn.Embedding(2 * SENTENCES + 1, 1)
        for table in (self.words, self.sentences):
            nn.init.zeros_(table.weight)

    def forward(self, states: Tensor, sentence_numbers: Tensor) -> Tensor:
        """Scores [windows, words, words]."""
        scores = self.query(states) @ self.key(states).transpose(1, 2) / POINTER**0.5
        place = torch.arange(states.shape[1])
        far = (place[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        apart = (sentence_numbers[:, None, :] - sentence_numbers[:, :, None]).clamp(-SENTENCES, SENTENCES) + SENTENCES
        biased: Tensor = scores + self.words(far).squeeze(-1) + self.sentences(apart).squeeze(-1)
        return biased


class Chain(nn.Module):
    """A linear-chain conditional random field over BIO tags (Lafferty et al. 2001)."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.first = nn.Parameter(torch.zeros(TAGS))
        self.register_buffer("barred", _barred())

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log likelihood a word."""
        moves = self.moves + self.barred
        start = self.first + self.barred[0]
        alpha = start + emissions[:, 0]
        for position in range(1, emissions.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + moves[None], dim=1) + emissions[:, position]
            alpha = torch.where(mask[:, position, None], after, alpha)
        here = emissions.gather(2, tags[:, :, None]).squeeze(2) * mask
        steps = moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        gold = here.sum(1) + steps.sum(1) + start[tags[:, 0]]
        return (torch.logsumexp(alpha, dim=1) - gold).sum() / mask.sum()


def _barred() -> Tensor:
    """A run goes on only in its own role."""
    barred = torch.zeros(TAGS, TAGS)
    for inside in (2, 4, 6):
        barred[:, inside] = NEVER
        barred[inside - 1, inside] = barred[inside, inside] = 0
    return barred


class Heads(nn.Module):
    """What is read from the states."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(SIZE, TAGS)
        self.chain = Chain()
        self.cue = Pointer()
        self.source = Pointer()
        self.factuality = nn.Sequential(nn.Linear(SIZE, 128), nn.ReLU(), nn.Linear(128, 1))
        self.event = nn.Sequential(nn.Linear(4 * SIZE, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, len(LEAVES)))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side. `word_mask` is true where there is a word."""

    pieces: Tensor
    mask: Tensor
    features: Tensor
    first: Tensor
    last: Tensor
    heads: Tensor
    word_mask: Tensor
    sentences: Tensor
    labels: dict[str, Tensor]

    def inputs(self) -> tuple[Tensor, ...]:
        """What the encoder takes."""
        return self.pieces, self.mask, self.features, self.first, self.last, self.heads


class Model(nn.Module):
    """Encoder and heads, and the loss of each kind of batch."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.heads = Heads()
        self.drop = nn.Dropout(0.1)

    def states(self, batch: Batch) -> Tensor:
        """Word states, with dropout while training."""
        states: Tensor = self.drop(self.encoder(*batch.inputs()))
        return states

    def attribution_loss(self, batch: Batch) -> Tensor:
        """Tags by the chain, cue of each word of a cue or content, source of each cue."""
        states = self.states(batch)
        tags = self.heads.chain(self.heads.tags(states), batch.labels["tags"], batch.word_mask)
        cue = _pointer_loss(self.heads.cue(states, batch.sentences), batch.labels["cues"], batch.word_mask)
        source = _pointer_loss(self.heads.source(states, batch.sentences), batch.labels["sources"], batch.word_mask)
        return tags + 0.2 * cue + 0.2 * source

    def factuality_loss(self, batch: Batch) -> Tensor:
        """Absolute error, smooth near zero."""
        states, gold = self.states(batch), batch.labels["scores"]
        known = ~gold.isnan()
        guess = self.heads.factuality(states[known]).squeeze(-1)
        return nn.functional.smooth_l1_loss(guess, gold[known], beta=0.5)

    def event_scores(self, batch: Batch) -> Tensor:
        """Log probabilities of the leaves, from the sentence and its two parties."""
        return self.heads.event(pooled(self.states(batch), batch)).log_softmax(-1)

    def event_loss(self, batch: Batch) -> Tensor:
        """The log of the summed probability of all leaves that the sentence may have."""
        scores = self.event_scores(batch)
        allowed = scores.masked_fill(~batch.labels["leaves"], -torch.inf)
        return -torch.logsumexp(allowed, dim=-1).mean()


def pooled(states: Tensor, batch: Batch) -> Tensor:
    """Root of the sentence, mean of all words, mean of the source, mean of the target; zeros for a party not given."""
    everything = _mean(states, batch.word_mask)
    root = states[torch.arange(len(states)), batch.labels["root"]]
    parties = [_mean(states, batch.labels["parties"] == number) for number in (1, 2)]
    return torch.cat([root, everything, *parties], dim=-1)


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    weights = mask.float().unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)


def _pointer_loss(scores: Tensor, gold: Tensor, word_mask: Tensor) -> Tensor:
    """Cross entropy over all words of the window and none (-1), for the words that point (-2 for the others)."""
    scores = scores.masked_fill(~word_mask[:, None, :], NEVER)
    with_none = torch.cat([torch.zeros_like(scores[:, :, :1]), scores], dim=-1)
    asked = gold >= -1
    if not asked.any():
        return scores.sum() * 0
    return nn.functional.cross_entropy(with_none[asked], gold[asked] + 1)
