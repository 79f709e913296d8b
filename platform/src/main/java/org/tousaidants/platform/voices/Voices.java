package org.tousaidants.platform.voices;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes » — of whoever helped them, of a place, of a moment with seats. The room that keeps
/// the
/// answers declares a bean.
public interface Voices {
    /// Fewer are told to nobody.
    int FEWEST = 5;

    /// Whoever reads a public page may be anybody.
    int FEWEST_IN_PUBLIC = 11;

    /// « De qui, de quoi » — whose id is asked about.
    enum Of {
        HELPER,
        PLACE,
        MOMENT
    }

    /// Empty when fewer than `least` spoke, or fewer than [#FEWEST].
    Optional<Said> said(String network, Of of, UUID id, int least);

    /// @param people who answered
    /// @param solved how many say that it was solved, or served them
    /// @param alone how many will do it alone next time
    /// @param respected how many felt respected, or made welcome
    record Said(int people, int solved, int alone, int respected) {}
}
