package org.tousaidants.platform.counts;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — counts people's feedback about a helper, a place or a slot. The package
/// that stores the feedback implements it as a Spring bean.
public interface FeedbackCounts {
    /// « De qui, de quoi » — what the id refers to.
    enum Of {
        HELPER,
        PLACE,
        MOMENT
    }

    /// The counts; empty if too few people answered.
    Optional<PeopleSaid> said(Of of, UUID id, SmallCountThreshold reader);

    /// @param people number of people who answered
    /// @param solved how many say that the problem was solved, or that it helped
    /// @param alone how many can do it alone next time
    /// @param respected how many felt respected, or welcome
    record PeopleSaid(int people, int solved, int alone, int respected) {}
}
