#!/usr/bin/env python3
"""Real prose for the benchmarks: a dossier of verses, sentences and definitions.

    python3 benches/prose.py [--entries N] OUT_DIR

writes OUT_DIR as a dossier of N different claims, 31,000 unless told otherwise: the
30,835 different verses of the King James Bible, and the first of the next text. A
bigger dossier holds every smaller one, and the same N gives the same bytes each
time. `--list` tells what there is of each text. Beyond the 521,836 lines that the
texts have, a claim is two neighbouring lines of one section, then three: other
entries and more text, but no new words.

The texts come from packages of Debian 12, each of one version and one sha256, by
`apt-get download`. They are kept, with the lines taken from them, in target/prose/;
nothing of them is in this repository. All are in the public domain: their authors
died long ago, or gave them to it (the World English Bible, the Jargon File). Of two
packages that are under the GPL as a whole only such old text is taken: of GCIDE the
paragraphs that it marks as Webster's of 1913, of fortunes-zh the poems of the Tang
and the Song and the Analects.
"""

import argparse
import collections
import functools
import gzip
import hashlib
import html
import io
import itertools
import pathlib
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zlib

CACHE = pathlib.Path(__file__).resolve().parent.parent / "target" / "prose"
MARK = "// Written by benches/prose.py.\n"

Line = collections.namedtuple("Line", "topic topic_title section section_title id text")
Text = collections.namedtuple("Text", "id title author language years package version sha256 lines")


# What the packages hold


def the(files, ending):
    """The one file whose name ends so."""
    (found,) = (content for name, content in files.items() if name.endswith(ending))
    return found


def modules(files, suffix, record):
    """The slots of a SWORD text or commentary: verse by verse, with chapter heads."""
    for part in ("ot", "nt"):
        packed, spots, slots = (the(files, f"/{part}.{suffix}{kind}") for kind in "zsv")
        blocks = [zlib.decompress(packed[at : at + size]) for at, size, _ in struct.iter_unpack("<III", spots)]
        for block, at, size in struct.iter_unpack(record, slots):
            yield blocks[block][at : at + size].decode() if block < len(blocks) else ""


def chapters(slots):
    """(book id, book, chapter, verse, markup) of each slot that is a verse."""
    book = name = chapter = None
    verse = 0
    for slot in slots:
        verse += 1
        if found := re.search(r'<div (?=[^>]* sID=)[^>]*osisID="(\w+)"[^>]*type="book"', slot):
            title = re.search(r'<milestone n="([^"]+)" type="x-usfm-h"', slot)
            book, name, chapter = found[1], title[1] if title else found[1], None
        if found := re.search(r'<chapter [^>]*osisID="\w+\.(\w+)" sID', slot):
            chapter, verse = found[1], 0
        elif chapter and slot:
            yield book, name, chapter, verse, slot


def verses(text, files):
    """A Bible: a topic for each book, a section for each chapter."""
    for book, name, chapter, verse, slot in chapters(modules(files, "bz", "<IIH")):
        yield Line(
            f"{text.id}-{slug(book)}",
            f"{name} ({text.title})",
            f"chapter-{chapter}",
            f"{name} {chapter}",
            f"v-{chapter}-{verse}",
            plain(slot),
        )


@functools.cache
def books():
    """The books' names by their ids, as the King James Bible has them."""
    slots = modules(package(TEXTS[0]), "bz", "<IIH")
    return {book: name for book, name, *_ in chapters(slots)}


def commentary(text, files, suffix="bz", record="<IIH", topic_of_chapter=False):
    """A commentary: a topic for each book or chapter, a section for each heading."""
    before, numbers = None, collections.Counter()
    for book, _, chapter, _, slot in chapters(modules(files, suffix, record)):
        if slot == before:
            continue
        before, name = slot, books()[book]
        topic = f"{text.id}-{slug(book)}" + (f"-{chapter}" if topic_of_chapter else "")
        title = f"{name} {chapter}" if topic_of_chapter else name
        section, heading = f"chapter-{chapter}", f"{name} {chapter}"
        for part in re.split(r"(<title[^>]*>.*?</title>)|<div [^>]*>|<table>.*?</table>", slot):
            if not part:
                continue
            if part.startswith("<title"):
                if topic_of_chapter and plain(part):
                    numbers[topic, "section"] += 1
                    section = f"part-{numbers[topic, 'section']}"
                    heading = plain(part).capitalize().replace("Psalm", name)
                continue
            for piece in pieces(plain(part)):
                numbers[topic] += 1
                yield Line(topic, f"{title} ({text.title})", section, heading, f"p-{numbers[topic]}", piece)


def lexicon(text, files):
    """A SWORD dictionary: a section for each hundred numbers."""
    packed = the(files, "/dict.zdt")
    for at, size in struct.iter_unpack("<II", the(files, "/dict.zdx")):
        block = zlib.decompress(packed[at : at + size])
        for index in range(*struct.unpack_from("<I", block)):
            at, size = struct.unpack_from("<II", block, 4 + 8 * index)
            entry = block[at : at + size].decode(errors="replace")
            number = re.search(r'<entryFree n="\w*?0*(\d+)"', entry)
            if not number or "<def>" not in entry:
                continue
            number = int(number[1])
            entry = re.sub(r'<orth type="writing">.*?</orth>|<pron.*?</pron>', "", entry, flags=re.S)
            head, meaning = entry.split("<def>", 1)
            hundred = number // 100 * 100
            yield Line(
                text.id,
                text.title,
                f"from-{hundred}",
                f"{hundred}–{hundred + 99}",
                f"n-{number}",
                f"{plain(head)}: {plain(meaning)}",
            )


def entries(files):
    """The entries of a dictd dictionary, in its order."""
    index, data = the(files, ".index").decode(), gzip.decompress(the(files, ".dict.dz"))
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    number = lambda word: sum(digits.index(digit) << 6 * place for place, digit in enumerate(reversed(word)))
    spots = (line.split("\t")[-2:] for line in index.splitlines() if not line.startswith("00"))
    for at, size in sorted({(number(at), number(size)) for at, size in spots}):
        yield data[at : at + size].decode(errors="replace")


def jargon(text, files):
    """The Jargon File: a section for each letter."""
    number = 0
    for entry in entries(files):
        head, _, body = entry.strip("\n").partition("\n")
        letter = slug(head)[:1]
        section = ("letter-" + letter, letter.upper()) if letter.isalpha() else ("signs", "Signs and numbers")
        for paragraph in re.split(r"\n\s*\n", body):
            if not re.match(r"    [^ ]", paragraph) or len(paragraph) < 60:
                continue
            for piece in pieces(tidy(paragraph)):
                number += 1
                yield Line(text.id, text.title, *section, f"p-{number}", f"{head.strip()}: {piece}")


def webster(text, files):
    """Webster's paragraphs in GCIDE: a topic for each two letters, a section for three."""
    numbers = collections.Counter()
    for entry in entries(files):
        head = re.match(r"([^\\\n]+?) ?\\", entry)
        if not head or not re.match("[a-z]", slug(head[1])):
            continue
        word = accents(head[1].strip())
        letters = slug(word).replace("-", "")
        topic = f"{text.id}-{letters[:2]}"
        for paragraph, is_quotation in senses(entry):
            for place, piece in enumerate(pieces(paragraph)):
                numbers[topic] += 1
                yield Line(
                    topic,
                    f"{letters[:2].capitalize()} ({text.title})",
                    f"{letters[:3]}",
                    f"{letters[:3].capitalize()}",
                    f"p-{numbers[topic]}",
                    piece if place or is_quotation else f"{word}: {piece}",
                )


def senses(entry):
    """The paragraphs of 1913 in an entry of GCIDE, and whether each is a quotation."""
    parts = re.split(r"^ +\[([^\[\]\n]*(?:Webster|WordNet|PJC|AS)[^\[\]\n]*)\]$", after_head(entry), flags=re.M)
    for body, source in zip(parts[::2], parts[1::2]):
        if source not in ("1913 Webster", "Webster 1913 Suppl."):
            continue
        for paragraph in re.split(r"\n\s*\n", body.strip("\n")):
            is_quotation = paragraph.startswith(" " * 9)
            paragraph = re.sub(r"\[(?:Obs|R|Colloq|Archaic|Scot|Eng|U|Prov|Poetic|Slang)\.[^\]]*\]", "", paragraph)
            paragraph = re.sub(r"^\s*(?:\d+\. )?(?:\([a-z]\) )?", "", accents(paragraph)).replace("--", "— ")
            yield tidy(paragraph), is_quotation


def after_head(entry):
    """An entry without the lines on how its word is written, spoken and derived."""
    lines = entry.split("\n")
    for place in range(1, len(lines)):
        head = "\n".join(lines[:place])
        if head.count("[") <= head.count("]") and re.match(r"   \S", lines[place]) and re.search(r"[.\])]$", head):
            return "\n".join(lines[place:])
    return ""


def accents(text):
    """Letters for GCIDE's ['e], [ae] and their like."""
    marks = dict(zip("'`^\"~,=", "\u0301\u0300\u0302\u0308\u0303\u0327\u0304"))
    text = re.sub(r"\[(['`^\"~,=])([A-Za-z])\]", lambda m: m[2] + marks[m[1]], text)
    return re.sub(r"\[([ao]e)\]", lambda m: {"ae": "æ", "oe": "œ"}[m[1]], text)


def novels(text, files):
    """R's saved lines of novels: a topic for each, a section for each chapter."""
    data = the(files, "data/Rdata.rdb")
    while data:
        packed = zlib.decompressobj()
        saved = packed.decompress(data[4:])
        data = packed.unused_data
        lines = list(strings(saved))
        if len(lines) < 1000:
            continue
        title = next(line for line in lines if line).title().replace(" And ", " and ")
        volume, section, number = "", ("opening", "Opening"), 0
        for paragraph in "\n".join(lines).split("\n\n"):
            if found := re.match(r"\s*(volume|chapter) (\w+)\.?\s*$", paragraph, re.I):
                if found[1].lower() == "volume":
                    volume = f"Volume {found[2]}, "
                else:
                    heading = f"{volume}Chapter {found[2]}"
                    section = (slug(heading), heading)
                continue
            for piece in pieces(tidy(paragraph)):
                number += 1
                yield Line(f"{text.id}-{slug(title)}", title, *section, f"p-{number}", piece)


def classics(text, files):
    """Poems of the Tang and the Song, a section for each; and the Analects."""
    number = 0
    titles = {
        "tang300": "Three hundred poems of the Tang",
        "song100": "A hundred poems of the Song",
        "chinese": "The Analects",
    }
    for name, title in titles.items():
        file = the(files, f"/fortunes/{name}").decode()
        section = ("sayings", "Sayings")
        for place, cookie in enumerate(re.sub(r"\x1b\[\d*m", "", file).split("\n%\n"), 1):
            if name == "chinese":
                said = re.fullmatch(r"(.*)\n\s*--《论语》\s*", cookie, re.S)
                lines = [said[1].replace("\n", "")] if said else []
            else:
                head, _, body = cookie.strip().partition("\n")
                section = (f"poem-{place}", re.sub("^题目:", "", head))
                lines = [line for line in body.split("\n") if not line.startswith("作者")]
            for line in filter(None, map(tidy, lines)):
                number += 1
                yield Line(f"{text.id}-{slug(title)}", title, *section, f"p-{number}", line)


def strings(saved):
    """The strings of a character vector that R has saved."""
    at = 14
    if saved[5] == 3:
        at += 4 + struct.unpack_from(">I", saved, at)[0]
    kind, count = struct.unpack_from(">II", saved, at)
    at += 8
    for _ in range(count if kind & 255 == 16 else 0):
        size = struct.unpack_from(">I", saved, at + 4)[0]
        yield saved[at + 8 : at + 8 + size].decode()
        at += 8 + size


# What becomes of it


def plain(markup):
    """Markup as text, without its notes and titles."""
    markup = re.sub(r"<(note|rdg)\b[^>]*>.*?</\1>", "", markup, flags=re.S)
    if not markup.startswith("<title"):
        markup = re.sub(r"<title\b[^>]*>.*?</title>", "", markup, flags=re.S)
    markup = re.sub(r"</?(?:l|lb|lg|cell|item|orth)\b[^>]*>", " ", markup)
    return tidy(html.unescape(re.sub(r"<[^>]+>", "", markup)))


def tidy(text):
    """A text without braces and invisible characters, in single spaces and NFC."""
    text = " ".join(text.translate(str.maketrans("", "", "{}¶")).split())
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cn", "Co"))
    return unicodedata.normalize("NFC", text)


def pieces(paragraph, least=80, most=250):
    """A paragraph in sentences, the short ones put together."""
    piece = ""
    for sentence in re.split(r"(?<=[.!?;][\"'”’)\]])\s+|(?<=[.!?;])\s+", paragraph):
        if piece and (len(piece) >= least or len(piece) + len(sentence) > most):
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    if len(piece) >= 20:
        yield piece


def slug(text):
    """A text as an id."""
    ascii = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", ascii).strip("-")


by_chapter = functools.partial(commentary, suffix="cz", record="<III", topic_of_chapter=True)

TEXTS = [
    Text("kjv", "King James Bible", "King James's translators", "en", (1604, 1611),
         "sword-text-kjv", "14.3-1",
         "9f463f28ce665f6f528fc723179722bced880a4c5485f7a41bf742838315de57", verses),
    Text("web", "World English Bible", "Michael Paul Johnson and others", "en", (1997, 2015),
         "sword-text-web", "426.0-1",
         "930b23670b352f0829a306501de4bebb5e654a2df02cde2cbe86b802177868e1", verses),
    Text("rv1909", "Reina-Valera 1909", "Casiodoro de Reina, Cipriano de Valera", "es", (1862, 1909),
         "sword-text-sparv", "2.60-1",
         "5c87f9b2bc97457e8a872f5bae7ea7ce59cb3de1dcee73e4d4740451863694cf", verses),
    Text("chinese", "Chinese classics", "Many", "zh", (700, 1200),
         "fortunes-zh", "2.98",
         "211c5ddee59d0ae74ce01cbfd02f7c8714740bae1835d5661eb2254edd739105", classics),
    Text("strongs-greek", "Strong's Greek Dictionary", "James Strong", "en", (1884, 1890),
         "sword-dict-strongs-greek", "3.0-3",
         "760a215591f77082aca38e804dc8b28a8ba1aac5a388dd103bfb333d85f80e97", lexicon),
    Text("strongs-hebrew", "Strong's Hebrew Dictionary", "James Strong", "en", (1884, 1890),
         "sword-dict-strongs-hebrew", "3.0-1",
         "614e272f6a4153a48cc9893f67d342564de98be23d824e7f8bc7678ca4938cfa", lexicon),
    Text("austen", "Jane Austen's novels", "Jane Austen", "en", (1811, 1818),
         "r-cran-janeaustenr", "1.0.0-1",
         "df6bddf211906d1ff404f8ff662c21b34e6660e7f54a311084e749050c019c95", novels),
    Text("henry", "Matthew Henry's Concise Commentary", "Matthew Henry", "en", (1706, 1714),
         "sword-comm-mhcc", "2.0-1",
         "06f748215de78ff48fdfdee93e3ffc5af6318b976485f7aedf22309236967e35", commentary),
    Text("spurgeon", "The Treasury of David", "Charles Spurgeon", "en", (1865, 1885),
         "sword-comm-tdavid", "2.1-1",
         "bcbfad701c5c4a061475b58309cebc42755a59e87478c8355227c5e046412b3f", by_chapter),
    Text("jargon", "The Jargon File", "Eric Raymond and others", "en", (1975, 2003),
         "dict-jargon", "4.4.7-3.1",
         "405f8168d7994ed2cb71407bb95493daec2e9aa66fc0461dafa74a9d6728a8c1", jargon),
    Text("webster", "Webster's Dictionary", "Noah Porter and others", "en", (1890, 1913),
         "dict-gcide", "0.48.5+nmu2",
         "7b0af5cfde3cbdef5e9d6e78f92ec335ced7c2790f37a40f49bebc6f7347ac0f", webster),
]

# Names that the King James Bible has, as they are written in Japanese and Russian.
PLACES = """
Jerusalem エルサレム Иерусалим; Babylon バビロン Вавилон; Egypt エジプト Египет; Israel イスラエル Израиль;
Galilee ガリラヤ Галилея; Nazareth ナザレ Назарет; Bethlehem ベツレヘム Вифлеем; Damascus ダマスコ Дамаск;
Samaria サマリヤ Самария; Nineveh ニネベ Ниневия; Sinai シナイ Синай; Lebanon レバノン Ливан;
Sodom ソドム Содом; Gomorrah ゴモラ Гоморра; Jericho エリコ Иерихон; Beth-el ベテル Вефиль Bethel; Hebron ヘブロン Хеврон;
Canaan カナン Ханаан; Assyria アッスリヤ Ассирия; Persia ペルシャ Персия; Macedonia マケドニヤ Македония;
Corinth コリント Коринф; Ephesus エペソ Ефес; Antioch アンテオケ Антиохия; Athens アテネ Афины; Rome ローマ Рим;
Philippi ピリピ Филиппы; Thessalonica テサロニケ Фессалоника; Capernaum カペナウム Капернаум; Bethany ベタニヤ Вифания;
Zion シオン Сион; Jordan ヨルダン Иордан; Euphrates ユフラテ Евфрат; Gilead ギレアデ Галаад; Moab モアブ Моав;
Edom エドム Едом; Midian ミデアン Мадиам; Shiloh シロ Силом; Gibeon ギベオン Гаваон; Gilgal ギルガル Галгал;
Golgotha ゴルゴタ Голгофа; Gethsemane ゲツセマネ Гефсимания; Ethiopia エチオピヤ Ефиопия; Cyprus キプロス Кипр;
Crete クレテ Крит; Patmos パトモス Патмос; Smyrna スミルナ Смирна; Pergamos ペルガモ Пергам;
Philadelphia ヒラデルヒヤ Филадельфия; Laodicea ラオデキヤ Лаодикия; Joppa ヨッパ Иоппия; Gaza ガザ Газа;
Ashdod アシドド Азот; Askelon アシケロン Аскалон; Shechem シケム Сихем; Beer-sheba ベエルシバ Вирсавия Beersheba;
Armageddon ハルマゲドン Армагеддон; Eden エデン Едем; Ararat アララテ Арарат; Babel バベル Бабель; Goshen ゴセン Гесем
"""
PEOPLE = """
Abraham アブラハム Авраам; Isaac イサク Исаак; Jacob ヤコブ Иаков; Joseph ヨセフ Иосиф; Moses モーセ Моисей;
Aaron アロン Аарон; Joshua ヨシュア Навин; Samuel サムエル Самуил; Saul サウル Саул; David ダビデ Давид;
Solomon ソロモン Соломон; Elijah エリヤ Илия; Elisha エリシャ Елисей; Isaiah イザヤ Исаия; Jeremiah エレミヤ Иеремия;
Ezekiel エゼキエル Иезекииль; Daniel ダニエル Даниил; Nebuchadnezzar ネブカデネザル Навуходоносор;
Belshazzar ベルシャザル Валтасар; Darius ダリヨス Дарий; Cyrus クロス Кир; Esther エステル Есфирь; Mordecai モルデカイ Мардохей;
Haman ハマン Аман; Nehemiah ネヘミヤ Неемия; Ezra エズラ Ездра; Noah ノア Ной; Adam アダム Адам; Eve エバ Ева; Cain カイン Каин;
Abel アベル Авель; Seth セツ Сиф; Enoch エノク Енох; Methuselah メトセラ Мафусал; Ishmael イシマエル Измаил; Esau エサウ Исав;
Sarah サラ Сарра; Rebekah リベカ Ревекка; Rachel ラケル Рахиль; Leah レア Лия; Reuben ルベン Рувим; Simeon シメオン Симеон;
Levi レビ Левий; Benjamin ベニヤミン Вениамин; Ephraim エフライム Ефрем; Manasseh マナセ Манассия; Pharaoh パロ Фараон;
Balaam バラム Валаам; Rahab ラハブ Раав; Deborah デボラ Девора; Gideon ギデオン Гедеон; Jephthah エフタ Иеффай;
Samson サムソン Самсон; Delilah デリラ Далида; Ruth ルツ Руфь; Naomi ナオミ Ноеминь; Boaz ボアズ Вооз; Hannah ハンナ Анна;
Goliath ゴリアテ Голиаф; Jonathan ヨナタン Ионафан; Absalom アブサロム Авессалом;
Joab ヨアブ Иоав; Nathan ナタン Нафан; Rehoboam レハベアム Ровоам; Jeroboam ヤラベアム Иеровоам; Ahab アハブ Ахав;
Jezebel イゼベル Иезавель; Hezekiah ヒゼキヤ Езекия; Josiah ヨシヤ Иосия; Zedekiah ゼデキヤ Седекия; Sennacherib セナケリブ Сеннахирим;
Hosea ホセア Осия; Joel ヨエル Иоиль; Amos アモス Амос; Jonah ヨナ Иона; Micah ミカ Михей; Habakkuk ハバクク Аввакум;
Zechariah ゼカリヤ Захария; Malachi マラキ Малахия; Jesus イエス Иисус; Mary マリヤ Мария; Herod ヘロデ Ирод; Pilate ピラト Пилат;
Peter ペテロ Петр; Andrew アンデレ Андрей; Matthew マタイ Матфей; Luke ルカ Лука; Thomas トマス Фома; Philip ピリポ Филипп;
Bartholomew バルトロマイ Варфоломей; Barnabas バルナバ Варнава; Paul パウロ Павел; Silas シラス Сила; Timothy テモテ Тимофей;
Titus テトス Тит; Stephen ステパノ Стефан; Cornelius コルネリオ Корнилий; Lazarus ラザロ Лазарь; Martha マルタ Марфа;
Nicodemus ニコデモ Никодим; Caiaphas カヤパ Каиафа; Barabbas バラバ Варавва; Felix ペリクス Феликс; Festus フェスト Фест;
Agrippa アグリッパ Агриппа; Apollos アポロ Аполлос; Priscilla プリスキラ Прискилла; Philemon ピレモン Филимон
"""


# From packages to lines, from lines to a dossier


def package(text):
    """The files of a text's package, by name."""
    name = f"{text.package}_{text.version}_all.deb"
    path = CACHE / name
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        try:
            command = ["apt-get", "download", f"{text.package}={text.version}"]
            subprocess.run(command, cwd=CACHE, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as why:
            sys.exit(f"could not get {name} of Debian 12 by apt-get ({why}); put it into {CACHE}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != text.sha256:
        sys.exit(f"{path} is not what it was; delete it and try again")
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}


def lines_of(text):
    """The lines of a text, taken from its package once."""
    stamp = hashlib.sha256(pathlib.Path(__file__).read_bytes() + text.sha256.encode()).hexdigest()[:12]
    path = CACHE / f"{text.id}-{stamp}.tsv"
    if not path.exists():
        files = package(text)
        for old in CACHE.glob(f"{text.id}-????????????.tsv"):
            old.unlink()
        rows = ("\t".join(line) + "\n" for line in text.lines(text, files) if 8 <= len(line.text) <= 1000)
        part = path.with_suffix(".part")
        part.write_text("".join(rows), encoding="utf-8")
        part.rename(path)
    with path.open(encoding="utf-8", newline="\n") as file:
        return [Line(*row.rstrip("\n").split("\t")) for row in file]


def different():
    """(text, date, line) of every line whose words no line before it has."""
    seen = set()
    for text in TEXTS:
        lines = lines_of(text)
        first, last = text.years
        for place, line in enumerate(lines):
            if line.text not in seen:
                seen.add(line.text)
                yield text, first + place * (last - first + 1) // len(lines), line


def neighbours(count):
    """The same of so many lines that follow each other in a section."""
    last = collections.deque(maxlen=count)
    for text, date, line in different():
        if last and last[-1].section != line.section or last and last[-1].topic != line.topic:
            last.clear()
        last.append(line)
        if len(last) == count:
            words = " ".join(line.text for line in last)
            yield text, date, line._replace(id=f"{last[0].id}-and-{count - 1}", text=words)


def claims():
    """Every claim there can be, in their order."""
    return itertools.chain(different(), neighbours(2), neighbours(3))


def string(text):
    """A text as a string of RON."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def source_ron(text):
    """A source as RON."""
    return (
        f"    Source(id: {string(text.id)}, title: {string(text.title)}, kind: Page, side: Other, "
        f"authors: [{string(text.author)}], issued: \"{text.years[1]:04}\", language: {string(text.language)}),\n"
    )


def names_ron():
    """The names as RON."""
    for kind, table in (("Place", PLACES), ("Person", PEOPLE)):
        for row in table.split(";"):
            en, ja, ru, *more = row.split()
            forms = ", ".join(map(string, [en, *more]))
            gloss = f"A {kind.lower()} in the Bible."
            yield (
                f"    Name(id: {string(slug(en))}, kind: {kind}, en: [{forms}], "
                f"ja: [{string(ja)}], ru: [{string(ru)}], gloss: {string(gloss)}),\n"
            )


def topic_ron(text, title, sections):
    """A topic as RON."""
    yield f"{MARK}Topic(\n    title: {string(title)},\n    summary: {string(f'{text.title}, by {text.author}.')},\n"
    yield f"    sources: [{string(text.id)}],\n    sections: [\n"
    for (id, heading), claims in sections.items():
        yield f"        Section(id: {string(id)}, title: {string(heading)}, claims: [\n"
        for date, line in claims:
            yield f"            Claim(id: {string(line.id)}, text: {string(line.text)}, "
            yield f"date: \"{date:04}\", sources: [{string(text.id)}]),\n"
        yield "        ]),\n"
    yield "    ],\n)\n"


def write(out, count):
    """The first so many lines as a dossier."""
    topics, texts, total = {}, {}, 0
    for text, date, line in itertools.islice(claims(), count):
        texts[text.id] = text
        _, _, sections = topics.setdefault(line.topic, (text, line.topic_title, {}))
        sections.setdefault((line.section, line.section_title), []).append((date, line))
        total += 1
    if total < count:
        sys.exit(f"there are {total} claims; ask for that many at most")
    head = out / "dossier.ron"
    if out.exists() and any(out.iterdir()) and not (head.exists() and head.read_text().startswith(MARK)):
        sys.exit(f"{out} holds something else; name an empty folder")
    (out / "topics").mkdir(parents=True, exist_ok=True)
    for old in (out / "topics").glob("*.ron"):
        old.unlink()
    ids = ", ".join(map(string, topics))
    put(head, f"{MARK}Dossier(\n    title: \"Prose\",\n    about: \"{count} lines of prose in the public domain.\",\n"
              f"    checked: \"2026-01-01\",\n    topics: [{ids}],\n)\n")
    put(out / "sources.ron", f"{MARK}[\n{''.join(map(source_ron, texts.values()))}]\n")
    put(out / "names.ron", f"{MARK}[\n{''.join(names_ron())}]\n")
    for id, (text, title, sections) in topics.items():
        put(out / "topics" / f"{id}.ron", "".join(topic_ron(text, title, sections)))


def put(path, text):
    """Writes a file, the same bytes everywhere."""
    path.write_text(text, encoding="utf-8", newline="\n")


def tell():
    """What there is of each text."""
    counts, sizes = collections.Counter(), collections.Counter()
    for text, _, line in different():
        counts[text] += 1
        sizes[text] += len(line.text.encode())
    for text in TEXTS:
        print(f"{counts[text]:>9,} lines {sizes[text]:>12,} bytes  {text.language}  {text.title}")
    print(f"{counts.total():>9,} lines {sizes.total():>12,} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=31_000, metavar="N", help="how many claims (31,000)")
    parser.add_argument("--list", action="store_true", help="tell what there is of each text")
    parser.add_argument("out", nargs="?", type=pathlib.Path, metavar="OUT_DIR")
    told = parser.parse_args()
    if told.list:
        tell()
    elif told.out and told.entries > 0:
        write(told.out, told.entries)
    else:
        parser.error("name an OUT_DIR, and at least one entry")


if __name__ == "__main__":
    main()
