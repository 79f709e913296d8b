package org.tousaidants.places.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.MatchThresholds;
import org.tousaidants.core.linkage.RecordLinkage;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.core.territory.Communes;

/// « Rapprocheur » — finds the records of several sources that describe the same place. It returns pairs of records
/// with reasons, and groups of records. The same records always give the same result, whatever their order.
public final class DuplicatePlaceMatcher {
    /// The thresholds of similarity for a decision. They were chosen on the half of the known pairs that is used
    /// for training: first for the fewest wrong matches (precision), then for the best F1 score.
    static final MatchThresholds THRESHOLDS = new MatchThresholds(0.9, 0.3, 1);

    /// Weight of the typical frequencies relative to the frequencies learned from the records. Both have equal
    /// weight: learning alone is misleading, because sites of one organisation are as similar to each other as
    /// records of one place.
    private static final double HELD = 1;

    private final Communes communes;
    private final Optional<LinkageParameters> parameters;

    private DuplicatePlaceMatcher(Communes communes, Optional<LinkageParameters> parameters) {
        this.communes = communes;
        this.parameters = parameters;
    }

    /// Returns a matcher with the parameters shipped with the software.
    public static DuplicatePlaceMatcher shipped(Communes communes) {
        return new DuplicatePlaceMatcher(communes, Optional.of(BundledMatchingParameters.shipped()));
    }

    /// Returns a matcher that learns its parameters from the records that it compares. It needs many records.
    public static DuplicatePlaceMatcher learning(Communes communes) {
        return new DuplicatePlaceMatcher(communes, Optional.empty());
    }

    public PlaceMatchResult match(Collection<MatchedSourceRecord> entries) {
        return match(entries, List.of());
    }

    /// Matches the records of several sources.
    ///
    /// @param entries the records; two records must not have the same source and id
    /// @param decided people's decisions, which override similarity
    public PlaceMatchResult match(Collection<MatchedSourceRecord> entries, Collection<RecordedPairDecision> decided) {
        var ready = MatchablePlaceRecords.of(entries, communes);
        var kept = DuplicateFreeSourceFinder.among(ready.fiches());
        var linkage = linkage(ready)
                .clean(kept)
                .guarded(MergeGuardRules.of(ready.vocabulary()))
                .deciding(THRESHOLDS)
                .overlappingSources()
                .marked(MatchablePlaceRecord::point)
                .holdingToTypical(HELD);
        if (parameters.isPresent()) linkage = linkage.given(parameters.get());
        return new PlaceMatchResult(linkage.link(ready.fiches(), decided), kept, hosts(ready, decided));
    }

    /// Returns the pairs of a France Services centre and the organisation that may host it, except the pairs
    /// that people already decided.
    private static Set<FranceServicesHostPlaceFinder.HostRecordPair> hosts(
            MatchablePlaceRecords.PreparedPlaceRecords ready, Collection<RecordedPairDecision> decided) {
        var asked = FranceServicesHostPlaceFinder.among(ready);
        for (var ruling : decided)
            asked.remove(FranceServicesHostPlaceFinder.HostRecordPair.of(ruling.left(), ruling.right()));
        return asked;
    }

    /// Returns the fraction (0 to 1) of the known pairs of records of the same place that are among the selected
    /// candidate pairs.
    ///
    /// @param known pairs that people have decided
    double preselected(Collection<MatchedSourceRecord> entries, Collection<RecordedPairDecision> known) {
        var ready = MatchablePlaceRecords.of(entries, communes);
        return linkage(ready).preselected(ready.fiches(), known);
    }

    private static RecordLinkage<MatchablePlaceRecord> linkage(MatchablePlaceRecords.PreparedPlaceRecords ready) {
        var words = ready.vocabulary();
        return RecordLinkage.of(
                MatchablePlaceRecord::key,
                PlaceRecordComparisons.of(words),
                CandidatePairSelector.of(words, ready.lost()));
    }
}
