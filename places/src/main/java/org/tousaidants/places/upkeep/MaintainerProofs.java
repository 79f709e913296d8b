package org.tousaidants.places.upkeep;

import java.time.LocalDate;
import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// « Preuve de mainteneur » — what another room signs for those who keep the sheets, so that anybody can check it.
/// The work is counted here; a room that signs declares a bean.
public interface MaintainerProofs {
    sealed interface State {
        record None() implements State {}

        /// @param path where anybody checks it
        /// @param picture the path of the picture that holds the signed file
        record Held(String path, String picture) implements State {}

        /// The coordination took it back: she does not sign again before that day.
        record TakenBack(LocalDate until, String reason) implements State {}
    }

    State of(UUID account);

    /// Signs, or signs again for a year.
    ///
    /// @param hours that the acts are estimated to have taken
    /// @param months of the last twelve in which there was one
    /// @return whether it was signed
    boolean sign(Actor self, int acts, int hours, int months);

    /// She wants none any more.
    void giveUp(Actor self);
}
