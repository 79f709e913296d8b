package org.tousaidants.platform.identity;

import org.springframework.stereotype.Component;
import org.tousaidants.platform.served.Served;

/// « Second facteur » — of whom the network demands more than a mailbox (`ta.second-factor`): of no account unless
/// the operator says so, of the coordination (`coordination`), or of everybody (`all`). A passkey is two factors,
/// and so is a provider that is asked for such a level.
@Component
final class SecondFactor {
    private final Served served;

    SecondFactor(Served served) {
        this.served = served;
        served.each(() -> demandedOf(Role.HELPER));
    }

    /// @throws IllegalStateException when the setting says something else
    boolean demandedOf(Role role) {
        return switch (served.setting("second-factor")) {
            case "" -> false;
            case "coordination" -> role == Role.COORDINATOR;
            case "all" -> true;
            default ->
                throw new IllegalStateException(
                        "Le réglage ta.second-factor ne peut être que « coordination » ou « all ».");
        };
    }
}
