package org.tousaidants.platform.bookings;

import java.util.Optional;
import java.util.UUID;

/// « Avis sur un moment » — what those who came to an event or a session said of it on paper, as another room counts
/// it: counts, never an answer. Whoever knows some declares a bean.
public interface SlotVoices {
    /// Fewer are told to nobody.
    int FEWEST = 5;

    /// Whoever reads a public page may be anybody.
    int FEWEST_IN_PUBLIC = 11;

    /// Empty when fewer than `least` spoke of it.
    Optional<Said> said(String network, UUID slot, int least);

    /// @param people who answered
    /// @param served how many say that it served them
    /// @param alone how many will manage alone with what they found there
    /// @param welcomed how many felt respected
    record Said(int people, int served, int alone, int welcomed) {}
}
