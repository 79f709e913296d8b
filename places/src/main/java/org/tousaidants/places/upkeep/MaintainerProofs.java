package org.tousaidants.places.upkeep;

import java.time.LocalDate;
import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// « Preuve de mainteneur » — a proof that another package signs for people who maintain the sheets, so that
/// anybody can check it. The work is counted here; the package that signs declares a bean.
public interface MaintainerProofs {
    sealed interface State {
        record None() implements State {}

        /// @param path of the public check
        /// @param picture the path of the picture that contains the signed file
        record Held(String path, String picture) implements State {}

        /// The coordination withdrew it: no new signature before that day.
        record TakenBack(LocalDate until, String reason) implements State {}
    }

    State of(UUID account);

    /// Signs, or signs again for a year.
    ///
    /// @param hours estimated for the acts
    /// @param months of the last twelve with an act
    /// @return whether it was signed
    boolean sign(Actor self, int acts, int hours, int months);

    /// The person gives up the proof.
    void giveUp(Actor self);
}
