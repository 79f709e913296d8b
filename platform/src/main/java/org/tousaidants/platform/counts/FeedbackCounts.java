package org.tousaidants.platform.counts;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — counts people's feedback about a helper, a place or a slot. The package
/// that stores the feedback implements it as a Spring bean.
public interface FeedbackCounts {
    /// « De qui, de quoi » — the kind of thing that the id identifies: a helper, a place or a slot.
    enum SubjectKind {
        HELPER,
        PLACE,
        MOMENT
    }

    /// The counts; empty if too few people answered.
    Optional<FeedbackSummary> said(SubjectKind of, UUID id, SmallCountThreshold reader);

    /// @param people number of people who answered
    /// @param solved number of people who say that the problem was solved, or that the help was useful
    /// @param alone how many can do it alone next time
    /// @param respected how many felt respected, or welcome
    record FeedbackSummary(int people, int solved, int alone, int respected) {}
}
