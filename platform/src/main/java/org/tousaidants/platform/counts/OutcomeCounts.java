package org.tousaidants.platform.counts;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — answers of people about their helper, a place or a slot. The package that
/// stores the answers declares a bean.
public interface OutcomeCounts {
    /// « De qui, de quoi » — the kind of the id.
    enum Of {
        HELPER,
        PLACE,
        MOMENT
    }

    /// Empty when too few people answered.
    Optional<PeopleSaid> said(Of of, UUID id, SmallCounts reader);

    /// @param people number of people who answered
    /// @param solved how many say that it was solved, or that it helped
    /// @param alone how many can do it alone next time
    /// @param respected how many felt respected, or welcome
    record PeopleSaid(int people, int solved, int alone, int respected) {}
}
