"""The page that the scenarios work on: wrapped columns of three articles, as a GB18030 file."""

from pathlib import Path

_ORIGINAL = Path(__file__).resolve().parent.parent / "pages" / "wrapped-hans.txt"

ENCODING = "GB18030"
TEXT = _ORIGINAL.read_bytes().decode("utf-8")

# Pieces of the article about the scale maker, as they stand on the page.
TITLE = "栗湾镇最后的秤匠"
BYLINE = "本报通讯员　邵一尘"
OPENING = """\
栗湾镇老街的尽头，有一间只有
八平方米的铺子，门口挂着一杆两米
长的木秤。铺子的主人卞有容今年七
十四岁，做秤做了五十八年，是镇上"""
NEXT = "最后一位秤匠。"
# A paragraph of it whose first sentence ends where a cut will be made.
SENTENCE = "一杆秤要过二十多道手。"
AFTER_SENTENCE = """\
选料用
陈放三年以上的硬木，先刨圆，再用
碱水煮去浮色，然后钻眼、嵌丝、校"""
# A byline of another article.
STRAY = "见习记者　费南乔"


def write(path):
    """Writes the page as a file."""
    path.write_bytes(TEXT.encode(ENCODING))


def count(*texts):
    """How many characters of these are not blank."""
    return sum(not character.isspace() for text in texts for character in text)
