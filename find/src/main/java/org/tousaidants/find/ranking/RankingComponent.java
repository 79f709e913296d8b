package org.tousaidants.find.ranking;

/// « Composante » — one aspect of how well a place suits a search, with two weights: the usual weight, and the
/// weight if the person asked for this aspect or cannot wait. The rank is the weighted mean of all components.
public enum RankingComponent {
    /// How well the services of the place answer the needs.
    NEED(30, 30),
    /// The distance. For help at a distance it has little weight: see [#weight].
    NEARNESS(30, 30),
    /// Whether the place is open at the requested time, otherwise how soon it opens.
    OPENNESS(12, 30),
    PRICE(8, 14),
    /// Wheelchair, hearing, sight, reading, quiet.
    ACCESS(0, 14),
    LANGUAGE(0, 14),
    /// The way of helping: alone with a person, in a workshop, in a mobile service, on behalf of the person.
    MANNER(0, 10),
    /// How reliable the data of the place is: recent and complete.
    CERTAINTY(10, 10),
    /// Whether the network recognises the place or a person who helps there. The weight is so small that it
    /// decides only between places with equal distance, hours and price. The weight is 0 if the network
    /// recognises nobody.
    RECOGNISED(2, 2);

    private static final int REMOTE_NEARNESS = 4;

    private final int usual;
    private final int asked;

    RankingComponent(int usual, int asked) {
        this.usual = usual;
        this.asked = asked;
    }

    /// Returns the usual weight of this component; [#asked] returns its weight if the person asked for this
    /// aspect.
    public int usual() {
        return usual;
    }

    public int asked() {
        return asked;
    }

    int weight(HelpSearch search) {
        return switch (this) {
            case NEARNESS ->
                search.where().isEmpty() ? 0 : search.way() == HelpChannel.REMOTE ? REMOTE_NEARNESS : usual;
            case OPENNESS ->
                !(search.when() instanceof SearchTime.AnyTime) || search.urgency() == NeedUrgency.TODAY
                        ? asked
                        : search.urgency() == NeedUrgency.WEEK ? (usual + asked) / 2 : usual;
            case PRICE ->
                search.matters().contains(SearchCriterion.FREE)
                                || search.matters().contains(SearchCriterion.PASS)
                        ? asked
                        : usual;
            case ACCESS, LANGUAGE, MANNER ->
                search.matters().stream().anyMatch(criterion -> of(criterion) == this) ? asked : usual;
            case NEED, CERTAINTY, RECOGNISED -> usual;
        };
    }

    public static RankingComponent of(SearchCriterion criterion) {
        return switch (criterion) {
            case FREE, PASS -> PRICE;
            case INDIVIDUAL, WORKSHOP, FOR_ME, ITINERANT, REPAIR -> MANNER;
            case WHEELCHAIR, HEARING, SIGHT, ILLITERACY, MENTAL, QUIET -> ACCESS;
            case ENGLISH, OTHER_LANGUAGE -> LANGUAGE;
        };
    }
}
