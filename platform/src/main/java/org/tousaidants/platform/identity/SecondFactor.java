package org.tousaidants.platform.identity;

import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// « Second facteur » — of whom the network demands more than a mailbox (`ta.second-factor`): of no account unless
/// the operator says so, of the coordination (`coordination`), or of everybody (`all`). A passkey is two factors,
/// and so is a provider that is asked for such a level.
@Component
final class SecondFactor {
    private final Tenants tenants;

    SecondFactor(Tenants tenants) {
        this.tenants = tenants;
        tenants.each(() -> demandedOf(Role.HELPER));
    }

    /// @throws IllegalStateException when the setting says something else
    boolean demandedOf(Role role) {
        return switch (tenants.setting("second-factor")) {
            case "" -> false;
            case "coordination" -> role == Role.COORDINATOR;
            case "all" -> true;
            default ->
                throw new IllegalStateException(
                        "Le réglage ta.second-factor ne peut être que « coordination » ou « all ».");
        };
    }
}
