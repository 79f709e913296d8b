package org.tousaidants.places.matching;

/// The parsed name of a place: its kind of service, and its distinctive words.
///
/// @param core the words that remain when kinds, carriers and silent words are taken away
/// @param term the same number for all names with this core; -1 without core
/// @param initials the word that the initials of the whole name would be, -1 if it is never written
/// @param brand several places of one source have this name
/// @param words the same number for all names of the same words, articles and order apart; -1 without name
/// @param said whether the record has a name
/// @param bare it states nothing but its kind and its commune
record ParsedName(WordBag core, int term, int initials, boolean brand, int words, boolean said, boolean bare) {
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
    /// One word in the name of one place in fifty: enough to recognise a name inside a longer one.
    private static final float TELLING_NATS = 4;

    /// @return -1 when one of the two states only its kind and its commune
    static int compare(PlaceRecord left, PlaceRecord right, Vocabulary vocabulary) {
        var one = left.name();
        var other = right.name();
        if (one.core.isEmpty() || other.core.isEmpty()) return -1;
        var overlap = one.core.with(
                other.core, vocabulary, left.town().words(), right.town().words());
        if (!overlap.comparable()) return -1;
        var brand = one.brand || other.brand;
        if (overlap.jaccard() >= ALL_BUT_A_LETTER) return brand ? SAME_BRAND : SAME;
        if (overlap.jaccard() >= MOST || overlap.containment() >= CONTAINED && overlap.shared() >= TELLING_NATS)
            return brand ? CLOSE_BRAND : CLOSE;
        if (abbreviates(one, other) || abbreviates(other, one)) return CLOSE_BRAND;
        return overlap.containment() >= SOME ? PARTLY : DIFFERENT;
    }

    boolean sameWords(ParsedName other) {
        return words >= 0 && words == other.words;
    }

    private static boolean abbreviates(ParsedName one, ParsedName other) {
        if (other.initials < 0) return false;
        for (var word : one.core.words()) if (word == other.initials) return true;
        return false;
    }
}
