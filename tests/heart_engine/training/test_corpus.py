from __future__ import annotations

import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from tokenizers import Tokenizer, models, pre_tokenizers

from heart_engine.command import CommandError
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.training.commands import main
from heart_engine.training.corpus import (
    BLOCKS,
    REPORT,
    CorpusError,
    blocks_of,
    read_source,
    sentences_of,
    write_corpus,
)

ENGLISH = """The right ventricle is enlarged. As Figure 3 shows, the septum moves
paradoxically. Measure the TAPSE (see Fig. 2) in M-mode. The mean gradi-
ent is 4.5 mmHg.

Pulmonary flow is raised"""
KEPT = ("The right ventricle is enlarged.", "The mean gradient is 4.5 mmHg.", "Pulmonary flow is raised")


def words() -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0}, unk_token="<unk>"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def test_sentences_that_point_at_a_figure_are_dropped_and_named(tmp_path: Path) -> None:
    path = tmp_path / "guideline.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    source = read_source(path)
    assert source.kept == KEPT
    assert source.dropped == (
        "As Figure 3 shows, the septum moves paradoxically.",
        "Measure the TAPSE (see Fig. 2) in M-mode.",
    )


def test_a_chinese_figure_is_a_sign_and_a_number_and_a_picture_is_not(tmp_path: Path) -> None:
    path = tmp_path / "textbook.txt"
    path.write_text("右心室扩大。如图3所示，室间隔运动异常。心电图正常。见图 十二。", encoding="utf-8")
    source = read_source(path)
    assert source.kept == ("右心室扩大。", "心电图正常。")
    assert source.dropped == ("如图3所示，室间隔运动异常。", "见图 十二。")


def test_a_word_that_only_resembles_a_figure_stays(tmp_path: Path) -> None:
    path = tmp_path / "guideline.txt"
    path.write_text("The configuration is normal. Figs are fruit. Figures 1 and 2 differ.", encoding="utf-8")
    source = read_source(path)
    assert source.kept == ("The configuration is normal.", "Figs are fruit.")
    assert source.dropped == ("Figures 1 and 2 differ.",)


def test_a_point_within_a_number_or_an_abbreviation_ends_no_sentence() -> None:
    text = "Lang et al. 2015 give 4.5 mm. A wall, e.g. The septum, is thin."
    assert sentences_of(text) == ("Lang et al. 2015 give 4.5 mm.", "A wall, e.g. The septum, is thin.")


def test_markdown_gives_its_words_alone(tmp_path: Path) -> None:
    path = tmp_path / "guideline.md"
    path.write_text("# Shunts\n\n- The **left** atrium is [large](https://x.y/z).\n", encoding="utf-8")
    assert read_source(path).kept == ("Shunts", "The left atrium is large.")


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "guideline.pdf"
    canvas = Canvas(str(path))
    for line in ("The atrium is large.", "Figure 1 shows it."):
        canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    source = read_source(path)
    assert source.kept == ("The atrium is large.",)
    assert source.dropped == ("Figure 1 shows it.",)


def test_blocks_have_one_length_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "guideline.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    source = read_source(path)
    total = sum(len(one.split()) for one in KEPT)
    sizes = [len(one) for one in blocks_of([source, source], words(), 7)]
    assert sum(sizes) == 2 * total
    assert set(sizes[:-1]) == {7}
    assert 0 < sizes[-1] <= 7


def test_the_report_counts_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "guideline.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    report = write_corpus([read_source(path)], words(), 7, tmp_path / "corpus")
    lines = (tmp_path / "corpus" / BLOCKS).read_text(encoding="utf-8").splitlines()
    assert report["blocks"] == len(lines)
    assert report["tokens"] == sum(len(json.loads(line)["ids"]) for line in lines)
    assert json.loads((tmp_path / "corpus" / REPORT).read_text(encoding="utf-8")) == report


@pytest.mark.parametrize("name", ["guideline.docx", "nowhere.txt", "broken.pdf", "latin.txt"])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"not a PDF")
    (tmp_path / "latin.txt").write_bytes("Größe".encode("latin-1"))
    with pytest.raises(CorpusError, match=name.replace(".", r"\.")):
        read_source(tmp_path / name)


def test_the_command_writes_a_corpus_and_names_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guideline, tokenizer = tmp_path / "guideline.txt", tmp_path / "tokenizer.json"
    guideline.write_text(ENGLISH, encoding="utf-8")
    tokenizer.write_text(words().to_str(), encoding="utf-8")
    end = ["--tokenizer", str(tokenizer), "--block", "7", "--out", str(tmp_path / "corpus")]
    assert main(["corpus", str(guideline), *end]) is ExitCode.DONE
    assert capsys.readouterr().out == "3 blocks, 15 tokens; 2 sentences dropped\n"
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.json"):
        main(["corpus", str(guideline), "--tokenizer", str(broken), "--out", str(tmp_path / "corpus")])
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        main(["corpus", str(tmp_path / "nowhere.txt"), *end])
