#!/usr/bin/env python3
"""Makes src/Tsumugi.Stages/Redact/Names/names.txt.gz from two lists of names.

Usage: eng/person-names.py PERSONAL-NAMES IPADIC > names.txt.gz
  PERSONAL-NAMES  folder of shuheilocale/japanese-personal-name-dataset (MIT)
  IPADIC          folder with Noun.name.csv.gz, Noun.place.csv.gz and Noun.org.csv.gz of mecab-ipadic 2.7.0-20070801 (EUC-JP)

One line for each list: its name, a tab, its entries with commas between them. One in forty of the rarer Japanese names stays out, so that
a test has names that the program does not know: those whose CRC-32 of the UTF-8 form is a multiple of 40.
"""
import collections
import gzip
import re
import sys
import zlib

people, ipadic = sys.argv[1], sys.argv[2]


def rows(path, encoding):
    with gzip.open(path, "rt", encoding=encoding) as lines:
        return [line.rstrip("\n").split(",") for line in lines]


def held_out(name):
    return zlib.crc32(name.encode("utf-8")) % 40 == 0


def roman(name):
    """One form for the ways to write a long vowel: Satou, Satoh, Satō and Sato; the program does the same."""
    name = re.sub(r"oh(?![aiueoy])", "o", name.lower())
    return re.sub(r"uu", "u", re.sub(r"o[ou]", "o", name))


KANJI = re.compile(r"^[\u4e00-\u9fff\u3005]+$")
JAPANESE = re.compile(r"^[\u4e00-\u9fff\u3005\u3041-\u3096\u30a1-\u30faー]+$")
HIRAGANA = re.compile(r"^[\u3041-\u3096ー]+$")
KATAKANA = re.compile(r"^[\u30a1-\u30faー]+$")

frequent = {row[0]: row for row in rows(f"{people}/last_name_org.csv.gz", "utf-8") if len(row) > 3}
roman_family = {roman(row[3]) for row in frequent.values()}
given, roman_given, kana_given = set(), set(), set()
for sex in ("man", "woman"):
    for edition in ("org", "opti"):
        for reading, letters, *forms in rows(f"{people}/first_name_{sex}_{edition}.csv.gz", "utf-8"):
            given.update(forms)
            roman_given.add(roman(letters))
            if edition == "opti":
                kana_given.add(reading)

# Readings of families in hiragana, for names that are written in kana (ヤマダ タロウ) and for readings behind names.
readings = {row[2] for row in frequent.values() if HIRAGANA.match(row[2]) and len(row[2]) > 1}

# Families of history whose name before 氏 mostly means the family as a whole (毛利氏の居城).
CLANS = """
源 平 橘 藤原 蘇我 物部 大伴 中臣 足利 北条 後北条 武田 上杉 織田 豊臣 徳川 松平 毛利 島津 伊達 今川 斎藤 浅井 朝倉 六角 京極 三好 細川 畠山 斯波 一色 山名 赤松 大内 尼子 大友 龍造寺
竜造寺 少弐 菊池 相良 伊東 宇喜多 浦上 長宗我部 河野 一条 九条 二条 近衛 鷹司 里見 佐竹 結城 宇都宮 小山 千葉 那須 最上 蘆名 芦名 南部 津軽 安東 秋田 諏訪 小笠原 村上 真田 仁科 木曽 土岐
神保 椎名 朝比奈 井伊 新田 楠木 名和 阿蘇 宗像 秋月 立花 鍋島 有馬 大村 松浦 宗 三浦 和田 比企 梶原 畠山 安達 長崎 二階堂 長井 大江 得宗 奥州藤原 葛西 大崎 相馬 岩城 白河結城 田村
清原 安倍 阿倍 菅原 紀 賀茂 秦 東漢 西園寺 日野 吉良 仁木 石堂 渋川 桃井 山内 扇谷 長尾 太田 成田 遊佐 筒井 松永 十河 香川 安富 益田 吉見 陶 小早川 吉川 宍戸 熊谷 武藤 大宝寺 戸沢 小野寺
""".split()

# What is written as a name is, and is none where an honorific or a label stands beside it.
STOPS = """
富士山 奥 神 王 殿 皆 各位 同氏 両氏 前氏 母 父 兄 姉 妹 弟 娘 嫁 婆 爺 叔父 叔母 伯父 伯母 祖父 祖母 孫 坊 主人 旦那 女房 先輩 後輩 店員 学生 生徒 児童 園児 患者 会員 社員 委員 議員 部員 職員 全員 役員
大学 高校 中学 学園 学院 女子 男子 大会 委員会 同社 当社 本社 支社 支店 本店 商店 商事 商会 工業 電機 電気 電力 建設 製薬 製作 銀行 組合 協会 病院 医院 事務 営業 総務 人事 経理 企画 開発 広報 編集 技術 製造 管理
担当 代表 本部 支部 地区 市 町 村 区 県 府 都 州 国 駅 港 城 寺 宮 神社 公園 空港 球場 一家 夫妻 夫人 兄弟 姉妹 親子 平成 昭和 大正 明治 令和 北海 東北 関東 関西 中部 近畿 中国 四国 九州 沖縄 日本 東京 大阪 京都 神戸
男性 女性 少年 少女 不明 未定 未記入 非公開 匿名 必須 任意 全角 半角 入力 記入 例 同上 以下 以上 上記 下記 別紙 有 無 なし 公開 一般 個人 団体 法人 学校 新人 外国人 現役 正式 有名 無名 元気 一同 一行 一人 二人 三人 四人 五人
八百屋 魚屋 花屋 本屋 肉屋 酒屋 米屋 床屋 質屋 大家 大工 左官 板前 番頭 若旦那 若 大 小 中 上 下 東 西 南 北 今 昔 次 仏 天 天神 明神 観音 地蔵 閻魔 弁天 稲荷 大師 太子 坊主 和尚 僧 尼 巫女 舞妓 芸者 花魁 殿方 王子 王女 姫 若君
金融 融庁 沢山 森林 木造 北海道 上海 大蔵 宮内 総理 国務 国人 韓国人 外国人 日本人 中国人 荒神 八幡 大黒 恵比寿 水神 山神 雷神 天王 明王 大王 りゅう しょう りょう そうし そう うさぎ
バドミントン シングル シングルス ダブルス ラグビー サッカー フットサル アニメ アニメーション リーグ クラブ チーム ナショナルチーム テニス ゴルフ スキー スケート フィギュアスケート バスケットボール バレーボール ハンドボール
ホッケー アイスホッケー ボクシング キックボクシング レスリング プロレス プロ アマ アマチュア オリンピック パラリンピック トップ エース スター ベテラン レギュラー マラソン ボート カヌー セーリング ヨット フェンシング アーチェリー
スノーボード カーリング クリケット ソフトボール ベースボール サーフィン スケートボード クライミング トライアスロン ダンス ゲスト メイン サブ ヘッド チーフ メジャーリーグ メジャー マイナー ユース ジュニア シニア ルーキー ライバル
ドラマ ドキュメンタリー テレビ ラジオ フリー スポーツ ニュース キャスター ボーカル ゼネラル アシスタント グループ ホールディングス メーカー スポンサー パートナー ファン ユーザー スタッフ リスナー オーナー メンバー モデル ママ パパ
ナース ドクター タレント アイドル サポーター ボランティア ガイド ドライバー パイロット プロジェクト エリア フロア ショップ アパート マンション ホテル レストラン コンビニ スーパー パン ケーキ ラーメン タクシー バス トラック ペット
""".split()

family, kana, known_given = set(), set(), set()
for row in rows(f"{ipadic}/Noun.name.csv.gz", "euc-jp"):
    surface, kind = row[0], row[7]
    if KATAKANA.match(surface):
        kana.add(surface)
    elif kind == "姓":
        family.add(surface)
    elif kind == "名":
        known_given.add(surface)

# Places that could be read as a family and a given name: 小田原, 久留米.
split, families, givens = set(), family | set(frequent), given | known_given
for row in rows(f"{ipadic}/Noun.place.csv.gz", "euc-jp"):
    place = row[0]
    if KANJI.match(place) and len(place) > 2 and any(place[:end] in families and place[end:] in givens for end in range(1, len(place))):
        split.add(place)

# Words in katakana that stand before a title and are no person: アメリカ大統領, ソニー社長.
others = set()
for file in ("place", "org"):
    others.update(row[0] for row in rows(f"{ipadic}/Noun.{file}.csv.gz", "euc-jp") if KATAKANA.match(row[0]))

rare = {name for name in family - set(frequent) if JAPANESE.match(name) and len(name) > 1 and not HIRAGANA.match(name)}
known = {name for name in given & known_given if KANJI.match(name) and len(name) > 1}
written = {name for name in givens if JAPANESE.match(name)}
hiragana = {name for name in known_given | kana_given if HIRAGANA.match(name) and len(name) > 1}
lists = collections.OrderedDict(
    frequent=set(frequent),
    family={name for name in rare if not held_out(name)},
    given={name for name in written - hiragana if not (held_out(name) and name not in known)},
    alone={name for name in known if not held_out(name)},
    hiragana=hiragana,
    katakana=kana,
    other=others - kana,
    romanfamily={name for name in roman_family if name.isalpha()},
    romangiven={name for name in roman_given if name.isalpha() and len(name) > 1},
    reading=readings,
    clan=set(CLANS),
    stop=set(STOPS) | split,
)

print({name: len(entries) for name, entries in lists.items()}, file=sys.stderr)
text = "".join(f"{name}\t{','.join(sorted(entries))}\n" for name, entries in lists.items())
with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", compresslevel=9, filename="", mtime=0) as packed:
    packed.write(text.encode("utf-8"))
