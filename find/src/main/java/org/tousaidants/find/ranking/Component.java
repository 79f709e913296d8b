package org.tousaidants.find.ranking;

/// « Composante » — one side of how well a place fits, with what it weighs in the rank: the first weight
/// always, the second when the person asked for it (or cannot wait). The rank is the mean of the components so
/// weighed.
public enum Component {
    /// Does the place do what is needed?
    NEED(30, 30),
    /// How long the way is. At a distance it hardly counts: see [#weight].
    NEARNESS(30, 30),
    /// Open at the moment asked, else how soon.
    OPENNESS(12, 30),
    PRICE(8, 14),
    /// Wheelchair, hearing, sight, reading.
    ACCESS(0, 14),
    LANGUAGE(0, 14),
    /// Alone with a person, in a workshop, by a bus, for me.
    MANNER(0, 10),
    /// Is what we know of the place recent and complete?
    CERTAINTY(10, 10),
    /// Is the place recognised by the network, or a person who helps there? So light that it only settles what the
    /// way, the hours and the price leave undecided; nothing where there is no recognition.
    RECOGNISED(2, 2);

    private static final int REMOTE_NEARNESS = 4;

    private final int usual;
    private final int asked;

    Component(int usual, int asked) {
        this.usual = usual;
        this.asked = asked;
    }

    /// What it weighs when nothing was said of it, and when it was asked for.
    public int usual() {
        return usual;
    }

    public int asked() {
        return asked;
    }

    int weight(Search search) {
        return switch (this) {
            case NEARNESS -> search.where().isEmpty() ? 0 : search.way() == Way.REMOTE ? REMOTE_NEARNESS : usual;
            case OPENNESS ->
                !(search.when() instanceof When.AnyTime) || search.urgency() == Urgency.TODAY
                        ? asked
                        : search.urgency() == Urgency.WEEK ? (usual + asked) / 2 : usual;
            case PRICE ->
                search.matters().contains(Criterion.FREE) || search.matters().contains(Criterion.PASS) ? asked : usual;
            case ACCESS, LANGUAGE, MANNER ->
                search.matters().stream().anyMatch(criterion -> of(criterion) == this) ? asked : usual;
            case NEED, CERTAINTY, RECOGNISED -> usual;
        };
    }

    public static Component of(Criterion criterion) {
        return switch (criterion) {
            case FREE, PASS -> PRICE;
            case INDIVIDUAL, WORKSHOP, FOR_ME, ITINERANT -> MANNER;
            case WHEELCHAIR, HEARING, SIGHT, ILLITERACY, MENTAL -> ACCESS;
            case ENGLISH, OTHER_LANGUAGE -> LANGUAGE;
        };
    }
}
