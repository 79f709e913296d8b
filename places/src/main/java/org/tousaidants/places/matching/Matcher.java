package org.tousaidants.places.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.linkage.Linkage;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.MatchThresholds;
import org.tousaidants.core.linkage.RecordedDecision;
import org.tousaidants.core.territory.Communes;

/// « Rapprocheur » — finds the records of several sources that describe one place: the pairs with reasons, and
/// the groups. Pure and deterministic: the order of the records does not matter.
public final class Matcher {
    /// Chosen on the training half of the known pairs: highest precision first, then highest F1.
    static final MatchThresholds THRESHOLDS = new MatchThresholds(0.9, 0.3, 1);

    /// Weight of the typical frequencies relative to the learned ones: equal, because sites of one organisation
    /// are as similar as records of one place.
    private static final double HELD = 1;

    private final Communes communes;
    private final Optional<LinkageParameters> parameters;

    private Matcher(Communes communes, Optional<LinkageParameters> parameters) {
        this.communes = communes;
        this.parameters = parameters;
    }

    /// A matcher with the parameters shipped with the product.
    public static Matcher shipped(Communes communes) {
        return new Matcher(communes, Optional.of(ShippedParameters.shipped()));
    }

    /// A matcher that learns its parameters from the records, which must be many.
    public static Matcher learning(Communes communes) {
        return new Matcher(communes, Optional.empty());
    }

    public MatchResult match(Collection<SourceEntry> entries) {
        return match(entries, List.of());
    }

    /// @param entries no two with the same source and id
    /// @param decided decisions of people, which override similarity
    public MatchResult match(Collection<SourceEntry> entries, Collection<RecordedDecision> decided) {
        var ready = PlaceRecords.of(entries, communes);
        var kept = DuplicateFreeSourceFinder.among(ready.fiches());
        var linkage = linkage(ready)
                .clean(kept)
                .guarded(MergeGuards.of(ready.vocabulary()))
                .deciding(THRESHOLDS)
                .overlappingSources()
                .marked(PlaceRecord::point)
                .holdingToTypical(HELD);
        if (parameters.isPresent()) linkage = linkage.given(parameters.get());
        return new MatchResult(linkage.link(ready.fiches(), decided), kept, hosts(ready, decided));
    }

    /// The pairs of centres and hosts, without those that people decided.
    private static Set<FranceServicesHostFinder.Pair> hosts(
            PlaceRecords.Ready ready, Collection<RecordedDecision> decided) {
        var asked = FranceServicesHostFinder.among(ready);
        for (var ruling : decided) asked.remove(FranceServicesHostFinder.Pair.of(ruling.left(), ruling.right()));
        return asked;
    }

    /// The fraction of known matches that the blocking selects.
    double preselected(Collection<SourceEntry> entries, Collection<RecordedDecision> known) {
        var ready = PlaceRecords.of(entries, communes);
        return linkage(ready).preselected(ready.fiches(), known);
    }

    private static Linkage<PlaceRecord> linkage(PlaceRecords.Ready ready) {
        var words = ready.vocabulary();
        return Linkage.of(PlaceRecord::key, RecordComparisons.of(words), CandidatePairSelector.of(words, ready.lost()));
    }
}
