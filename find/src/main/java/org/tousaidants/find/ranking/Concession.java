package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Concession » — a criterion that is dropped because no place meets the whole search. The order is that in
/// which they are tried: first the one that costs the person least, last those that may lead to a closed place.
/// Single concessions are tried before several together. The page names each one.
public enum Concession {
    ITINERANT,
    WORKSHOP,
    INDIVIDUAL,
    /// The distance is doubled.
    FARTHER,
    PASS,
    /// The requested time, such as « now » or « evening », becomes « any time ».
    WHEN,
    /// Places whose sheet gives no price are accepted.
    PRICE_UNSAID,
    FOR_ME,
    /// The distance becomes 60 km.
    FAR,
    /// Places that are not free are accepted.
    PAID,
    ENGLISH,
    OTHER_LANGUAGE,
    /// The place need answer only one of the needs.
    ALL_NEEDS,
    REPAIR,
    QUIET,
    ILLITERACY,
    MENTAL,
    SIGHT,
    HEARING,
    WHEELCHAIR,
    /// The person travels, instead of a visit at home or help at a distance.
    WAY,
    /// Places whose sheet lists no services are accepted.
    SERVICES_UNSAID;

    public static final int FAR_KM = 60;

    /// The concession that drops a criterion. The price has two steps; the first is returned.
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

    /// This concession with those that it includes: a person who accepts a paid place also accepts one without
    /// a price.
    public List<Concession> withThoseItHolds() {
        return switch (this) {
            case PAID -> List.of(PAID, PRICE_UNSAID);
            case FAR -> List.of(FAR, FARTHER);
            default -> List.of(this);
        };
    }

    /// The search without the criterion; empty if a search cannot express it.
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
