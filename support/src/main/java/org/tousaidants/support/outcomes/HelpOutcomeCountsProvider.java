package org.tousaidants.support.outcomes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.skills.ServiceGuaranteeMeasures;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.support.referrals.PlaceDeskSection;

/// Provides the feedback counts to other packages: the guarantee, the peer interview, the page of a place's staff,
/// and the page of an event. Answers are counted in groups of five and never shown singly.
@Component
class HelpOutcomeCountsProvider implements ServiceGuaranteeMeasures, FeedbackCounts, PlaceDeskSection {
    private static final String MEASURE = "respectee-et-aidee";

    private static final int WORDS_OF_A_PLACE = 10;

    private final HelpOutcomeStore store;
    private final NetworkModules modules;
    private final Clock clock;

    HelpOutcomeCountsProvider(HelpOutcomeStore store, NetworkModules modules, Clock clock) {
        this.modules = modules;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<List<ServiceGuarantee.GuaranteeMeasure>> of(ServiceGuarantee guarantee) {
        return Optional.of(guarantee.measure())
                .filter(measure -> MEASURE.equals(measure) && modules.isOn(HelpOutcomeCountsProvider.class))
                .map(_ -> store.respectedAndHelped(ParisTime.today(clock).minusYears(1)).stream()
                        .map(said -> new ServiceGuarantee.GuaranteeMeasure(said, 1))
                        .toList());
    }

    @Override
    public Optional<FeedbackCounts.FeedbackSummary> said(FeedbackSubjectKind of, UUID id, SmallCountThreshold reader) {
        if (!modules.isOn(HelpOutcomeCountsProvider.class)) return Optional.empty();
        var tally = switch (of) {
            case HELPER -> store.ofHelper(id);
            case PLACE -> store.ofPlace(new PlaceId(id));
            case MOMENT -> store.ofSlot(id);
        };
        return tally.told() && reader.tells(tally.people())
                ? Optional.of(new FeedbackCounts.FeedbackSummary(
                        tally.people(), tally.solved(), tally.alone(), tally.respected()))
                : Optional.empty();
    }

    @Override
    public Optional<PlaceDeskSection.OpinionCounts> opinions(PlaceId place) {
        return said(FeedbackSubjectKind.PLACE, place.value(), SmallCountThreshold.AT_WORK)
                .map(counts -> new PlaceDeskSection.OpinionCounts(counts, store.shown(place, WORDS_OF_A_PLACE)));
    }
}
