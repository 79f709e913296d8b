package org.tousaidants.places.matching;

/// A parsed name of a place: kind of service and distinctive words.
///
/// @param core words without kinds, organisations and ignored words
/// @param term number that is equal for all names with this core; -1 without core
/// @param initials number of the word formed by the initials of the name; -1 if no record contains it
/// @param brand whether several places of one source have this name
/// @param words number that is equal for all names with the same words, ignoring articles and order; -1
///     without name
/// @param said whether the record has a name
/// @param bare whether the name contains only the kind and the commune
record ParsedPlaceName(WordSet core, int term, int initials, boolean brand, int words, boolean said, boolean bare) {
    static final int DIFFERENT = 0;
    static final int PARTLY = 1;
    static final int CLOSE_BRAND = 2;
    static final int CLOSE = 3;
    static final int SAME_BRAND = 4;
    static final int SAME = 5;

    private static final float ALL_BUT_A_LETTER = 0.85f;
    private static final float MOST = 0.55f;
    private static final float CONTAINED = 0.9f;
    private static final float SOME = 0.4f;
    /// Information, in nats, of a word that occurs in one of fifty names. Such a word is distinctive enough to
    /// recognise a short name within a longer name.
    private static final float TELLING_NATS = 4;

    /// Returns the level of agreement of two names.
    ///
    /// @return one of the constants of this class; -1 if one of the names contains only the kind and the commune
    static int compare(MatchablePlaceRecord left, MatchablePlaceRecord right, RecordWordVocabulary vocabulary) {
        var leftName = left.name();
        var other = right.name();
        if (leftName.core.isEmpty() || other.core.isEmpty()) return -1;
        var overlap = leftName.core.with(
                other.core, vocabulary, left.town().words(), right.town().words());
        if (!overlap.comparable()) return -1;
        var brand = leftName.brand || other.brand;
        if (overlap.jaccard() >= ALL_BUT_A_LETTER) return brand ? SAME_BRAND : SAME;
        if (overlap.jaccard() >= MOST || overlap.containment() >= CONTAINED && overlap.shared() >= TELLING_NATS)
            return brand ? CLOSE_BRAND : CLOSE;
        if (abbreviates(leftName, other) || abbreviates(other, leftName)) return CLOSE_BRAND;
        return overlap.containment() >= SOME ? PARTLY : DIFFERENT;
    }

    boolean sameWords(ParsedPlaceName other) {
        return words >= 0 && words == other.words;
    }

    private static boolean abbreviates(ParsedPlaceName one, ParsedPlaceName other) {
        if (other.initials < 0) return false;
        for (var word : one.core.words()) if (word == other.initials) return true;
        return false;
    }
}
