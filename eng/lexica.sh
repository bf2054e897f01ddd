#!/bin/sh
# Copies the word lists that the lexicon measures embed from the shared data, unchanged, each with the licence of its source.
# usage: eng/lexica.sh [DIR]    DIR is the folder `lexica` of the shared data, ../shared/data/lexica if left out
set -eu

cd "$(dirname "$0")/.."
from=${1:-../shared/data/lexica}
to=src/Tsumugi.Stages/Measure/Lexicon

copy() {
    mkdir -p "$to/$2"
    cp "$from/$1" "$to/$2/$3"
    chmod u+w "$to/$2/$3"
}

for list in adult discrimination violence; do
    copy "llm-jp-corpus-dict/ja_${list}_keywords.txt" llm-jp-corpus-dict "ja_${list}_keywords.txt"
    copy "hojichar-dict/${list}_keywords_ja.txt" hojichar-dict "${list}_keywords_ja.txt"
done
copy hojichar-dict/adult_keywords_en.txt hojichar-dict adult_keywords_en.txt
copy hojichar-dict/advertisement_keywords_ja.txt hojichar-dict advertisement_keywords_ja.txt
copy hojichar-dict/header_footer_keywords_ja.txt hojichar-dict header_footer_keywords_ja.txt
copy ldnoobw/ja ldnoobw ja.txt
copy ldnoobw/en ldnoobw en.txt
copy ldnoobw/LICENSE ldnoobw LICENSE
copy uzushio/ng_words.txt uzushio ng_words.txt
copy uzushio/template_sentences.txt uzushio template_sentences.txt
