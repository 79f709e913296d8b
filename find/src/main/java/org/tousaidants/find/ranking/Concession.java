package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Concession » — the criterion given up when no place fits the whole search, in this order: first the
/// cheapest for the person, last those that could lead to a closed place. One alone is tried before two. Each
/// is shown in words.
public enum Concession {
    ITINERANT,
    WORKSHOP,
    INDIVIDUAL,
    /// Twice as far.
    FARTHER,
    PASS,
    /// « Now » or « today » becomes « any time »; an evening or a day too.
    WHEN,
    /// Places without a price on their sheet.
    PRICE_UNSAID,
    FOR_ME,
    /// Up to 60 km.
    FAR,
    /// Places that are not free.
    PAID,
    ENGLISH,
    OTHER_LANGUAGE,
    /// The place answers one of the needs instead of all.
    ALL_NEEDS,
    ILLITERACY,
    MENTAL,
    SIGHT,
    HEARING,
    WHEELCHAIR,
    /// Going there instead of a visit at home or help at a distance.
    WAY,
    /// Places without services on their sheet.
    SERVICES_UNSAID;

    public static final int FAR_KM = 60;

    /// The concession that drops a criterion; for a price there are two steps, of which this is the first.
    static Concession of(Criterion criterion) {
        return criterion == Criterion.FREE ? PRICE_UNSAID : valueOf(criterion.name());
    }

    static List<Concession> thatApplyTo(Search search) {
        return Arrays.stream(values())
                .filter(concession -> concession.appliesTo(search))
                .toList();
    }

    boolean appliesTo(Search search) {
        return switch (this) {
            case FARTHER -> placed(search);
            case FAR -> placed(search) && 2 * search.radius() < FAR_KM;
            case WHEN -> !(search.when() instanceof SearchTime.AnyTime);
            case PRICE_UNSAID, PAID -> search.matters().contains(Criterion.FREE);
            case ALL_NEEDS -> search.needs().size() > 1;
            case WAY -> !search.way().travels();
            case SERVICES_UNSAID -> !search.needs().isEmpty();
            default -> search.matters().contains(Criterion.valueOf(name()));
        };
    }

    /// The concessions that it implies: a person who accepts a paid place accepts one without a price.
    public List<Concession> withThoseItHolds() {
        return switch (this) {
            case PAID -> List.of(PAID, PRICE_UNSAID);
            case FAR -> List.of(FAR, FARTHER);
            default -> List.of(this);
        };
    }

    /// The same search without the criterion, when a search can express it.
    Optional<Search> giveUp(Search search) {
        return switch (this) {
            case FARTHER -> Optional.of(search.withRadius(2 * search.radius()));
            case FAR -> Optional.of(search.withRadius(FAR_KM));
            case WHEN -> Optional.of(search.withWhen(new SearchTime.AnyTime()));
            case PAID -> Optional.of(search.without(Criterion.FREE));
            case WAY -> Optional.of(search.withWay(HelpChannel.AT_PLACE));
            case PRICE_UNSAID, ALL_NEEDS, SERVICES_UNSAID -> Optional.empty();
            default -> Optional.of(search.without(Criterion.valueOf(name())));
        };
    }

    private static boolean placed(Search search) {
        return search.where().isPresent();
    }
}
