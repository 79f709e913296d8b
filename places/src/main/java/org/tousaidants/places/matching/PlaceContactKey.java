package org.tousaidants.places.matching;

/// The contacts of a place (phone, mail, website), converted to numbers that are equal for equal values. A value
/// that several places of one source share, such as a switchboard or the mail of a town hall, identifies the
/// organisation and not the place.
///
/// @param phone number of the phone; -1 if unknown
/// @param boxes numbers of the mail addresses
/// @param hosts numbers of the domains of mails and websites, without those of mail providers
record PlaceContactKey(int phone, boolean sharedPhone, int[] boxes, boolean sharedBox, int[] hosts) {
    static final int OTHERS = 0;
    static final int ORGANISATION_BUT = 1;
    static final int ORGANISATION = 2;
    static final int ONE_BUT = 3;
    static final int ONE = 4;
    static final int TWO = 5;

    int compare(PlaceContactKey other) {
        var own = 0;
        var common = 0;
        var against = 0;
        if (phone >= 0 && other.phone >= 0) {
            if (phone != other.phone) against++;
            else if (sharedPhone || other.sharedPhone) common++;
            else own++;
        }
        var boxesAgainst = 0;
        if (boxes.length > 0 && other.boxes.length > 0) {
            if (!meet(boxes, other.boxes)) boxesAgainst++;
            else if (sharedBox || other.sharedBox) common++;
            else own++;
        }
        if (hosts.length > 0 && other.hosts.length > 0) {
            if (!meet(hosts, other.hosts)) against++;
            else common++;
        } else against += boxesAgainst;
        if (own == 0 && common == 0) return against == 0 ? -1 : OTHERS;
        if (own >= 2 || own == 1 && common > 0 && against == 0) return TWO;
        if (own == 1) return against > 0 ? ONE_BUT : ONE;
        return against > 0 ? ORGANISATION_BUT : ORGANISATION;
    }

    static boolean meet(int[] some, int[] others) {
        for (var one : some) for (var other : others) if (one == other) return true;
        return false;
    }
}
