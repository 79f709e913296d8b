package org.tousaidants.platform.counts;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — of their helper, of a place, of a moment with seats. The room that keeps the
/// answers declares a bean.
public interface Voices {
    /// « De qui, de quoi » — whose id is asked about.
    enum Of {
        HELPER,
        PLACE,
        MOMENT
    }

    /// Empty when too few spoke.
    Optional<Said> said(Of of, UUID id, SmallCounts reader);

    /// @param people who answered
    /// @param solved how many say that it was solved, or served them
    /// @param alone how many will do it alone next time
    /// @param respected how many felt respected, or made welcome
    record Said(int people, int solved, int alone, int respected) {}
}
