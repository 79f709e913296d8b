package org.tousaidants.platform.counts;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — counts people's feedback about a helper, a place or a slot. The package
/// that stores the feedback implements it as a Spring bean.
public interface FeedbackCounts {
    /// « De qui, de quoi » — the kind of object to which feedback refers: a helper, a place or a slot.
    enum FeedbackSubjectKind {
        HELPER,
        PLACE,
        MOMENT
    }

    /// Returns the feedback counts about one helper, place or slot; empty if too few people answered.
    ///
    /// @param of kind of the object with this id
    /// @param reader threshold that applies to the reader of the counts
    Optional<FeedbackSummary> said(FeedbackSubjectKind of, UUID id, SmallCountThreshold reader);

    /// The counts of the answers about one object.
    ///
    /// @param people number of people who answered
    /// @param solved number of people who say that the problem was solved, or that the help was useful
    /// @param alone number of people who say that they can do it alone next time
    /// @param respected number of people who felt respected or welcome
    record FeedbackSummary(int people, int solved, int alone, int respected) {}
}
