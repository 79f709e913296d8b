package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.List;

/// A parsed address: the house number, and the words of the street, building or hamlet in any order.
///
/// @param from first number of « 5-9 rue des Papetiers »; -1 if the address has no number
/// @param to last number of « 5-9 rue des Papetiers »
/// @param suffix first letter of the suffix of « 16 ter »; a space if there is no suffix
/// @param way words of the street, building or hamlet
record ParsedAddress(int from, int to, char suffix, WordSet way) {
    static final ParsedAddress NONE = new ParsedAddress(-1, -1, ' ', WordSet.EMPTY);

    static final int MISSING = -1;
    static final int ANOTHER_WAY = 0;
    static final int ANOTHER_NUMBER = 1;
    static final int SAME_WAY = 2;
    static final int SAME = 3;

    private static final int LARGEST_NUMBER = 99_999;
    private static final float MOST = 0.75f;
    private static final float HALF = 0.5f;
    private static final int WORDS = 24;

    /// A parsed address whose words do not have weights yet.
    record AddressText(int from, int to, char suffix, List<String> words) {
        static final AddressText NONE = new AddressText(-1, -1, ' ', List.of());

        boolean isEmpty() {
            return words.isEmpty();
        }
    }

    /// Parses an address.
    ///
    /// @param words the normalised words of the address
    /// @param postcode postcode of the record; removed with the text after it, as in « 3 rue du Port 17000 La
    ///     Rochelle »
    static AddressText read(List<String> words, String postcode, PlaceNameLexicon lexicon) {
        var from = -1;
        var to = -1;
        var suffix = ' ';
        var kept = new ArrayList<String>(words.size());
        for (var i = 0; i < words.size() && kept.size() < WORDS; i++) {
            var word = words.get(i);
            var number = number(word);
            if (i > 0 && word.length() == 5 && number >= 0 && (word.equals(postcode) || i >= 2)) break;
            if (lexicon.unit(word)) {
                // A number or letter after a word for a post box or a building does not belong to
                // the street.
                if (i + 1 < words.size()
                        && (number(words.get(i + 1)) >= 0 || words.get(i + 1).length() == 1)) i++;
                continue;
            }
            if (number >= 0 && from < 0 && (i == 0 || beforeWay(words, i + 1, lexicon))) {
                from = number;
                to = number;
                if (i + 1 < words.size()) {
                    var next = words.get(i + 1);
                    var last = number(next);
                    var mark = suffix(next);
                    if (last > number && last - number < 60) {
                        to = last;
                        i++;
                    } else if (mark != ' ' && (next.length() > 1 || beforeWay(words, i + 2, lexicon))) {
                        suffix = mark;
                        i++;
                    }
                }
                continue;
            }
            var way = lexicon.way(word);
            var usual = way.isEmpty() ? lexicon.usual(word) : way;
            if (usual.equals("hotel")
                    && i + 2 < words.size()
                    && words.get(i + 2).equals("ville")) {
                usual = "mairie";
                i += 2;
            }
            if (!lexicon.silent(usual) && !kept.contains(usual)) kept.add(usual);
        }
        return new AddressText(from, to, suffix, kept);
    }

    private static boolean beforeWay(List<String> words, int at, PlaceNameLexicon lexicon) {
        if (at >= words.size()) return false;
        if (!lexicon.way(words.get(at)).isEmpty()) return true;
        return suffix(words.get(at)) != ' '
                && at + 1 < words.size()
                && !lexicon.way(words.get(at + 1)).isEmpty();
    }

    private static char suffix(String word) {
        return switch (word) {
            case "bis", "b" -> 'b';
            case "ter", "t" -> 't';
            case "quater", "q" -> 'q';
            case "a", "c", "d", "e", "f" -> word.charAt(0);
            default -> ' ';
        };
    }

    private static int number(String word) {
        if (word.length() > 5 || word.charAt(0) > '9') return -1;
        var number = Integer.parseInt(word);
        return number > LARGEST_NUMBER ? -1 : number;
    }

    static int compare(MatchablePlaceRecord left, MatchablePlaceRecord right, RecordWordVocabulary vocabulary) {
        var leftAddress = left.address();
        var other = right.address();
        if (leftAddress.way.isEmpty() || other.way.isEmpty()) return MISSING;
        var overlap = leftAddress.way.with(
                other.way, vocabulary, left.town().words(), right.town().words());
        if (!overlap.comparable()) return MISSING;
        var numbered = leftAddress.from >= 0 && other.from >= 0;
        var sameNumber = numbered
                && leftAddress.from <= other.to
                && other.from <= leftAddress.to
                && leftAddress.sameSuffix(other);
        if (overlap.containment() >= MOST) return !numbered ? SAME_WAY : sameNumber ? SAME : ANOTHER_NUMBER;
        return sameNumber && overlap.containment() >= HALF ? SAME_WAY : ANOTHER_WAY;
    }

    private boolean sameSuffix(ParsedAddress other) {
        return suffix == other.suffix || suffix == ' ' || other.suffix == ' ';
    }
}
