package org.tousaidants.find.ranking;

/// « Composante » — one aspect of how well a place fits, with two weights: the default, and the one if the
/// person asked for this aspect or cannot wait. The rank is the weighted mean of all components.
public enum RankComponent {
    /// Whether the place offers the needed help.
    NEED(30, 30),
    /// The distance. For help at a distance it counts little: see [#weight].
    NEARNESS(30, 30),
    /// Whether the place is open at the requested time, else how soon it opens.
    OPENNESS(12, 30),
    PRICE(8, 14),
    /// Wheelchair, hearing, sight, reading, quiet.
    ACCESS(0, 14),
    LANGUAGE(0, 14),
    /// The way of helping: alone with a person, in a workshop, in a mobile service, on behalf of the person.
    MANNER(0, 10),
    /// Whether the data of the place is recent and complete.
    CERTAINTY(10, 10),
    /// Whether the network recognises the place or a person who helps there. The weight is so small that it
    /// only decides between places with equal distance, hours and price. Zero if the network recognises nobody.
    RECOGNISED(2, 2);

    private static final int REMOTE_NEARNESS = 4;

    private final int usual;
    private final int asked;

    RankComponent(int usual, int asked) {
        this.usual = usual;
        this.asked = asked;
    }

    /// The default weight; [#asked] is the weight if the person asked for this aspect.
    public int usual() {
        return usual;
    }

    public int asked() {
        return asked;
    }

    int weight(Search search) {
        return switch (this) {
            case NEARNESS ->
                search.where().isEmpty() ? 0 : search.way() == HelpChannel.REMOTE ? REMOTE_NEARNESS : usual;
            case OPENNESS ->
                !(search.when() instanceof SearchTime.AnyTime) || search.urgency() == Urgency.TODAY
                        ? asked
                        : search.urgency() == Urgency.WEEK ? (usual + asked) / 2 : usual;
            case PRICE ->
                search.matters().contains(Criterion.FREE) || search.matters().contains(Criterion.PASS) ? asked : usual;
            case ACCESS, LANGUAGE, MANNER ->
                search.matters().stream().anyMatch(criterion -> of(criterion) == this) ? asked : usual;
            case NEED, CERTAINTY, RECOGNISED -> usual;
        };
    }

    public static RankComponent of(Criterion criterion) {
        return switch (criterion) {
            case FREE, PASS -> PRICE;
            case INDIVIDUAL, WORKSHOP, FOR_ME, ITINERANT, REPAIR -> MANNER;
            case WHEELCHAIR, HEARING, SIGHT, ILLITERACY, MENTAL, QUIET -> ACCESS;
            case ENGLISH, OTHER_LANGUAGE -> LANGUAGE;
        };
    }
}
