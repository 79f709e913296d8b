package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Concession » — a criterion that is dropped because no place meets the whole search. The constants are in the
/// order in which concessions are tried: first those with the least disadvantage for the person, last those that may
/// lead to a closed place. Single concessions are tried before several together. The page names each concession.
public enum SearchConcession {
    ITINERANT,
    WORKSHOP,
    INDIVIDUAL,
    /// The distance is doubled.
    FARTHER,
    PASS,
    /// The requested time, such as « now » or « evening », becomes « any time ».
    WHEN,
    /// Places whose sheet states no price are accepted.
    PRICE_UNSAID,
    FOR_ME,
    /// The distance becomes 60 km.
    FAR,
    /// Places that are not free are accepted.
    PAID,
    ENGLISH,
    OTHER_LANGUAGE,
    /// A place is accepted if it answers at least one of the needs.
    ALL_NEEDS,
    REPAIR,
    QUIET,
    ILLITERACY,
    MENTAL,
    SIGHT,
    HEARING,
    WHEELCHAIR,
    /// The person travels to the place, instead of a visit at home or help at a distance.
    WAY,
    /// Places whose sheet lists no services are accepted.
    SERVICES_UNSAID;

    public static final int FAR_KM = 60;

    /// Returns the concession that drops a criterion. The price has two concessions, of which the first is
    /// returned.
    static SearchConcession of(SearchCriterion criterion) {
        return criterion == SearchCriterion.FREE ? PRICE_UNSAID : valueOf(criterion.name());
    }

    static List<SearchConcession> thatApplyTo(HelpSearch search) {
        return Arrays.stream(values())
                .filter(concession -> concession.appliesTo(search))
                .toList();
    }

    boolean appliesTo(HelpSearch search) {
        return switch (this) {
            case FARTHER -> placed(search);
            case FAR -> placed(search) && 2 * search.radius() < FAR_KM;
            case WHEN -> !(search.when() instanceof SearchTime.AnyTime);
            case PRICE_UNSAID, PAID -> search.matters().contains(SearchCriterion.FREE);
            case ALL_NEEDS -> search.needs().size() > 1;
            case WAY -> !search.way().travels();
            case SERVICES_UNSAID -> !search.needs().isEmpty();
            default -> search.matters().contains(SearchCriterion.valueOf(name()));
        };
    }

    /// Returns this concession together with the concessions that follow from it: a person who accepts a paid
    /// place also accepts a place without a stated price.
    public List<SearchConcession> withThoseItHolds() {
        return switch (this) {
            case PAID -> List.of(PAID, PRICE_UNSAID);
            case FAR -> List.of(FAR, FARTHER);
            default -> List.of(this);
        };
    }

    /// Returns the search without the criterion that this concession drops; empty if no search can express this.
    Optional<HelpSearch> giveUp(HelpSearch search) {
        return switch (this) {
            case FARTHER -> Optional.of(search.withRadius(2 * search.radius()));
            case FAR -> Optional.of(search.withRadius(FAR_KM));
            case WHEN -> Optional.of(search.withWhen(new SearchTime.AnyTime()));
            case PAID -> Optional.of(search.without(SearchCriterion.FREE));
            case WAY -> Optional.of(search.withWay(HelpChannel.AT_PLACE));
            case PRICE_UNSAID, ALL_NEEDS, SERVICES_UNSAID -> Optional.empty();
            default -> Optional.of(search.without(SearchCriterion.valueOf(name())));
        };
    }

    private static boolean placed(HelpSearch search) {
        return search.where().isPresent();
    }
}
