package org.tousaidants.label.interviews;

import java.util.Optional;
import java.util.UUID;

/// « Ce que disent les personnes aidées » — counts that the peers read before they meet somebody, as another room keeps
/// them: never an answer, never of fewer than five people. Whoever knows some declares a bean.
public interface SaidOfHelp {
    /// @param account of who helped
    Optional<Said> of(String network, UUID account);

    /// @param people who answered
    /// @param solved how many say that it was solved
    /// @param alone how many could do it alone next time
    /// @param respected how many felt respected
    record Said(int people, int solved, int alone, int respected) {}
}
