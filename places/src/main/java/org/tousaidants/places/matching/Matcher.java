package org.tousaidants.places.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.linkage.Linkage;
import org.tousaidants.core.linkage.Parameters;
import org.tousaidants.core.linkage.RecordedDecision;
import org.tousaidants.core.linkage.Thresholds;
import org.tousaidants.core.territory.Communes;

/// « Rapprocheur » — finds the records, from several sources, that mean one place: the pairs, each with its
/// reasons, and the groups. Pure and repeatable: the same records give the same answer in any order.
public final class Matcher {
    /// Chosen on the training half of the known pairs: precision first, then the best F1.
    static final Thresholds THRESHOLDS = new Thresholds(0.9, 0.3, 1);

    /// Sites of one organisation resemble each other as records of one place do: the typical weights of a level
    /// count as much as the learned ones.
    private static final double HELD = 1;

    private final Communes communes;
    private final Optional<Parameters> parameters;

    private Matcher(Communes communes, Optional<Parameters> parameters) {
        this.communes = communes;
        this.parameters = parameters;
    }

    /// With the parameters that ship with the product.
    public static Matcher shipped(Communes communes) {
        return new Matcher(communes, Optional.of(Weights.shipped()));
    }

    /// Learns from the records themselves, which must be many.
    public static Matcher learning(Communes communes) {
        return new Matcher(communes, Optional.empty());
    }

    public MatchResult match(Collection<SourceEntry> entries) {
        return match(entries, List.of());
    }

    /// @param entries no two with the same source and identifier
    /// @param decided by people: it outweighs all similarity
    public MatchResult match(Collection<SourceEntry> entries, Collection<RecordedDecision> decided) {
        var ready = PlaceRecords.of(entries, communes);
        var kept = ReliableSources.among(ready.fiches());
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

    /// Pairs decided by people are left out.
    private static Set<HostBodies.Pair> hosts(PlaceRecords.Ready ready, Collection<RecordedDecision> decided) {
        var asked = HostBodies.among(ready);
        for (var ruling : decided) asked.remove(HostBodies.Pair.of(ruling.left(), ruling.right()));
        return asked;
    }

    /// The share of known equal pairs that is compared.
    double preselected(Collection<SourceEntry> entries, Collection<RecordedDecision> known) {
        var ready = PlaceRecords.of(entries, communes);
        return linkage(ready).preselected(ready.fiches(), known);
    }

    private static Linkage<PlaceRecord> linkage(PlaceRecords.Ready ready) {
        var words = ready.vocabulary();
        return Linkage.of(PlaceRecord::key, RecordComparisons.of(words), ComparisonPasses.of(words, ready.lost()));
    }
}
